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


@pytest.mark.parametrize(("word", "times"), [("Consultations and replies", 6), ("관계부처 협의와 회신 내역 대장", 6)])
def test_what_a_row_does_not_hold_folds_and_then_stands_behind_more(word, times):
    for number in range(times):
        nav.register(f"line{number}", word, "web:privacy", order=number, group="cases" if number < 3 else "")
    menu = nav.main_menu(PERSON, "/")
    assert [line.key for line in menu] == ["cases", "line3", "line4", "line5"]
    for number in range(times, times * 2):
        nav.register(f"line{number}", word, "web:privacy", order=number)
    nav.register("here", "Here", "web:accessibility", order=99)
    *menu, more = nav.main_menu(PERSON, "/accessibility/")
    assert (more.key, more.current) == ("more", True)
    everything = [one.key for line in [*menu, more] for one in (line.children or (line,))]
    assert everything == [*(f"line{number}" for number in range(times * 2)), "here"]
    assert nav._width([*menu, more]) <= nav.ROW


def test_the_account_menu_is_for_people_who_are_signed_in():
    nav.register_account("a", "A", "web:privacy")
    assert nav.account_menu(ANONYMOUS, "/") == []
    assert [line.key for line in nav.account_menu(PERSON, "/")] == ["a"]


def test_the_inbox_counts_for_its_owner_only():
    nav.register_inbox("web:privacy", count=lambda actor: 3)
    assert nav.inbox(PERSON) == ("/privacy/", 3)
    assert nav.inbox(ANONYMOUS) is None
    assert nav.inbox(SimpleNamespace()) is None
