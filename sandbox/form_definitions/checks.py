"""What must agree between the answers of an exemption application."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from office.forms.completeness import asked
from office.forms.definition import FormDefinition

MOST_YEARS = 4  # Act §51②, §53의3①


def check_application(definition: FormDefinition, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Pairs of a question and what is wrong; only what is there is judged."""
    start, end = day_of(data.get("start_date")), day_of(data.get("end_date"))
    if start and end:
        yield from _period(start, end, data.get("months"))
    yield from _insurance(definition, data, end)
    for row in data.get("schedule") or []:
        yield from _step(row)


def _period(start: dt.date, end: dt.date, months: Any) -> Iterator[tuple[str, str]]:
    if end <= start:
        yield "end_date", _("The end must lie after the beginning.")
    elif end >= years_after(start, MOST_YEARS):
        yield "end_date", _("The period is four years at most (Act §51②, §53의3①).")
    elif isinstance(months, int) and months != months_between(start, end):
        yield "months", _("By the dates it is %(months)d months.") % {"months": months_between(start, end)}


def _insurance(definition: FormDefinition, data: dict[str, Any], end: dt.date | None) -> Iterator[tuple[str, str]]:
    until = day_of(data.get("insurance_until"))
    if until and end and until < end and asked(definition.field("insurance_until"), data):
        yield "insurance_until", _("The insurance must last to the end of the project (Decree §57③).")


def _step(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    begins, ends = day_of(row.get("begins_on")), day_of(row.get("ends_on"))
    if begins and ends and ends < begins:
        yield f"schedule.{row['id']}.ends_on", _("The end must not lie before the beginning.")


def day_of(value: Any) -> dt.date | None:
    """The day that was typed, if it is one."""
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def months_between(start: dt.date, end: dt.date) -> int:
    """Months from the beginning of `start` to the end of `end`; a month begun counts."""
    over = end + dt.timedelta(days=1)
    whole = (over.year - start.year) * 12 + over.month - start.month
    return whole + (over.day > start.day)
