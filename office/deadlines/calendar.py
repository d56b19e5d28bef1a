"""Which days are working days in Korea.

The `holidays` package knows the statute (관공서의 공휴일에 관한 규정, 공휴일에 관한 법률) with its substitute days and
the elections fixed by law. What the Cabinet decides between two releases (temporary holidays, by-elections, a date
that moved) is laid over it by hand. Pure: the caller passes the overlay, no database is touched here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

import holidays
from django.utils.translation import get_language
from django.utils.translation import gettext as _

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1950, 2100
SATURDAY, SUNDAY = 5, 6


class OutOfRange(ValueError):
    """The day lies outside the years whose holidays are known."""


class Entry(NamedTuple):
    """One line of the overlay: a day made a holiday (`add`) or made a working day again (`remove`)."""

    date: date
    kind: str
    name_ko: str = ""
    name_en: str = ""
    source: str = ""


class Name(NamedTuple):
    ko: str
    en: str

    def __str__(self) -> str:
        return self.ko if (get_language() or "ko").startswith("ko") else self.en


@lru_cache(maxsize=256)
def statutory_days(year: int) -> Mapping[date, Name]:
    """The package's holidays of one year in both languages.

    Asked for one year at a time and never expanded: a shared, growing table of the package can be seen half filled
    by a second thread.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutOfRange(
            _("Holidays are known from %(first)s to %(last)s only.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    english = holidays.country_holidays("KR", years=year, language="en_US", expand=False)
    korean = holidays.country_holidays("KR", years=year, language="ko", expand=False)
    return {day: Name(str(korean.get(day, name)), str(name)) for day, name in english.items()}


@dataclass(frozen=True)
class Calendar:
    """Working days: Monday to Friday, without public holidays, corrected by the overlay."""

    overlay: tuple[Entry, ...] = ()

    @cached_property
    def added(self) -> dict[date, Name]:
        return {
            row.date: Name(row.name_ko or row.name_en, row.name_en or row.name_ko)
            for row in self.overlay
            if row.kind == "add"
        }

    @cached_property
    def removed(self) -> frozenset[date]:
        return frozenset(row.date for row in self.overlay if row.kind == "remove")

    def holiday(self, day: date) -> Name | None:
        """The name of the public holiday on this day, Sundays aside. A day entered by hand wins over the package."""
        if day in self.added:
            return self.added[day]
        known = statutory_days(day.year)
        return None if day in self.removed else known.get(day)

    def why_closed(self, day: date) -> str:
        """Why nothing can fall due on this day, in the active language; empty on a working day."""
        if name := self.holiday(day):
            return str(name)
        if day.weekday() == SUNDAY:
            return _("Sunday")
        return _("Saturday") if day.weekday() == SATURDAY else ""

    def is_working(self, day: date) -> bool:
        return day.weekday() < SATURDAY and self.holiday(day) is None

    def working_days(self, first: date) -> Iterator[date]:
        """Every working day from `first` on, without end."""
        day = first
        while True:
            if self.is_working(day):
                yield day
            day += ONE_DAY

    def next_working(self, day: date) -> date:
        """The day itself when it is a working day, else the first one after it."""
        return next(self.working_days(day))

    def closed_between(self, first: date, last: date) -> list[tuple[date, str]]:
        """Every Saturday, Sunday and holiday from `first` to `last`, with its name."""
        days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
        return [(day, reason) for day in days if (reason := self.why_closed(day))]

    def of_year(self, year: int) -> list[tuple[date, Name]]:
        """The public holidays of one year as they stand after the overlay, in order."""
        known = {day: name for day, name in statutory_days(year).items() if day not in self.removed}
        known |= {day: name for day, name in self.added.items() if day.year == year}
        return sorted(known.items())


PACKAGE_ONLY = Calendar()


@lru_cache(maxsize=32)
def _built(rows: tuple[Entry, ...]) -> Calendar:
    return Calendar(rows)


def calendar_with(rows: Iterable[Entry]) -> Calendar:
    """The calendar under these overlay rows; the same rows give the same object, so nothing here can grow stale."""
    return _built(tuple(sorted(rows)))
