from types import SimpleNamespace

import pytest

from office.access.actors import ANONYMOUS, Actor
from office.web import nav

PERSON = Actor(user_id="0190", name="p")


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    monkeypatch.setattr(nav, "_main", {})
    monkeypatch.setattr(nav, "_account", {})
    monkeypatch.setattr(nav, "_inbox", [])


def test_lines_stand_in_their_order_and_only_for_those_who_may():
    nav.register("b", "B", "web:privacy", order=20)
    nav.register("a", "A", "web:accessibility", order=10)
    nav.register("staff", "Staff", "web:session", visible=lambda actor: bool(actor.posts), order=1)
    assert [line.key for line in nav.main_menu(PERSON, "/")] == ["a", "b"]


def test_a_line_without_its_page_is_not_shown():
    nav.register("gone", "Gone", "nowhere:at-all")
    assert nav.main_menu(PERSON, "/") == []


def test_the_longest_address_is_the_current_one():
    nav.register("guide", "Guide", "web:styleguide")
    nav.register("case", "Case", "web:styleguide_case")
    current = [line.key for line in nav.main_menu(PERSON, "/styleguide/case/") if line.current]
    assert current == ["case"]


def test_registering_again_replaces():
    nav.register("a", "Old", "web:privacy")
    nav.register("a", "New", "web:privacy")
    assert [line.label for line in nav.main_menu(PERSON, "/")] == ["New"]


def test_a_long_menu_folds_into_groups():
    for number in range(nav.MOST_FLAT):
        nav.register(
            f"line{number}", f"Line {number}", "web:privacy", order=number, group="cases" if number < 3 else ""
        )
    assert [line.key for line in nav.main_menu(PERSON, "/")] == [f"line{number}" for number in range(nav.MOST_FLAT)]
    nav.register("last", "Last", "web:accessibility", order=99, group="asked")
    first, *rest = nav.main_menu(PERSON, "/accessibility/")
    assert (first.key, first.label, [line.key for line in first.children]) == (
        "cases",
        nav.GROUPS["cases"],
        ["line0", "line1", "line2"],
    )
    assert [line.key for line in rest] == [f"line{number}" for number in range(3, nav.MOST_FLAT)] + ["last"]
    assert not any(line.children for line in rest)


def test_the_account_menu_is_for_people_who_are_signed_in():
    nav.register_account("a", "A", "web:privacy")
    assert nav.account_menu(ANONYMOUS, "/") == []
    assert [line.key for line in nav.account_menu(PERSON, "/")] == ["a"]


def test_the_inbox_counts_for_its_owner_only():
    nav.register_inbox("web:privacy", count=lambda actor: 3)
    assert nav.inbox(PERSON) == ("/privacy/", 3)
    assert nav.inbox(ANONYMOUS) is None
    assert nav.inbox(SimpleNamespace()) is None
