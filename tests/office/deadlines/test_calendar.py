"""The working-day calendar against the statute, and the overlay on top of it."""

from datetime import date

import pytest
from django.utils import translation

from office.deadlines.calendar import PACKAGE_ONLY, Calendar, Entry, OutOfRange, calendar_with

D = date.fromisoformat


@pytest.mark.parametrize(
    "day",
    [
        "2026-03-02", "2026-05-25", "2026-08-17", "2026-10-05",
        "2027-02-09", "2027-05-03", "2027-07-19", "2027-08-16", "2027-10-04", "2027-10-11", "2027-12-27",
        "2025-05-06", "2025-10-08", "2024-02-12",
    ],
)  # fmt: skip
def test_substitute_days_are_holidays(day):
    assert D(day).weekday() < 5
    assert not PACKAGE_ONLY.is_working(D(day))


def test_no_further_weekday_is_closed_in_2026_and_2027():
    """The whole list of weekday holidays, so that one too many is seen as well as one too few."""
    closed = [
        day.isoformat()[5:] for day, _ in PACKAGE_ONLY.of_year(2026) + PACKAGE_ONLY.of_year(2027) if day.weekday() < 5
    ]
    assert closed == [
        "01-01", "02-16", "02-17", "02-18", "03-02", "05-01", "05-05", "05-25", "06-03", "07-17", "08-17",
        "09-24", "09-25", "10-05", "10-09", "12-25",
        "01-01", "02-08", "02-09", "03-01", "05-03", "05-05", "05-13", "07-19", "08-16",
        "09-14", "09-15", "09-16", "10-04", "10-11", "12-27",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "working"), [("2025-07-17", True), ("2026-07-17", False), ("2025-05-01", True), ("2026-05-01", False)]
)
def test_constitution_day_and_labour_day_are_holidays_from_2026(day, working):
    assert PACKAGE_ONLY.is_working(D(day)) is working


@pytest.mark.parametrize("day", ["2028-01-03", "2026-06-08", "2027-06-07", "2023-01-02"])
def test_new_year_and_memorial_day_have_no_substitute(day):
    assert PACKAGE_ONLY.is_working(D(day))


def test_two_holidays_on_one_day_give_one_substitute():
    assert not PACKAGE_ONLY.is_working(D("2025-05-06"))
    assert PACKAGE_ONLY.is_working(D("2025-05-07"))


def test_elections_and_temporary_days_of_the_package():
    assert not PACKAGE_ONLY.is_working(D("2026-06-03"))
    assert not PACKAGE_ONLY.is_working(D("2025-01-27"))


def test_a_day_added_by_hand_is_closed_under_its_name():
    calendar = calendar_with([Entry(D("2026-04-10"), "add", "임시공휴일", "Temporary holiday", "Cabinet")])
    assert not calendar.is_working(D("2026-04-10"))
    with translation.override("ko"):
        assert calendar.why_closed(D("2026-04-10")) == "임시공휴일"
    with translation.override("en"):
        assert calendar.why_closed(D("2026-04-10")) == "Temporary holiday"
    assert PACKAGE_ONLY.is_working(D("2026-04-10"))


def test_a_holiday_taken_away_is_a_working_day_but_a_sunday_stays_sunday():
    calendar = calendar_with([Entry(D("2026-07-17"), "remove"), Entry(D("2026-05-24"), "remove")])
    assert calendar.is_working(D("2026-07-17"))
    assert not calendar.is_working(D("2026-05-24"))
    with translation.override("en"):
        assert calendar.why_closed(D("2026-05-24")) == "Sunday"


def test_the_list_of_a_year_shows_the_overlay():
    calendar = calendar_with(
        [Entry(D("2026-07-17"), "remove"), Entry(D("2026-04-10"), "add", "임시공휴일", "Temporary holiday")]
    )
    days = [day for day, _ in calendar.of_year(2026)]
    assert D("2026-07-17") not in days and D("2026-04-10") in days and days == sorted(days)


def test_the_same_overlay_gives_the_same_calendar_whatever_the_order():
    rows = [Entry(D("2026-07-17"), "remove"), Entry(D("2026-04-10"), "add", "가", "A")]
    assert calendar_with(rows) is calendar_with(reversed(rows))


def test_years_outside_the_statute_are_refused():
    with pytest.raises(OutOfRange):
        Calendar().is_working(date(2101, 3, 3))


def test_names_follow_the_language():
    with translation.override("ko"):
        assert PACKAGE_ONLY.why_closed(D("2026-07-17")) == "제헌절"
    with translation.override("en"):
        assert "Constitution" in PACKAGE_ONLY.why_closed(D("2026-07-17"))
