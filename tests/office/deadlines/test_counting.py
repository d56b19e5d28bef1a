"""The counting rules, with dates worked out by hand on a wall calendar."""

import time
from datetime import date, datetime

import pytest
from django.utils import translation

from office.deadlines.calendar import Entry, OutOfRange, calendar_with
from office.deadlines.counting import BACKWARD, CALENDAR, CIVIL, HOURS, LENIENT, PETITION, RESTRICTION, count, end_of
from office.deadlines.periods import BadPause, BadPeriod, Pause, Period
from office.deadlines.wording import SEOUL

D = date.fromisoformat


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


def pause(text: str) -> Pause:
    since, until = text.split("..")
    return Pause(D(since), D(until) if until else None)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        # the vectors of the specification
        ("2026-01-16", 30, "2026-02-19"),
        ("2026-08-25", 30, "2026-09-28"),
        ("2026-04-01", 30, "2026-05-04"),
        ("2026-07-03", 14, "2026-07-20"),
        ("2026-11-23", 90, "2027-02-22"),
        # Seollal: 2024 with its substitute Monday, 2025 with a temporary Monday before, 2027 from Saturday to Tuesday
        ("2024-01-10", 30, "2024-02-13"),
        ("2025-01-13", 14, "2025-01-31"),
        ("2027-01-07", 30, "2027-02-10"),
        # Chuseok: 2025 from Friday 3 to Thursday 9 October, 2026, 2027
        ("2025-09-03", 30, "2025-10-10"),
        ("2026-08-27", 30, "2026-09-28"),
        ("2027-08-15", 30, "2027-09-17"),
        # substitute days
        ("2026-01-30", 30, "2026-03-03"),
        ("2026-05-14", 10, "2026-05-26"),
        ("2026-08-01", 14, "2026-08-18"),
        ("2026-09-03", 30, "2026-10-06"),
        ("2027-04-01", 30, "2027-05-04"),
        ("2027-07-03", 14, "2027-07-20"),
        ("2027-11-25", 30, "2027-12-28"),
        ("2025-04-25", 10, "2025-05-07"),
        # none for New Year and Memorial Day
        ("2027-12-02", 30, "2028-01-03"),
        ("2026-05-07", 30, "2026-06-08"),
        ("2026-12-02", 30, "2027-01-04"),
        # a local election
        ("2026-05-04", 30, "2026-06-04"),
        # neither was a holiday before 2026
        ("2025-07-03", 14, "2025-07-17"),
        ("2025-04-01", 30, "2025-05-01"),
        # 29 February
        ("2028-01-30", 30, "2028-02-29"),
        ("2027-01-30", 30, "2027-03-02"),
        # an ordinary Tuesday stays where it is
        ("2026-03-08", 30, "2026-04-07"),
    ],
)
@pytest.mark.parametrize("rule", [CALENDAR, CIVIL])
def test_days_forward(start, days, due, rule):
    assert count(D(start), days, rule).due == D(due)


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        ("2027-02-28", "1y", "2028-02-29"),
        ("2028-02-28", "1y", "2029-02-28"),
        ("2028-02-29", "1y", "2029-02-28"),
        ("2027-01-31", "1m", "2027-03-02"),
        ("2028-01-30", "1m", "2028-02-29"),
        ("2028-01-31", "1m", "2028-02-29"),
        ("2026-02-28", "1m", "2026-03-31"),
        ("2026-11-30", "3m", "2027-03-02"),
        ("2026-01-30", "1m", "2026-03-03"),
        ("2026-03-30", "1m", "2026-04-30"),
        ("2026-03-03", "2w", "2026-03-17"),
        ("2026-05-31", "1m", "2026-06-30"),
        ("2026-04-30", "1m", "2026-06-01"),
        ("2025-12-31", "2m", "2026-03-03"),
    ],
)
def test_weeks_months_and_years_by_the_calendar(start, length, due):
    assert count(D(start), length, CIVIL).due == D(due)


