"""Where a clock stands, and what is due for whom. Reading only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from office.access import Actor, Unknown
from office.deadlines import counting
from office.deadlines.calendar import Calendar
from office.deadlines.clocks import Clock
from office.deadlines.counting import Result
from office.deadlines.hours import office_hours, worked_between
from office.deadlines.models import Deadline, Holiday
from office.deadlines.overlay import current_calendar
from office.deadlines.periods import Pause, days_paused
from office.deadlines.wording import SEOUL
from office.docket.models import Matter
from office.docket.registry import visible_to

HOURS, DAYS, WORKING_DAYS, BACKWARD = "hours", "days", "working-days", "backward"


def today(at: datetime | None = None) -> date:
    """The day it is in Seoul."""
    return (at or timezone.now()).astimezone(SEOUL).date()


def matter_of(subject: Any) -> Matter:
    """The matter itself, or the one a case stands on."""
    return subject if isinstance(subject, Matter) else subject.matter


@dataclass(frozen=True)
class Progress:
    """Where a clock stands at an instant: "day 47 of 90, 12 of them paused"."""

    deadline: Deadline
    clock: Clock
    result: Result
    at: datetime
    unit: str
    day: int
    length: int
    paused: int
    net: int
    left: int | None
    overdue: bool
    standing: Pause | None
    warnings: tuple[int, ...]

    @property
    def due(self) -> date | datetime | None:
        return self.result.due

    @property
    def due_on(self) -> date | None:
        return self.due.astimezone(SEOUL).date() if isinstance(self.due, datetime) else self.due

    @property
    def steps(self) -> tuple[str, ...]:
        return self.result.steps

    @property
    def late_by(self) -> int:
        """Days since the last day; 0 while there is time."""
        return -self.left if self.left is not None and self.left < 0 else 0

    @property
    def is_backward(self) -> bool:
        return self.unit == BACKWARD

    @property
    def share(self) -> int:
        """Per cent of the length used, for a bar; never more than 100."""
        return min(100, max(0, round(100 * self.net / self.length))) if self.length else 0


def progress(deadline: Deadline, *, at: datetime | None = None, calendar: Calendar | None = None) -> Progress:
    """Where the clock stands at `at` (default: now, or the moment it was closed)."""
    at = at or deadline.closed_at or timezone.now()
    calendar = calendar or current_calendar()
    clock, result = deadline.rule, deadline.computed(calendar)
    counted = deadline.stretches if clock.pauses else ()
    unit = _unit(clock, result, deadline)
    day, length, paused = _days(unit, deadline, result, at, counted, calendar)
    left = (_last_day(result) - today(at)).days if result.due else None
    standing = next((pause for pause in counted if pause.covers(today(at)) and not deadline.closed_at), None)
    warnings = tuple(mark for mark in clock.warn_at if day - paused >= mark)
    return Progress(
        deadline,
        clock,
        result,
        at,
        unit,
        day,
        length,
        paused,
        day - paused,
        left,
        _is_over(result, at),
        standing,
        warnings,
    )


def _unit(clock: Clock, result: Result, deadline: Deadline) -> str:
    if clock.is_backward:
        return BACKWARD
    if isinstance(result.due, datetime) or clock.counting == counting.HOURS:
        return HOURS
    months = any(mark in (deadline.length or str(clock.length)) for mark in "wmy")
    return WORKING_DAYS if result.counting == counting.PETITION and not months else DAYS


def _days(
    unit: str, deadline: Deadline, result: Result, at: datetime, pauses: tuple[Pause, ...], calendar: Calendar
) -> tuple[int, int, int]:
    """Gross day, length and paused days so far, in the unit in which the clock counts."""
    now, first, base = today(at), result.first, result.base or result.first
    if unit == BACKWARD:
        return 0, 0, 0
    if unit == HOURS:
        return _hours(deadline, result, at, pauses, calendar)
    if unit == WORKING_DAYS:
        return _working(first, base, now, pauses, calendar)
    return max(0, (now - first).days + 1), (base - first).days + 1, days_paused(pauses, first, now)


def _working(first: date, base: date, now: date, pauses: tuple[Pause, ...], calendar: Calendar) -> tuple[int, int, int]:
    def working(last: date) -> list[date]:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in days if calendar.is_working(day)]

    gone = working(now)
    return len(gone), len(working(base)), sum(any(pause.covers(day) for pause in pauses) for day in gone)


def _hours(
    deadline: Deadline, result: Result, at: datetime, pauses: tuple[Pause, ...], calendar: Calendar
) -> tuple[int, int, int]:
    office = office_hours()
    begun = (
        datetime.combine(deadline.started_on, office.opens, SEOUL)
        if not isinstance(deadline.start, datetime)
        else deadline.start
    )
    facts = {"calendar": calendar, "office": office}
    gross, net = worked_between(begun, at, **facts), worked_between(begun, at, **facts, pauses=pauses)
    whole = worked_between(begun, result.due, **facts, pauses=pauses) if isinstance(result.due, datetime) else gross
    hour = timedelta(hours=1)
    return gross // hour, whole // hour, (gross - net) // hour


def _last_day(result: Result) -> date:
    return result.due.astimezone(SEOUL).date() if isinstance(result.due, datetime) else result.due  # type: ignore[return-value]


def _is_over(result: Result, at: datetime) -> bool:
    """The one comparison: over from 00:00 of the day after the last day, or after the instant itself."""
    if result.due is None:
        return False
    end = counting.end_of(result.due)
    return at > end if isinstance(result.due, datetime) else at >= end


def has_ended(deadline: Deadline, at: datetime, calendar: Calendar) -> bool:
    return _is_over(deadline.computed(calendar), at)


def has_passed(matter: Any, clock: str, *, at: datetime | None = None) -> bool:
    """Whether the time of this clock was over at `at`: what every guard asks. Computed, never read from a column.

    False while the clock stands still, and when it never ran.
    """
    deadline = latest(matter_of(matter), clock)
    return deadline is not None and has_ended(deadline, at or timezone.now(), current_calendar())


def latest(matter: Any, clock: str) -> Deadline | None:
    """The open deadline of this clock, else the last one that ran."""
    found = Deadline.objects.whole().filter(matter=matter_of(matter), clock=clock)
    return found.order_by(F("closed_at").desc(nulls_first=True), "-id").first()


def progress_of(matter: Any, clock: str, *, at: datetime | None = None) -> Progress | None:
    deadline = latest(matter, clock)
    return progress(deadline, at=at) if deadline else None


def progress_list(deadlines: Any, *, at: datetime | None = None) -> list[Progress]:
    """Many at once: the calendar is read once."""
    calendar = current_calendar()
    return [progress(deadline, at=at, calendar=calendar) for deadline in deadlines]


def clocks_of(matter: Any, *, at: datetime | None = None) -> list[Progress]:
    """Every open clock of a matter, the nearest first: for its page."""
    return progress_list(Deadline.objects.whole().filter(matter=matter_of(matter)).open(), at=at)


# For pages: always from what the actor may know


def deadlines_for(actor: Actor) -> QuerySet[Deadline]:
    return Deadline.objects.whole().filter(matter__in=visible_to(actor))


def due_for(actor: Actor) -> QuerySet[Deadline]:
    """What runs for this actor, the nearest first; what stands still comes last."""
    return deadlines_for(actor).open()


def deadline_for(actor: Actor, pk: UUID) -> Deadline:
    """Raises Unknown when it is not there or not theirs to know."""
    found = deadlines_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


def holidays_for(actor: Actor) -> QuerySet[Holiday]:
    """The table is public: everybody counts with it."""
    return Holiday.objects.all()


def holiday_for(actor: Actor, pk: int) -> Holiday:
    """Raises Unknown."""
    found = holidays_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found
