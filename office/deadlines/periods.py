"""Lengths of time as the law writes them (30 days, 2 months, 8 working hours), and the stretches that do not count."""

from __future__ import annotations

import calendar as months_of
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NOTATION = re.compile(r"^\s*(\d{1,4})\s*([hdwmy]?)\s*$", re.IGNORECASE)


class BadPeriod(ValueError):
    """The text is no length of time."""


@dataclass(frozen=True)
class Period:
    """An amount and a unit: h(ours), d(ays), w(eeks), m(onths), y(ears)."""

    amount: int
    unit: str = "d"

    @classmethod
    def of(cls, value: Period | int | str) -> Period:
        """`30`, `"30"`, `"30d"`, `"6m"`, `"1y"`, `"8h"`. Raises BadPeriod."""
        if isinstance(value, Period):
            return value
        found = NOTATION.match(str(value))
        if not found or int(found[1]) < 1:
            raise BadPeriod(_("“%(value)s” is not a length such as 30, 30d, 2w, 6m or 1y.") % {"value": value})
        return cls(int(found[1]), found[2].lower() or "d")

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"

    @property
    def label(self) -> str:
        """ "30 days" in the active language."""
        texts = {
            "h": ngettext("%(n)d working hour", "%(n)d working hours", self.amount),
            "d": ngettext("%(n)d day", "%(n)d days", self.amount),
            "w": ngettext("%(n)d week", "%(n)d weeks", self.amount),
            "m": ngettext("%(n)d month", "%(n)d months", self.amount),
            "y": ngettext("%(n)d year", "%(n)d years", self.amount),
        }
        return texts[self.unit] % {"n": self.amount}

    @property
    def in_months(self) -> int:
        return self.amount * {"m": 1, "y": 12}.get(self.unit, 0)

    @property
    def in_days(self) -> int:
        return self.amount * {"d": 1, "w": 7}.get(self.unit, 0)


def labelled(lengths: Iterable[Period]) -> str:
    """ "90 days + 30 days"."""
    return " + ".join(length.label for length in lengths)


def month_shift(day: date, months: int) -> tuple[date, bool]:
    """The corresponding day `months` later (or earlier), and whether that month has such a day.

    Without one, the last day of the month stands in for it (Civil Act §160③).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("month beyond the calendar")
    last = months_of.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


def end_by_calendar(first: date, months: int) -> date:
    """The last day of a period of months whose first counted day is `first`.

    Civil Act §160②: the period ends on the day before the corresponding day; ③: where the last month has no such day,
    on the last day of that month.
    """
    day, exists = month_shift(first, months)
    return day - timedelta(days=1) if exists else day


def span_end(first: date, lengths: Sequence[Period]) -> date:
    """The last day of these lengths taken together, `first` being the first day that counts."""
    months = sum(length.in_months for length in lengths)
    days = sum(length.in_days for length in lengths)
    end = end_by_calendar(first, months) if months else first - timedelta(days=1)
    return end + timedelta(days=days)


@dataclass(frozen=True, order=True)
class Pause:
    """A stretch of whole days that does not count, both ends included; without an end it is still running.

    APA Decree §11 i counts the day the demand is sent and the day the answer arrives.
    """

    since: date
    until: date | None = None
    why: str = ""
    basis: str = ""

    def days_within(self, first: date, last: date) -> int:
        until = last if self.until is None else min(self.until, last)
        return max(0, (until - max(self.since, first)).days + 1)

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class BadPause(ValueError):
    """A pause that ends before it starts, or two pauses that overlap."""


def checked(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The pauses in order. Raises BadPause."""
    ordered = tuple(sorted(pauses, key=lambda pause: pause.since))
    for pause in ordered:
        if pause.until is not None and pause.until < pause.since:
            raise BadPause(_("The pause %(pause)s ends before it starts.") % {"pause": written(pause)})
    for earlier, later in zip(ordered, ordered[1:], strict=False):
        if earlier.until is None or later.since <= earlier.until:
            raise BadPause(
                _("The pauses %(one)s and %(two)s overlap.") % {"one": written(earlier), "two": written(later)}
            )
    return ordered


def written(pause: Pause) -> str:
    return f"{pause.since.isoformat()}..{pause.until.isoformat() if pause.until else ''}"


def days_paused(pauses: Iterable[Pause], first: date, last: date) -> int:
    return sum(pause.days_within(first, last) for pause in pauses)
