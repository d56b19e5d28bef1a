"""What would happen: every row compared with the pool, with what is wrong beside its cell.

An empty cell leaves what is stored, and nothing is ever taken out. The hash covers the file and every comparison: what
was looked at is what is applied, or nothing.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from office.assessment.importing import cells as told
from office.assessment.importing.columns import EMPLOYMENTS, REVIEWERS, SHEETS, WORKS, Column, Sheet
from office.assessment.importing.crossing import begun_faults, consent_faults, days_faults
from office.assessment.importing.reading import read
from office.assessment.importing.stored import Pool, stored_pool

NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"


@dataclass
class Cell:
    """A cell as it stands in the file, what is wrong with it, and what the pool has instead."""

    column: Column
    text: str = ""
    problems: list[str] = field(default_factory=list)
    before: Any = None
    differs: bool = False


@dataclass
class Row:
    """A row of the file; `values` are those of its cells that could be understood."""

    sheet: Sheet
    number: int
    cells: dict[str, Cell]
    values: dict[str, Any] = field(default_factory=dict)
    status: str = NEW
    stored: dict[str, Any] | None = None

    @property
    def identity(self) -> tuple:
        """What tells the row from others of its sheet; None where a part of it is missing."""
        return tuple(self.values.get(name) for name in self.sheet.identity)

    @property
    def problems(self) -> list[str]:
        """Everything that is wrong, in the order of the columns."""
        return [problem for cell in self.cells.values() for problem in cell.problems]

    @property
    def differences(self) -> dict[str, Any]:
        """The values that differ from what is stored."""
        return {key: self.values[key] for key, cell in self.cells.items() if cell.differs}


@dataclass
class Plan:
    """All rows in the order of the file."""

    rows: list[Row]
    faults: list[str]
    sha256: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each status."""
        return {status: 0 for status in (WRONG, NEW, CHANGED, SAME)} | Counter(row.status for row in self.rows)

    @property
    def may_apply(self) -> bool:
        """Whether nothing is wrong, and something would happen."""
        counts = self.counts
        return not self.faults and not counts[WRONG] and bool(counts[NEW] + counts[CHANGED])

    def of(self, sheet: Sheet) -> list[Row]:
        """The rows of one sheet."""
        return [row for row in self.rows if row.sheet is sheet]


def plan_of(content: bytes) -> Plan:
    """What the workbook would do to the pool as it is now; raises NotRead where it is none."""
    book, known = read(content), told.words()
    rows = [_row(sheet, number, line, known) for sheet in SHEETS for number, line in book.rows[sheet.key]]
    pool = stored_pool(row.values["email"] for row in rows if row.values.get("email"))
    _say_twice(rows)
    people = {row.values.get("email") for row in rows if row.sheet is REVIEWERS}
    for row in rows:
        _compare(row, pool, people)
    plan = Plan(rows, book.faults)
    plan.sha256 = _hash(content, plan)
    return plan


def _row(sheet: Sheet, number: int, line: dict[str, Any], known: told.Words) -> Row:
    row = Row(sheet, number, {column.key: Cell(column) for column in sheet.columns})
    for key, raw in line.items():
        cell = row.cells[key]
        cell.text = told.text_of(raw)
        try:
            row.values[key] = told.value_of(cell.column, raw, known)
        except told.Wrong as wrong:
            cell.problems.append(str(wrong))
    return row


def _say_twice(rows: list[Row]) -> None:
    """The same person, employment or work twice in one file: which of the two would count?"""
    first: dict[tuple, int] = {}
    for row in rows:
        if None in row.identity:
            continue
        before = first.setdefault((row.sheet.key, *map(_folded, row.identity)), row.number)
        if before != row.number:
            said = _("The same as in row %(number)s.") % {"number": before}
            row.cells[row.sheet.identity[-1]].problems.append(said)


def _folded(part: Any) -> Any:
    return part.casefold() if isinstance(part, str) else part


def _compare(row: Row, pool: Pool, people: set[str | None]) -> None:
    stored = row.stored = pool.find(row.sheet, row.identity)
    for key, problem in _faults(row, stored, pool, people):
        if not row.cells[key].problems:
            row.cells[key].problems.append(problem)
    for key, value in row.values.items() if stored else ():
        cell = row.cells[key]
        cell.before = stored[key]
        cell.differs = not _same(value, stored[key])
    changed = any(cell.differs for cell in row.cells.values())
    row.status = WRONG if row.problems else NEW if stored is None else CHANGED if changed else SAME


def _faults(row: Row, stored: dict | None, pool: Pool, people: set[str | None]) -> Iterator[tuple[str, str]]:
    """What is wrong with the row as a whole, each with the column beside which it is said."""
    for column in row.sheet.columns:
        if column.needed and not row.cells[column.key].text and not (stored and stored.get(column.key)):
            yield column.key, _("This is needed.")
    email = row.values.get("email")
    if row.sheet is not REVIEWERS and email and email not in people and email not in pool.reviewers:
        yield "email", _("Nobody with this address is on the sheet of reviewers or in the pool.")
    if row.sheet in (EMPLOYMENTS, WORKS):
        yield from days_faults(row.values, stored)
        yield from begun_faults(row.values, stored) if row.sheet is EMPLOYMENTS else ()
    else:
        yield from consent_faults(row.values, stored)


def _same(value: Any, stored: Any) -> bool:
    if isinstance(value, list):
        return set(value) == set(stored)
    return value == (told.text_of(stored) if isinstance(stored, str) else stored)


def _hash(content: bytes, plan: Plan) -> str:
    lines = [
        [row.sheet.key, row.number, row.status, row.values, {key: cell.before for key, cell in row.cells.items()}]
        for row in plan.rows
    ]
    compared = json.dumps([plan.faults, lines], sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(hashlib.sha256(content).digest() + compared.encode()).hexdigest()
