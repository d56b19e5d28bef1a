"""The documentation says what is there."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.test import override_settings

from office.deadlines.clocks import all_clocks
from office.desk import reference
from office.documents.registry import all_kinds
from office.notifications.registry import all_notifications

DOCS = settings.BASE_DIR / "docs"
README = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
PROCEDURES = {page.name: page.read_text(encoding="utf-8") for page in (DOCS / "procedures").iterdir()}


def test_the_procedures_are_written_as_they_are_declared():
    assert reference.pages() == PROCEDURES, "run manage.py write_procedures"


def test_the_command_writes_these_pages_and_takes_away_what_is_no_more(tmp_path):
    (tmp_path / "docs" / "procedures").mkdir(parents=True)
    (tmp_path / "docs" / "procedures" / "gone.md").write_text("# A procedure that was")
    with override_settings(BASE_DIR=tmp_path):
        call_command("write_procedures", verbosity=0)
    written = (tmp_path / "docs" / "procedures").iterdir()
    assert {page.name: page.read_text(encoding="utf-8") for page in written} == PROCEDURES


def test_every_document_notification_and_clock_stands_in_the_procedures():
    told = "\n".join(PROCEDURES.values())
    for key in [*all_kinds(), *all_notifications(), *(clock.id for clock in all_clocks())]:
        assert re.search(rf"\b{re.escape(key)}\b", told), key


def required() -> list[str]:
    lines = (settings.BASE_DIR / "requirements.in").read_text().splitlines()
    names = [re.split(r"[\[=<>~! ;]", line.strip())[0] for line in lines if line.strip() and line[0] != "#"]
    assert len(names) > 20
    return names


def test_every_dependency_stands_in_the_readme():
    table = README.partition("## Dependencies")[2].partition("\n## ")[0]
    named = {word.strip() for row in re.findall(r"^\| ([^|]+) \|", table, re.M) for word in row.split(",")}
    assert {name.lower() for name in required()} == {word.lower() for word in named} - {"package", "---"}


def test_every_dependency_is_locked():
    locked = (settings.BASE_DIR / "requirements.txt").read_text().lower()
    for name in required():
        assert re.search(rf"^{re.escape(name.lower())}==\S+ \\$|^{re.escape(name.lower())}==\S+ ", locked, re.M), name


@pytest.mark.parametrize("page", sorted([*DOCS.rglob("*.md"), settings.BASE_DIR / "README.md"]), ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_commands_that_are_named_exist():
    known = set(get_commands())
    for page in (*DOCS.rglob("*.md"), settings.BASE_DIR / "README.md"):
        named = set(re.findall(r"manage\.py ([a-z_]+)", page.read_text(encoding="utf-8")))
        assert named <= known, (page.name, named - known)
