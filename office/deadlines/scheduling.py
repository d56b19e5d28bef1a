"""Keeping the cached columns of a deadline true: when it is due, when to warn, whether it has lapsed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from office.access import SYSTEM
from office.deadlines import counting
from office.deadlines.calendar import Calendar, OutOfRange
from office.deadlines.models import Deadline
from office.deadlines.overlay import current_calendar
from office.deadlines.periods import Period
from office.deadlines.queries import today
from office.deadlines.wording import SEOUL
from office.ledger import record

COLUMNS = ["due_on", "due_at", "warn_on", "lapsed_at"]


def refresh(deadline: Deadline, *, calendar: Calendar | None = None) -> Deadline:
    """Recompute after a pause, an extension, a new holiday. A lapse that did not happen after all is taken back."""
    calendar = calendar or current_calendar()
    result = deadline.computed(calendar)
    before = [getattr(deadline, column) for column in COLUMNS]
    deadline.due_at = result.due if isinstance(result.due, datetime) else None
    deadline.due_on = deadline.due_at.astimezone(SEOUL).date() if deadline.due_at else result.due
    deadline.warn_on = next_warning(deadline, calendar, after=today())
    if deadline.lapsed_at and (result.due is None or counting.end_of(result.due) > timezone.now()):
        _take_back(deadline)
    if before != [getattr(deadline, column) for column in COLUMNS]:
        deadline.save(update_fields=COLUMNS)
    return deadline


def _take_back(deadline: Deadline) -> None:
    deadline.lapsed_at = None
    due = deadline.due_on.isoformat() if deadline.due_on else None
    record(
        "deadlines.lapse_undone",
        actor=SYSTEM,
        matter_id=deadline.matter_id,
        subject=deadline,
        data={"clock": deadline.clock, "due": due},
    )


def warning_days(deadline: Deadline, calendar: Calendar) -> dict[date, str]:
    """The days on which to warn, each with its mark: `day-75` of the clock, or `left-7` before the end."""
    clock = deadline.rule
    found = {day: f"day-{mark}" for mark in clock.warn_at if (day := _day_number(deadline, mark, calendar))}
    if deadline.due_on:
        found |= {deadline.due_on - timedelta(days=left): f"left-{left}" for left in clock.warn_left}
        found = {day: mark for day, mark in found.items() if day <= deadline.due_on}
    return found


def _day_number(deadline: Deadline, mark: int, calendar: Calendar) -> date | None:
    """The day on which `mark` days have run."""
    counted = deadline.stretches if deadline.rule.pauses else ()
    try:
        return counting.count(
            deadline.started_on, Period(mark), counting.CALENDAR, calendar=calendar, pauses=counted
        ).raw
    except OutOfRange:
        return None


def next_warning(deadline: Deadline, calendar: Calendar, *, after: date) -> date | None:
    """The next day to warn on, the day `after` not included; none once the clock has ended."""
    if deadline.closed_at or deadline.lapsed_at:
        return None
    return min((day for day in warning_days(deadline, calendar) if day > after), default=None)


def reschedule_all(*, calendar: Calendar | None = None) -> int:
    """Recompute every open clock, after the calendar changed; returns how many moved."""
    calendar, moved = calendar or current_calendar(), 0
    for deadline in Deadline.objects.whole().open().iterator(chunk_size=500):
        before = deadline.due_on
        refresh(deadline, calendar=calendar)
        moved += before != deadline.due_on
    return moved