def test_the_first_day_counts_when_the_period_begins_at_midnight():
    assert count(D("2026-03-03"), 30, CIVIL, from_midnight=True).due == D("2026-04-01")
    assert count(D("2026-03-01"), "1m", CIVIL, from_midnight=True).due == D("2026-03-31")


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-01-05", 30, "2026-02-13"),
        ("2026-01-06", 30, "2026-02-19"),
        ("2026-01-05", 6, "2026-01-12"),
        ("2026-02-13", 6, "2026-02-25"),
        ("2026-09-21", 10, "2026-10-07"),
        ("2026-02-14", 6, "2026-02-26"),
        ("2025-09-29", 10, "2025-10-17"),
        ("2026-04-29", 6, "2026-05-08"),
    ],
)
def test_civil_petition_days(start, days, due):
    assert count(D(start), days, PETITION).due == D(due)


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        ("2026-01-05", "1m", "2026-02-04"),
        ("2026-01-31", "1m", "2026-03-03"),
        ("2026-01-05", "2w", "2026-01-19"),
        ("2026-03-01", "1y", "2027-03-02"),
    ],
)
def test_civil_petition_months_count_the_first_day_and_roll(start, length, due):
    assert count(D(start), length, PETITION).due == D(due)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-03-03T15:00", 1, "2026-03-04T15:00"),
        ("2026-03-03T09:00", 1, "2026-03-03T18:00"),
        ("2026-03-06T15:00", 1, "2026-03-09T15:00"),
        ("2026-02-13T15:30", 3, "2026-02-23T15:30"),
        ("2026-03-03T09:00", 5, "2026-03-09T18:00"),
    ],
)
def test_short_civil_petitions_run_in_working_hours(start, days, due):
    assert count(at(start), days, PETITION).due == at(due)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-03-03T09:00", "2026-03-03T18:00"),
        ("2026-03-03T11:30", "2026-03-04T11:30"),
        ("2026-03-03T12:20", "2026-03-04T12:00"),
        ("2026-03-03T13:00", "2026-03-04T12:00"),
        ("2026-03-03T23:59", "2026-03-04T18:00"),
        ("2026-03-03T05:00", "2026-03-03T18:00"),
        ("2026-03-07T10:00", "2026-03-09T18:00"),
        ("2026-02-13T17:00", "2026-02-19T17:00"),
    ],
)
def test_eight_working_hours(start, due):
    assert count(at(start), "8h", HOURS).due == at(due)


def test_a_bare_day_opens_with_the_office():
    assert count(D("2026-03-03"), "8h", HOURS).due == at("2026-03-03T18:00")


def test_office_hours_are_a_setting(settings):
    settings.OFFICE_HOURS = {"opens": "10:00", "closes": "19:00"}
    assert count(D("2026-03-03"), "8h", HOURS).due == at("2026-03-03T19:00")


def test_a_restriction_counts_its_first_day_and_ends_on_a_holiday():
    assert count(D("2026-08-31"), "6m", RESTRICTION).due == D("2027-02-28")
    assert count(D("2026-07-08"), 10, RESTRICTION).due == D("2026-07-17")


@pytest.mark.parametrize(
    ("event", "length", "due", "accepts"),
    [
        ("2026-06-30", "2m", "2026-04-29", "2026-04-30"),
        ("2026-11-23", 7, "2026-11-15", "2026-11-16"),
        ("2026-04-30", "2m", "2026-02-27", "2026-02-28"),
        ("2028-04-30", "2m", "2028-02-28", "2028-02-29"),
        ("2026-01-31", "2m", "2025-11-29", "2025-11-30"),
    ],
)
def test_backward(event, length, due, accepts):
    result = count(D(event), length, BACKWARD)
    assert (result.due, result.accepts) == (D(due), D(accepts))
    assert count(D(event), length, BACKWARD, reading=LENIENT).due == D(accepts)


def test_a_period_counted_back_does_not_move_past_a_holiday_but_says_so():
    with translation.override("en"):
        result = count(D("2026-07-18"), "2m", BACKWARD, reading=LENIENT)
        assert result.due == D("2026-05-18")
        sunday = count(D("2026-07-25"), "2m", BACKWARD)
    assert sunday.due == D("2026-05-24")
    assert any("does not move" in step for step in sunday.steps)


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        (["2026-03-13..2026-03-27"], "2026-04-17"),
        (["2026-03-13..2026-03-13"], "2026-04-03"),
        (["2026-03-03..2026-03-03"], "2026-04-02"),
        (["2026-03-03..2026-03-04"], "2026-04-03"),
        (["2026-02-01..2026-03-02"], "2026-04-02"),
        (["2026-03-10..2026-03-11", "2026-03-20..2026-03-21"], "2026-04-06"),
        (["2026-03-30..2026-04-20"], "2026-04-24"),
        # the second begins only inside the time that the first has added
        (["2026-03-30..2026-04-05", "2026-04-07..2026-04-08"], "2026-04-13"),
        (["2026-04-03..2026-04-30"], "2026-04-02"),
    ],
)
def test_pauses_move_the_end_by_whole_days(pauses, due):
    assert count(D("2026-03-03"), 30, pauses=[pause(text) for text in pauses]).due == D(due)


