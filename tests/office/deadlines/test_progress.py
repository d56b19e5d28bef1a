""" "Day 47 of 90, 12 of them paused": what is shown, computed each time."""

from datetime import date, datetime

import pytest

from office.deadlines import actions
from office.deadlines.models import Holiday
from office.deadlines.queries import clocks_of, progress_list, progress_of
from office.deadlines.wording import SEOUL

pytestmark = pytest.mark.django_db
D = date.fromisoformat


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.fixture(autouse=True)
def spring(time_machine):
    time_machine.move_to(at("2026-04-19T10:00"), tick=False)


def test_day_47_of_90_of_which_12_paused(matter):
    actions.start(matter, "C03", on=D("2026-03-03"))
    actions.pause(matter, "C03", since=D("2026-03-13"))
    actions.resume(matter, "C03", on=D("2026-03-24"))
    now = progress_of(matter, "C03")
    assert (now.day, now.length, now.paused, now.net) == (47, 90, 12, 35)
    assert (now.due, now.left, now.overdue) == (D("2026-06-15"), 57, False)
    assert now.warnings == (30,) and now.share == 39


def test_the_day_it_starts_is_day_nought(matter):
    actions.start(matter, "C04", on=D("2026-04-19"))
    now = progress_of(matter, "C04")
    assert (now.day, now.left) == (0, 30)


def test_while_it_stands_still(matter):
    actions.start(matter, "C04", on=D("2026-03-30"))
    actions.pause(matter, "C04", since=D("2026-04-10"))
    now = progress_of(matter, "C04")
    assert (now.day, now.paused, now.net) == (20, 10, 10)
    assert now.due is None and now.left is None and not now.overdue and now.standing.since == D("2026-04-10")


def test_overdue(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    now = progress_of(matter, "C04")
    assert (now.due, now.left, now.late_by, now.overdue) == (D("2026-04-02"), -17, 17, True)


def test_a_closed_clock_stands_at_the_moment_it_was_closed(matter):
    actions.start(matter, "C04", on=D("2026-03-03"))
    actions.close(matter, "C04", at=at("2026-03-10T12:00"))
    now = progress_of(matter, "C04")
    assert (now.day, now.overdue) == (7, False)


def test_working_days_are_counted_as_working_days(matter, settings):
    settings.CLOCKS = {"C07": {"counting": "civil-petition"}}
    actions.start(matter, "C07", on=D("2026-04-13"))
    now = progress_of(matter, "C07")
    assert (now.unit, now.day, now.length) == ("working-days", 5, 30)


def test_hours(matter):
    actions.start(matter, "C02", on=at("2026-04-17T15:00"))
    now = progress_of(matter, "C02", at=at("2026-04-20T11:00"))
    assert (now.unit, now.day, now.length, now.due) == ("hours", 5, 8, at("2026-04-20T15:00"))


def test_a_clock_that_counts_back_has_days_left_only(matter):
    actions.start(matter, "C13", on=D("2026-06-30"))
    now = progress_of(matter, "C13")
    assert now.is_backward and (now.left, now.result.accepts) == (10, D("2026-04-30"))


def test_a_temporary_holiday_entered_by_hand_moves_it(matter):
    actions.start(matter, "C04", on=D("2026-04-06"))
    Holiday.objects.create(date=D("2026-05-06"), kind="add", name_ko="임시공휴일", source="Cabinet")
    assert progress_of(matter, "C04").due == D("2026-05-07")


def test_the_clocks_of_a_matter_nearest_first(matter):
    for clock in ("C05", "C04", "C06"):
        actions.start(matter, clock, on=D("2026-04-06"))
    actions.close(matter, "C06")
    assert [now.clock.id for now in clocks_of(matter)] == ["C04", "C05"]


def test_many_at_once_cost_no_more_queries(matter, django_assert_num_queries):
    from office.deadlines.models import Deadline

    for clock in ("C04", "C05", "C03", "C15", "C14"):
        actions.start(matter, clock, on=D("2026-04-06"))
    with django_assert_num_queries(4):
        progress_list(Deadline.objects.whole())
