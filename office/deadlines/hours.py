"""Working hours: office opening, lunch break, the eighth hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.conf import settings

from office.deadlines.calendar import ONE_DAY, Calendar
from office.deadlines.periods import Pause
from office.deadlines.wording import SEOUL

DEFAULT = {"opens": "09:00", "closes": "18:00", "lunch_from": "12:00", "lunch_until": "13:00"}


@dataclass(frozen=True)
class OfficeHours:
    """The day of a public office (국가공무원 복무규정 §9: 09:00 to 18:00, lunch 12:00 to 13:00)."""

    opens: time
    closes: time
    lunch_from: time
    lunch_until: time

    def stretches(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        at = [
            datetime.combine(day, moment, SEOUL)
            for moment in (self.opens, self.lunch_from, self.lunch_until, self.closes)
        ]
        return (at[0], at[1]), (at[2], at[3])

    @property
    def label(self) -> str:
        return f"{self.opens:%H:%M}–{self.lunch_from:%H:%M}, {self.lunch_until:%H:%M}–{self.closes:%H:%M}"

    @property
    def per_day(self) -> timedelta:
        morning, afternoon = self.stretches(date(2026, 1, 5))
        return (morning[1] - morning[0]) + (afternoon[1] - afternoon[0])


@lru_cache(maxsize=8)
def _hours(rows: tuple[tuple[str, str], ...]) -> OfficeHours:
    return OfficeHours(**{name: time.fromisoformat(value) for name, value in rows})


def office_hours() -> OfficeHours:
    """From the setting OFFICE_HOURS, laid over the statutory day."""
    rows = DEFAULT | dict(getattr(settings, "OFFICE_HOURS", {}))
    return _hours(tuple(sorted(rows.items())))


def open_stretches(
    start: datetime, calendar: Calendar, office: OfficeHours, pauses: tuple[Pause, ...] = ()
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches in which the office works from `start` on, without paused days; without end."""
    day = start.astimezone(SEOUL).date()
    while True:
        if calendar.is_working(day) and not any(pause.covers(day) for pause in pauses):
            yield from ((max(opens, start), closes) for opens, closes in office.stretches(day) if closes > start)
        if any(pause.until is None and pause.since <= day for pause in pauses):
            return
        day += ONE_DAY


def after_working_hours(
    start: datetime, hours: int, *, calendar: Calendar, office: OfficeHours, pauses: tuple[Pause, ...] = ()
) -> datetime | None:
    """The instant at which the last of `hours` ends; None while an open pause stands in the way."""
    left = timedelta(hours=hours)
    for opens, closes in open_stretches(start, calendar, office, pauses):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    return None


def worked_between(
    start: datetime, end: datetime, *, calendar: Calendar, office: OfficeHours, pauses: tuple[Pause, ...] = ()
) -> timedelta:
    """How much office time lies between two instants."""
    total = timedelta()
    for opens, closes in open_stretches(start, calendar, office, pauses):
        if opens >= end:
            break
        total += min(closes, end) - opens
    return total
