"""The rows of a preview as tables: a cell with what stands in it, what is wrong with it, and what it replaces."""

from dataclasses import dataclass
from typing import Any

from office.assessment import queries_pool
from office.assessment.importing import columns as kinds
from office.assessment.importing.columns import SHEETS, Column, Sheet
from office.assessment.importing.planning import Cell, Row
from office.assessment.models.pool import Gender, WorkKind


@dataclass(frozen=True)
class Table:
    """The rows of one sheet that are shown, in the columns that say something."""

    sheet: Sheet
    columns: list[Column]
    rows: list[tuple[Row, list[tuple[Column, Cell, str]]]]


def tables_of(rows: list[Row]) -> list[Table]:
    """One table for each sheet that has rows."""
    words = _words()
    return [_table(sheet, [row for row in rows if row.sheet is sheet], words) for sheet in SHEETS
            if any(row.sheet is sheet for row in rows)]  # fmt: skip


def _table(sheet: Sheet, rows: list[Row], words: dict[str, dict]) -> Table:
    said = {key for row in rows for key, cell in row.cells.items() if cell.text or cell.problems}
    columns = [column for column in sheet.columns if column.key in said]
    lines = [(row, [(one, row.cells[one.key], _before(row.cells[one.key], words)) for one in columns]) for row in rows]
    return Table(sheet, columns, lines)


def _words() -> dict[str, dict]:
    return {
        kinds.EXPERTISE: queries_pool.expertise_labels(),
        kinds.REGION: queries_pool.regions(),
        kinds.GENDER: dict(Gender.choices),
        kinds.KIND: dict(WorkKind.choices),
    }


def _before(cell: Cell, words: dict[str, dict]) -> str:
    """What the pool has instead, in the reader's words; empty where nothing changes."""
    if not cell.differs:
        return ""
    table: dict[Any, Any] = words.get(cell.column.kind, {})
    values = cell.before if isinstance(cell.before, list) else [cell.before]
    return ", ".join(str(table.get(value, value)) for value in values if value not in (None, "")) or "–"
