"""The lines of a budget as the form's rows give them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from competitions.budget.outcome import cell
from competitions.budget.words import SOURCES, Tag

Row = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """What one item costs in one year, by who pays; `row` is the id of the form's row it stands in."""

    year: int
    item: str
    tag: str
    national: int = 0
    province: int = 0
    city: int = 0
    private: int = 0
    other: int = 0
    row: str = ""

    def __post_init__(self) -> None:
        for source in SOURCES:
            won = getattr(self, source)
            if not _is_won(won):
                raise ValueError(f"{source} is no amount of whole won: {won!r}")

    @property
    def total(self) -> int:
        """The line's money from all sources."""
        return sum(getattr(self, source) for source in SOURCES)


@dataclass(frozen=True)
class Reading:
    """The lines that can be counted, and of each row that cannot be the cell that stands in the way."""

    lines: tuple[Line, ...]
    passed_over: tuple[str, ...]


def lines_of(rows: Iterable[Row] | None) -> Reading:
    """Read the rows of `budget` as they stand in a draft.

    A missing cell is nothing; a row without a year, or with something in it that is no amount, is passed over.
    """
    there = [row for row in rows or () if isinstance(row, dict)]
    astray = {place: wrong for place, row in enumerate(there) if (wrong := _unreadable(row))}
    lines = tuple(_line(row) for place, row in enumerate(there) if place not in astray)
    return Reading(lines, tuple(cell(_code(there[place].get("id")), wrong) for place, wrong in astray.items()))


def _unreadable(row: Row) -> str:
    """The column that keeps the row from being counted, an amount before the year; nothing where it can be."""
    wrong = next((source for source, won in _money(row).items() if not _is_won(won)), "")
    return wrong or ("year" if _year(row.get("year")) is None else "")


def _line(row: Row) -> Line:
    tag = _code(row.get("tag")) or Tag.NONE.value
    return Line(_year(row["year"]), _code(row.get("item")), tag, **_money(row), row=_code(row.get("id")))


def _money(row: Row) -> dict[str, Any]:
    return {source: 0 if row.get(source) in (None, "") else row[source] for source in SOURCES}


def _code(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _year(value: Any) -> int | None:
    """Years are chosen by code: four digits."""
    text = _code(value)
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _is_won(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
