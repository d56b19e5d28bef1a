"""Taking a workbook apart: which cells stand in which rows. What they mean is `cells`' and `planning`'s."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from office.assessment.importing.columns import REVIEWERS, SHEETS, Sheet, column_named, sheet_named

MOST_BYTES = 5 * 1024**2
MOST_UNPACKED = 80 * 1024**2
MOST_ROWS = 3000
# A sheet that somebody has coloured to its end has a million rows without a word.
LOOKED_AT, COLUMNS = 20_000, 60


class NotRead(ValueError):
    """The file is no workbook that could be looked through; the sentence says why."""


@dataclass
class Book:
    """The rows that say something, by sheet: their number in the file and their cells by column."""

    rows: dict[str, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read(content: bytes) -> Book:
    """The workbook in `content`; raises NotRead where there is none."""
    _check_size(content)
    try:
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
        return _read(workbook)
    except NotRead:
        raise
    except Exception:  # openpyxl raises whatever its parsers raise: to the reader it is one and the same
        raise NotRead(
            _("This is no XLSX workbook that can be read. Save it again as .xlsx and try once more.")
        ) from None


def _check_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise NotRead(_("The file is larger than 5 MB. Split it into several."))
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
    except zipfile.BadZipFile:
        raise NotRead(_("This is no XLSX workbook. Save the sheet as .xlsx and try again.")) from None
    if unpacked > MOST_UNPACKED:
        raise NotRead(_("The workbook holds far more than a pool of reviewers."))


def _read(workbook: Any) -> Book:
    book = Book({sheet.key: [] for sheet in SHEETS})
    found = {}
    for one in workbook.worksheets:
        if sheet := sheet_named(one.title):
            found[sheet.key] = sheet
            _read_sheet(book, sheet, one)
    if REVIEWERS.key not in found and not any(book.rows.values()):
        words = ", ".join(str(sheet.label) for sheet in SHEETS)
        raise NotRead(_("None of the sheets of the template is in the workbook: %(sheets)s.") % {"sheets": words})
    return book


def _read_sheet(book: Book, sheet: Sheet, worksheet: Any) -> None:
    lines = worksheet.iter_rows(max_col=COLUMNS, max_row=LOOKED_AT, values_only=True)
    columns = _columns(book, sheet, next(lines, ()))
    rows = book.rows[sheet.key]
    for number, cells in _saying(lines, columns):
        if len(rows) == MOST_ROWS:
            told = {"sheet": sheet.label, "most": MOST_ROWS}
            book.faults.append(_("The sheet “%(sheet)s” has more than %(most)s rows. Split the file.") % told)
            return
        rows.append((number, cells))


def _columns(book: Book, sheet: Sheet, headings: tuple) -> list[str | None]:
    """Which column stands where; says which needed ones are missing and which are there twice."""
    found = [column_named(sheet, heading) for heading in headings]
    for column in sheet.columns:
        told = {"sheet": sheet.label, "column": column.label}
        if column.needed and column.key not in found:
            book.faults.append(_("The sheet “%(sheet)s” has no column “%(column)s”.") % told)
        if found.count(column.key) > 1:
            book.faults.append(_("The sheet “%(sheet)s” has the column “%(column)s” twice.") % told)
    return found


def _saying(lines: Iterator[tuple], columns: list[str | None]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, start=2):
        cells = {key: cell for key, cell in zip(columns, line, strict=False) if key and not _blank(cell)}
        if cells:
            yield number, cells


def _blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
