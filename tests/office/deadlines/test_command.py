"""`manage.py deadline` as people and programs call it, with and without a database."""

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from office.deadlines.management.commands import deadline as command
from office.deadlines.models import Holiday
from office.deadlines.overlay import Unreachable

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def alone(monkeypatch):
    def unreachable():
        raise Unreachable("none in this test")

    monkeypatch.setattr(command, "overlay_without_pool", unreachable)


def run(capsys, *args):
    call_command("deadline", *args)
    return capsys.readouterr()


def test_json_has_exactly_these_keys(alone, capsys):
    shown = run(
        capsys, "--clock", "C04", "--start", "2026-03-03", "--pause", "2026-03-13..2026-03-27", "--json", "--lang", "en"
    )
    answer = json.loads(shown.out)
    assert list(answer) == ["clock", "start", "due", "basis", "counting", "steps"]
    assert (answer["clock"], answer["start"], answer["due"], answer["counting"]) == (
        "C04",
        "2026-03-03",
        "2026-04-17",
        "calendar",
    )
    assert "§49④⑤" in answer["basis"] and any("15 days" in step for step in answer["steps"])
    assert "No database" in shown.err


def test_people_read_the_date_the_counting_and_the_article(alone, capsys):
    shown = run(capsys, "--clock", "C25", "--start", "2026-07-03", "--lang", "en").out
    assert "2026-07-20" in shown and "calendar" in shown and "Constitution Day" in shown and "§15③" in shown


def test_instants_lengths_and_extensions(alone, capsys):
    assert (
        json.loads(run(capsys, "--clock", "C02", "--start", "2026-03-03T15:30", "--json").out)["due"]
        == "2026-03-04T15:30:00+09:00"
    )
    assert (
        json.loads(run(capsys, "--clock", "C09", "--start", "2026-05-15", "--length", "10", "--json").out)["due"]
        == "2026-05-26"
    )
    assert (
        json.loads(run(capsys, "--clock", "C03", "--start", "2026-03-03", "--extend", "30", "--json").out)["due"]
        == "2026-07-01"
    )


@pytest.mark.parametrize(
    "args",
    [
        ["--clock", "C99", "--start", "2026-03-03"],
        ["--clock", "C04", "--start", "2026-02-30"],
        ["--clock", "C04", "--start", "soon"],
        ["--clock", "C04", "--start", "1800-01-01"],
        ["--clock", "C04", "--start", "2026-03-03", "--pause", "2026-03-27..2026-03-13"],
        [
            "--clock",
            "C04",
            "--start",
            "2026-03-03",
            "--pause",
            "2026-03-10..2026-03-20",
            "--pause",
            "2026-03-20..2026-03-22",
        ],
        ["--clock", "C05", "--start", "2026-03-03", "--pause", "2026-03-27..2026-03-13"],
        ["--clock", "C04", "--start", "2026-03-03", "--pause", "2026-03-13"],
        ["--clock", "C04", "--start", "2026-03-03", "--length", "many"],
        ["--clock", "C09", "--start", "2026-03-03"],
        ["--clock", "C04"],
        ["--start", "2026-03-03"],
    ],
)
def test_nonsense_ends_in_one_line_and_two(alone, capsys, args):
    with pytest.raises(CommandError) as error:
        run(capsys, *args)
    assert error.value.returncode == 2 and "\n" not in str(error.value).strip()


def manage(*args, **environment):
    process_environment = {"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "config.settings.local", **environment}
    return subprocess.run(
        [sys.executable, "manage.py", "deadline", *args],
        cwd=ROOT,
        env=process_environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_a_database_it_answers_soon_and_starts_nothing(tmp_path):
    began = time.monotonic()
    done = manage(
        "--clock",
        "C04",
        "--start",
        "2026-03-03",
        "--json",
        DATABASE_URL="postgres://nobody@127.0.0.1:9/none",
        STATE_DIR=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["due"] == "2026-04-02"
    assert len(done.stderr.strip().splitlines()) == 1
    assert time.monotonic() - began < 25
    assert not list(tmp_path.iterdir())


def test_an_unknown_clock_on_the_real_command_line():
    done = manage("--clock", "C99", "--start", "2026-03-03", DATABASE_URL="postgres://nobody@127.0.0.1:9/none")
    assert (done.returncode, done.stdout, len(done.stderr.strip().splitlines())) == (2, "", 1)


@pytest.mark.django_db(transaction=True)
def test_with_a_database_the_table_kept_by_hand_counts(capsys):
    Holiday.objects.create(date=date(2026, 4, 2), kind="add", name_ko="임시공휴일", source="Cabinet")
    shown = run(capsys, "--clock", "C04", "--start", "2026-03-03", "--json")
    assert (json.loads(shown.out)["due"], shown.err) == ("2026-04-03", "")


def test_a_host_that_does_not_answer_is_given_up(tmp_path):
    """192.0.2.0/24 is nobody's (RFC 5737): packets to it vanish."""
    began = time.monotonic()
    done = manage(
        "--clock",
        "C04",
        "--start",
        "2026-03-03",
        "--json",
        DATABASE_URL="postgres://nobody@192.0.2.1:5432/none",
        STATE_DIR=str(tmp_path),
    )
    assert json.loads(done.stdout)["due"] == "2026-04-02" and time.monotonic() - began < 25
