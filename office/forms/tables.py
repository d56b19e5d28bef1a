"""The tables of a form: which stand as a grid at a desk, what a folded row says, what the columns come to."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from office.forms import telling
from office.forms.definition import Field
from office.forms.values import empty
from office.web.fields import FieldView
from office.web.formats import spoken

PATTERN = "__row__"
# How many letters are a word, a name and a line; of texts as long as a line a row holds two and still scrolls little.
WORD, NAME, LINE, LINES = 60, 150, 300, 2
_WIDTHS = {
    "choice": "choice", "boolean": "number", "integer": "number", "decimal": "number", "money": "amount",
    "date": "date", "datetime": "moment", "brn": "date", "phone": "date", "email": "word",
}  # fmt: skip


def is_grid(field: Field) -> bool:
    """Whether a row of this table is one line at a desk; tables of long texts stay cards."""
    widths = [_width(column) for column in field.fields]
    return all(widths) and widths.count("line") <= LINES


def _width(column: Field) -> str:
    if column.kind == "text" and column.limit:
        return next(
            (name for most, name in ((WORD, "word"), (NAME, "name"), (LINE, "line")) if column.limit <= most), ""
        )
    return _WIDTHS.get(column.kind, "")


@dataclass(frozen=True)
class Column:
    """A heading; `id` is what the cells below are named by."""

    field: Field
    id: str
    unit: str

    @property
    def width(self) -> str:
        """How wide the column stands."""
        return _width(self.field) or "line"


@dataclass(frozen=True)
class Cell:
    """A question of a row under its heading."""

    column: Column
    view: FieldView


@dataclass(frozen=True)
class Row:
    """A row: `gist` is all that a folded one shows; `open` ones have something to be filled in or mended."""

    id: str
    number: int
    cells: list[Cell]
    gist: str = ""
    open: bool = True

    @property
    def title(self) -> str:
        """The words that name the row."""
        return _("Row %(number)d") % {"number": self.number}


# More cards than this fold at a desk too: nobody should walk past thirty questions to reach the last.
MANY = 6


class Table:
    """A table as its writer sees it. `bound` gives the control of a path; `wrong` are the paths with faults."""

    def __init__(
        self, field: Field, ids: list[str], kept: list[dict[str, Any]], bound: Callable, wrong: set[str]
    ) -> None:
        self.field, self.grid = field, is_grid(field)
        self.kept = {row["id"]: row for row in kept}
        self._bound, self._wrong = bound, {path.rpartition(".")[0] for path in wrong}
        self.columns = [self._column(one) for one in field.fields]
        self.rows = [self._row(row_id, number, len(ids)) for number, row_id in enumerate(ids, 1)]
        self.many = not self.grid and len(ids) > MANY
        self.pattern = Row(PATTERN, 0, self._cells(PATTERN))

    def _column(self, one: Field) -> Column:
        control = self._bound(f"{self.field.code}.{PATTERN}.{one.code}")
        return Column(one, f"head_{self.field.code}_{one.code}", FieldView(control).unit)

    def _row(self, row_id: str, number: int, of: int) -> Row:
        said = gist(self.field, self.kept.get(row_id, {}))
        opened = of == 1 or not said or f"{self.field.code}.{row_id}" in self._wrong
        return Row(row_id, number, self._cells(row_id), said, opened)

    def _cells(self, row_id: str) -> list[Cell]:
        paths = [f"{self.field.code}.{row_id}" for _column in self.columns]
        return [
            Cell(column, FieldView(self._bound(f"{path}.{column.field.code}"), named_by=f"{column.id} row_{path}"))
            for path, column in zip(paths, self.columns, strict=True)
        ]

    @cached_property
    def sums(self) -> list[telling.Sum]:
        """What the columns of money come to."""
        return telling.sums(self.field, list(self.kept.values()))

    @cached_property
    def total(self) -> telling.Sum | None:
        """All sums together, where there are several."""
        return telling.total(self.field, list(self.kept.values())) if len(self.sums) > 1 else None

    @cached_property
    def left_out(self) -> int:
        """How many rows the sums are without, for an amount that could not be read."""
        return telling.left_out(self.field, list(self.kept.values())) if self.sums else 0

    @property
    def before(self) -> int:
        """How many columns stand before the first that is summed, the row's number among them."""
        return 1 + next((place for place, one in enumerate(self.field.fields) if one.sum), 0)

    @property
    def foot(self) -> list[telling.Sum | None]:
        """The line below the rows from the first sum on; a column that is not summed leaves its place empty."""
        by_code = {one.code: one for one in self.sums}
        return [by_code.get(one.code) for one in self.field.fields[self.before - 1 :]]


def gist(field: Field, row: dict[str, Any]) -> str:
    """A row in a few words, what it comes to among them: `2026 · 장비 · 합계 16억 원 · 국비 8억 원`."""
    there = [(one, text) for one in field.fields if (text := telling.words(one, row.get(one.code)))]
    words = [text for one, text in there if one.kind != "money"]
    paid = [f"{one.label} {_spoken(row[one.code], text)}" for one, text in there if one.kind == "money"]
    return " · ".join([*words[: 2 if paid else 3], *_sum_of(field, row), *paid[:1]])


def _sum_of(field: Field, row: dict[str, Any]) -> list[str]:
    """What the summed columns come to, where several of them hold an amount and all that is there is one."""
    amounts = [value for one in field.fields if one.sum and not empty(value := row.get(one.code))]
    if len(amounts) < 2 or not all(isinstance(one, int) for one in amounts):
        return []
    return [f"{_('Total')} {spoken(sum(amounts))}"]


def _spoken(value: Any, text: str) -> str:
    return spoken(value) if isinstance(value, int) else text