def test_pauses_extend_before_the_end_rolls_over():
    """30 days from 16 January end on Sunday 15 February; two paused days more are Seollal: the 19th, not the 21st."""
    assert count(D("2026-01-16"), 30, pauses=[pause("2026-01-20..2026-01-21")]).due == D("2026-02-19")


def test_a_pause_on_the_day_to_which_the_end_rolled_moves_it_further():
    assert count(D("2026-01-16"), 30, pauses=[pause("2026-02-19..2026-02-20")]).due == D("2026-02-23")


def test_an_open_pause_leaves_no_last_day():
    held = count(D("2026-03-03"), 30, pauses=[pause("2026-03-13..")])
    assert held.due is None and held.steps
    assert count(D("2026-03-03"), 30, pauses=[pause("2026-04-03..")]).due == D("2026-04-02")
    assert count(D("2026-01-16"), 30, pauses=[pause("2026-02-19..")]).due is None
    assert count(D("2026-01-05"), 30, PETITION, pauses=[pause("2026-01-12..")]).due is None
    assert count(D("2026-01-05"), "8h", HOURS, pauses=[pause("2026-01-05..")]).due is None


def test_working_days_and_hours_skip_paused_days():
    assert count(D("2026-01-05"), 6, PETITION, pauses=[pause("2026-01-05..2026-01-06")]).due == D("2026-01-14")
    assert count(D("2026-01-05"), 6, PETITION, pauses=[pause("2026-01-10..2026-01-11")]).due == D("2026-01-12")
    assert count(at("2026-01-05T14:00"), "8h", HOURS, pauses=[pause("2026-01-06..2026-01-06")]).due == at(
        "2026-01-07T14:00"
    )


@pytest.mark.parametrize(
    "pauses",
    [
        ["2026-03-27..2026-03-13"],
        ["2026-03-10..2026-03-15", "2026-03-15..2026-03-20"],
        ["2026-03-10..", "2026-03-15..2026-03-20"],
        ["2026-03-10..2026-03-30", "2026-03-12..2026-03-13"],
    ],
)
def test_reversed_and_overlapping_pauses_are_refused(pauses):
    with pytest.raises(BadPause):
        count(D("2026-03-03"), 30, pauses=[pause(text) for text in pauses])


def test_extensions_count_in_one_from_the_start():
    assert count(D("2026-03-03"), [90, 30]).due == D("2026-07-01")
    assert count(D("2026-03-03"), ["6m", "3m"], RESTRICTION).due == D("2026-12-02")


def test_a_temporary_holiday_moves_the_end():
    calendar = calendar_with([Entry(D("2026-04-02"), "add", "임시공휴일", "Temporary holiday")])
    assert count(D("2026-03-03"), 30, calendar=calendar).due == D("2026-04-03")


@pytest.mark.parametrize("text", ["", "0", "-3", "3x", "1.5", "abc", "99999"])
def test_lengths_that_are_none(text):
    with pytest.raises(BadPeriod):
        Period.of(text)


def test_beyond_the_calendar():
    with pytest.raises(OutOfRange):
        count(D("2026-03-03"), "9999y")
    with pytest.raises(OutOfRange):
        count(date(1900, 1, 1), 30)


def test_the_end_of_a_day_is_midnight_in_seoul():
    assert end_of(D("2026-04-17")) == at("2026-04-18T00:00")


def test_every_step_is_told_in_both_languages():
    for language in ("ko", "en"):
        with translation.override(language):
            steps = count(D("2026-01-16"), 30, pauses=[pause("2026-01-20..2026-01-21")]).steps
        assert len(steps) >= 5 and not any("%(" in step for step in steps)


def test_a_pause_without_measure_is_refused_at_once():
    endless = Pause(D("2026-04-02"), date(9999, 12, 31))
    began = time.monotonic()
    for rule, length in ((CALENDAR, 30), (PETITION, 30), (HOURS, "400h")):
        with pytest.raises(OutOfRange):
            count(D("2026-03-03"), length, rule, pauses=[endless])
    assert time.monotonic() - began < 5
