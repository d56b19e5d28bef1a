"""What must hold for every date: hypothesis looks for the one where it does not."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from office.deadlines.calendar import PACKAGE_ONLY, Entry, calendar_with
from office.deadlines.counting import BACKWARD, CALENDAR, CIVIL, HOURS, LENIENT, PETITION, RESTRICTION, count
from office.deadlines.hours import office_hours, worked_between
from office.deadlines.periods import Pause, days_paused
from office.deadlines.wording import SEOUL

EXAMPLES = settings(max_examples=60, deadline=None)
days = st.dates(date(2015, 1, 1), date(2040, 12, 31))
lengths = st.integers(6, 200)
ROLLING = st.sampled_from([CALENDAR, CIVIL, PETITION])


@st.composite
def pauses_after(draw, start):
    """Up to three pauses, in order, apart from one another."""
    found, day = [], start + timedelta(days=draw(st.integers(0, 40)))
    for _ in range(draw(st.integers(0, 3))):
        until = day + timedelta(days=draw(st.integers(0, 30)))
        found.append(Pause(day, until))
        day = until + timedelta(days=draw(st.integers(1, 40)))
    return found


@given(days, lengths, ROLLING)
@EXAMPLES
def test_the_last_day_is_a_working_day_and_the_first_possible_one(start, length, rule):
    result = count(start, length, rule)
    assert PACKAGE_ONLY.is_working(result.due)
    assert not any(
        PACKAGE_ONLY.is_working(result.raw + timedelta(days=n)) for n in range((result.due - result.raw).days)
    )


@given(days, lengths, ROLLING)
@EXAMPLES
def test_a_longer_period_never_ends_earlier(start, length, rule):
    assert count(start, length, rule).due <= count(start, length + 1, rule).due


@given(days, lengths, ROLLING)
@EXAMPLES
def test_a_later_start_never_ends_earlier(start, length, rule):
    assert count(start, length, rule).due <= count(start + timedelta(days=1), length, rule).due


@given(days, st.integers(1, 36))
@EXAMPLES
def test_months_are_monotone_in_start_and_length(start, months):
    assert count(start, f"{months}m", CIVIL).raw <= count(start + timedelta(days=1), f"{months}m", CIVIL).raw
    assert count(start, f"{months}m", CIVIL).raw < count(start, f"{months + 1}m", CIVIL).raw


@given(days, st.integers(1, 10))
@EXAMPLES
def test_twelve_months_are_a_year_and_seven_days_a_week(start, n):
    assert count(start, f"{12 * n}m", CIVIL).due == count(start, f"{n}y", CIVIL).due
    assert count(start, f"{7 * n}d", CIVIL).due == count(start, f"{n}w", CIVIL).due


@given(st.data(), days, lengths, ROLLING)
@EXAMPLES
def test_pauses_never_shorten(data, start, length, rule):
    pauses = data.draw(pauses_after(start))
    assert count(start, length, rule, pauses=pauses).due >= count(start, length, rule).due


@given(st.data(), days, lengths)
@EXAMPLES
def test_exactly_as_many_days_run_as_the_law_gives(data, start, length):
    pauses = data.draw(pauses_after(start))
    result = count(start, length, CALENDAR, pauses=pauses)
    span = [start + timedelta(days=n + 1) for n in range((result.raw - start).days)]
    assert sum(not any(pause.covers(day) for pause in pauses) for day in span) == length
    assert result.paused == days_paused(pauses, result.first, result.raw)


@given(st.data(), days, lengths)
@EXAMPLES
def test_exactly_as_many_working_days_run_as_the_law_gives(data, start, length):
    pauses = data.draw(pauses_after(start))
    due = count(start, length, PETITION, pauses=pauses).due
    span = [start + timedelta(days=n) for n in range((due - start).days + 1)]
    assert (
        sum(PACKAGE_ONLY.is_working(day) and not any(pause.covers(day) for pause in pauses) for day in span) == length
    )


@given(st.data(), days, lengths)
@EXAMPLES
def test_a_further_holiday_never_brings_the_end_forward(data, start, length):
    extra = data.draw(st.lists(st.dates(start, start + timedelta(days=250)), max_size=5, unique=True))
    calendar = calendar_with([Entry(day, "add", "임시공휴일", "Temporary holiday") for day in extra])
    for rule in (CALENDAR, PETITION):
        assert count(start, length, rule, calendar=calendar).due >= count(start, length, rule).due


@given(days, st.integers(1, 80), st.integers(0, 23), st.integers(0, 59))
@EXAMPLES
def test_working_hours_add_up(day, hours, hour, minute):
    start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=SEOUL)
    due = count(start, f"{hours}h", HOURS).due
    assert worked_between(start, due, calendar=PACKAGE_ONLY, office=office_hours()) == timedelta(hours=hours)
    assert PACKAGE_ONLY.is_working(due.date()) and 9 <= due.hour <= 18


@given(days, st.integers(1, 36))
@EXAMPLES
def test_the_cautious_reading_is_one_day_before_the_generous_one(event, months):
    strict, generous = count(event, f"{months}m", BACKWARD), count(event, f"{months}m", BACKWARD, reading=LENIENT)
    assert generous.due - strict.due == timedelta(days=1) and generous.due == strict.accepts < event


@given(days, st.integers(1, 36))
@EXAMPLES
def test_a_restriction_is_never_longer_than_the_ordinary_count(start, months):
    assert count(start, f"{months}m", RESTRICTION).due <= count(start, f"{months}m", CIVIL).due
