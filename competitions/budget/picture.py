"""A budget as a chart: a bar for each year and source, and the whole table for whoever reads figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from competitions.budget.lines import Line
from competitions.budget.sums import Money, Sums, sums_of
from competitions.budget.words import Source
from office.web.formats import money

TONES = {
    Source.NATIONAL: "primary",
    Source.PROVINCE: "success",
    Source.CITY: "information",
    Source.PRIVATE: "warning",
    Source.OTHER: "gray",
}


@dataclass(frozen=True)
class Row:
    """A line of the table: a year, or all of them, with what each source pays in won."""

    label: str
    won: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Picture:
    """`bars` is what `<c-chart.bar :rows>` draws; `heads` and `rows` are the table, the sum last."""

    bars: tuple[dict[str, Any], ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def picture(lines: Iterable[Line]) -> Picture:
    """By year and source; what pays nothing in a year has no bar."""
    sums = sums_of(lines)
    heads = tuple(str(source.label) for source in Source)
    return Picture(tuple(_bars(sums)), heads, tuple(_rows(sums)))


def _bars(sums: Sums) -> list[dict[str, Any]]:
    return [
        _bar(year, source, getattr(paid, source.value))
        for year, paid in sums.by_year.items()
        for source in Source
        if getattr(paid, source.value)
    ]


def _bar(year: int, source: Source, won: int) -> dict[str, Any]:
    text = money(won, unit="hundred-million") if won >= 10**6 else money(won)
    return {"label": f"{year} · {source.label}", "value": won, "text": text, "tone": TONES[source]}


def _rows(sums: Sums) -> list[Row]:
    years = [_row(str(year), paid) for year, paid in sums.by_year.items()]
    return [*years, _row(_("Total"), sums.all)] if years else []


def _row(label: str, paid: Money) -> Row:
    return Row(label, tuple(getattr(paid, source) for source in Source.values), paid.total)
