"""The counting rules of Korean law, each with its article and its reasons told line by line.

No database and no clock on the wall: what goes in decides what comes out. Which rule a statutory clock runs under
stands in `clocks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from office.deadlines.calendar import FIRST_YEAR, LAST_YEAR, ONE_DAY, PACKAGE_ONLY, Calendar, OutOfRange
from office.deadlines.hours import OfficeHours, office_hours
from office.deadlines.periods import Pause, Period, checked, labelled, month_shift, span_end
from office.deadlines.petitions import petition_days, working_hours
from office.deadlines.wording import SEOUL, day_text
from office.deadlines.work import BACKWARD, CALENDAR, CIVIL, HOURS, PETITION, RESTRICTION, Result, Work
from office.workflow.articles import cite

STRICT, LENIENT = "conservative", "lenient"
Length = Period | int | str


@dataclass(frozen=True)
class Question:
    """What is to be counted."""

    start: datetime
    periods: tuple[Period, ...]
    rule: str
    from_midnight: bool
    office: OfficeHours
    reading: str

    @property
    def day(self) -> date:
        return self.start.astimezone(SEOUL).date()

    @property
    def by_calendar(self) -> bool:
        return any(period.unit in "wmy" for period in self.periods)

    @property
    def total(self) -> int:
        return sum(period.amount for period in self.periods)


def count(
    start: date | datetime,
    lengths: Sequence[Length] | Length,
    rule: str = CALENDAR,
    *,
    calendar: Calendar = PACKAGE_ONLY,
    pauses: Iterable[Pause] = (),
    from_midnight: bool = False,
    office: OfficeHours | None = None,
    reading: str = STRICT,
) -> Result:
    """When does it end? Raises BadPeriod, BadPause, OutOfRange, or ValueError for an unknown rule.

    `from_midnight`: the period begins at 00:00 of `start` (by calendar day rather than by an event during the day), so
    that the first day counts (Civil Act §157, proviso).
    """
    several = isinstance(lengths, Sequence) and not isinstance(lengths, str)
    periods = tuple(Period.of(length) for length in (lengths if several else (lengths,)))  # type: ignore[union-attr,arg-type]
    if not FIRST_YEAR <= start.year < LAST_YEAR:
        bounds = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise OutOfRange(_("Holidays are known from %(first)s to %(last)s only.") % bounds)
    office = office or office_hours()
    question = Question(_instant(start, office), periods, rule, from_midnight, office, reading)
    try:
        return _answer(Work(calendar, checked(pauses)), question)
    except OverflowError as error:
        raise OutOfRange(_("The end lies beyond the calendar.")) from error


def _instant(start: date | datetime, office: OfficeHours) -> datetime:
    """A bare day means the opening of the office on it; a naive time is Seoul time."""
    if not isinstance(start, datetime):
        return datetime.combine(start, office.opens, SEOUL)
    return start if start.tzinfo else start.replace(tzinfo=SEOUL)


def _answer(work: Work, asked: Question) -> Result:
    if asked.rule == HOURS or any(period.unit == "h" for period in asked.periods):
        return working_hours(work, asked.start, asked.total, asked.office)
    if asked.rule == PETITION and not asked.by_calendar:
        return petition_days(work, asked.start, asked.total, asked.office)
    if asked.rule == BACKWARD:
        return _backward(work, asked)
    if asked.rule in (CALENDAR, CIVIL, PETITION, RESTRICTION):
        return _forward(work, asked)
    raise ValueError(_("There is no counting rule “%(rule)s”.") % {"rule": asked.rule})


def _forward(work: Work, asked: Question) -> Result:
    first = _first_day(work, asked)
    base = span_end(first, asked.periods)
    article = cite("Civ §160" if asked.by_calendar else "Civ §159")
    text = _("%(length)s from then end on %(day)s (%(article)s).")
    work.say(text, length=labelled(asked.periods), day=day_text(base), article=article)
    raw = work.stretched(first, base)
    settle = work.fixed if asked.rule == RESTRICTION else work.rolled
    due = settle(raw) if raw else None
    return work.result(asked.rule, due, first=first, base=base, raw=raw)


def _first_day(work: Work, asked: Question) -> date:
    article = {RESTRICTION: "GAA §6② i", PETITION: "Min §19③"}.get(asked.rule, "Civ §157")
    if asked.from_midnight or asked.rule in (RESTRICTION, PETITION):
        first, text = asked.day, _("The first day is counted (%(article)s): day 1 is %(day)s.")
    else:
        first, text = asked.day + ONE_DAY, _("The first day is not counted (%(article)s): day 1 is %(day)s.")
    work.say(text, article=cite(article), day=day_text(first))
    return first


def _backward(work: Work, asked: Question) -> Result:
    """Whole days must lie between: the event's own day does not count, nor does the day of filing.

    The cautious reading for an expiry on 30 June is 29 April, 24:00. Many offices would still take 30 April; that day
    is given as `accepts` and flagged.
    """
    months = sum(period.in_months for period in asked.periods)
    days = sum(period.in_days for period in asked.periods)
    lenient = month_shift(asked.day, -months)[0] - timedelta(days=days)
    strict = asked.reading == STRICT
    due = lenient - ONE_DAY if strict else lenient
    text = _("Counted back %(length)s from %(day)s, that day itself not counted (%(article)s).")
    work.say(text, length=labelled(asked.periods), day=day_text(asked.day), article=cite("Civ §157"))
    if strict:
        _tell_readings(work, due, lenient)
    if reason := work.calendar.why_closed(due):
        text = _("%(day)s is %(reason)s. A period counted back does not move on; file electronically or before.")
        work.say(text, day=day_text(due), reason=reason)
    accepts = lenient if strict else None
    return work.result(BACKWARD, work.told(due), first=due, base=due, raw=due, accepts=accepts)


def _tell_readings(work: Work, due: date, lenient: date) -> None:
    text = _("The cautious reading keeps the whole period free in between: the last day is %(day)s.")
    work.say(text, day=day_text(due))
    text = _("The text can also be read to allow %(day)s; that day is accepted and flagged.")
    work.say(text, day=day_text(lenient))


def end_of(due: date | datetime) -> datetime:
    """The instant from which it is too late: 00:00 of the following day in Seoul, or the instant itself."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due + ONE_DAY, time(), SEOUL)
