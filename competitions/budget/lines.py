"""The lines of a budget as the form's rows give them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from competitions.budget.words import Source, Tag

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
        for source in Source.values:
            won = getattr(self, source)
            if not _is_won(won):
                raise ValueError(f"{source} is no amount of whole won: {won!r}")

    @property
    def total(self) -> int:
        """The line's money from all sources."""
        return sum(getattr(self, source) for source in Source.values)


@dataclass(frozen=True)
class Reading:
    """The lines that can be counted, and the ids of the rows that cannot be yet."""

    lines: tuple[Line, ...]
    passed_over: tuple[str, ...]


def lines_of(rows: Iterable[Row] | None) -> Reading:
    """Read the rows of `budget` as they stand in a draft.

    A missing cell is nothing; a row without a year, or with something in it that is no amount, is passed over.
    """
    read = [(row, _line(row)) for row in rows or () if isinstance(row, dict)]
    lines = tuple(line for _, line in read if line)
    return Reading(lines, tuple(str(row.get("id", "")) for row, line in read if not line))


def _line(row: Row) -> Line | None:
    year = _year(row.get("year"))
    money = {source: 0 if row.get(source) in (None, "") else row[source] for source in Source.values}
    if year is None or not all(_is_won(won) for won in money.values()):
        return None
    return Line(
        year, _code(row.get("item")), _code(row.get("tag")) or Tag.NONE.value, **money, row=_code(row.get("id"))
    )


def _code(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _year(value: Any) -> int | None:
    """Years are chosen by code: four digits."""
    text = _code(value)
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _is_won(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
