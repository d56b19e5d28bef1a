"""The workbook to fill in: a sheet that explains, the three sheets, and the values that may be chosen."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from office.assessment.importing import columns as kinds
from office.assessment.importing.columns import SHEETS, Sheet
from office.assessment.models.pool import Gender, WorkKind
from office.assessment.queries_pool import expertise_labels, regions
from office.web.exporting import plain

_HEAD = PatternFill("solid", fgColor="E8EEF7")
_VALUES_AT = {"expertise": "A", "region": "B", "gender": "C", "kind": "D"}
_PREPARED = 500

Lines = dict[str, Iterable[dict[str, Any]]]


def workbook(lines: Lines | None = None) -> bytes:
    """The workbook in the reader's language; with `lines` by sheet, filled with what is stored."""
    book = Workbook()
    values = _values()
    _instruct(book.active)
    for sheet in SHEETS:
        _write(book.create_sheet(str(sheet.label)), sheet, (lines or {}).get(sheet.key, ()), values)
    _write_values(book.create_sheet(_("Values")), values)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _values() -> dict[str, list[str]]:
    return {
        "expertise": list(expertise_labels().values()),
        "region": list(regions().values()),
        "gender": [str(label) for label in Gender.labels],
        "kind": [str(label) for label in WorkKind.labels],
    }


def _instruct(page: Worksheet) -> None:
    page.title = _("Instructions")
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 30, 90
    page.append([_("How the pool of reviewers is imported")])
    page["A1"].font = Font(bold=True, size=14)
    for line in _instructions():
        page.append(["", line])
    for sheet in SHEETS:
        page.append([])
        page.append([str(sheet.label)])
        page.cell(page.max_row, 1).font = Font(bold=True)
        for column in sheet.columns:
            needed = _("needed") if column.needed else ""
            page.append([str(column.label), " · ".join(part for part in (needed, str(column.hint)) if part)])
    for row in page.iter_rows(min_col=2, max_col=2):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")


def _instructions() -> list[str]:
    return [
        _("One row for each person on the sheet of reviewers; several rows for each on the two others."),
        _("Rows of the sheets belong together by the e-mail address."),
        _("Columns marked with * are needed. The order of columns is free; columns that are not known are left out."),
        _("An empty cell leaves what is stored. Nothing is removed by an import."),
        _("After the upload every row is shown with what is new, what changes and what is wrong. Nothing is written"
          " before somebody applies it, and then all of it or nothing."),
        _("Do not write resident registration numbers anywhere."),
    ]  # fmt: skip


def _write(page: Worksheet, sheet: Sheet, lines: Iterable[dict[str, Any]], values: dict[str, list[str]]) -> None:
    page.append([f"{column.label} *" if column.needed else str(column.label) for column in sheet.columns])
    for line in lines:
        page.append([plain(line.get(column.key)) for column in sheet.columns])
    last = max(page.max_row, _PREPARED) + 1
    for place, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(place)
        page[f"{letter}1"].font, page[f"{letter}1"].fill = Font(bold=True), _HEAD
        page.column_dimensions[letter].width = column.width
        _shape(page, letter, column.kind, last)
        _offer(page, letter, column.kind, values, last)
    page.freeze_panes = "A2"


def _shape(page: Worksheet, letter: str, kind: str, last: int) -> None:
    """Days as days, everything else as text: a spreadsheet would take the zero from a telephone number."""
    shape = "yyyy-mm-dd" if kind == kinds.DAY else "@"
    for number in range(2, last + 1):
        page[f"{letter}{number}"].number_format = shape


def _offer(page: Worksheet, letter: str, kind: str, values: dict[str, list[str]], last: int) -> None:
    """The values to choose from, where a cell holds one of a list."""
    if kind not in (kinds.REGION, kinds.GENDER, kinds.KIND) or not values[kind]:
        return
    at, end = _VALUES_AT[kind], len(values[kind]) + 1
    choice = DataValidation(type="list", formula1=f"'{_('Values')}'!${at}$2:${at}${end}", allow_blank=True)
    choice.add(f"{letter}2:{letter}{last}")
    page.add_data_validation(choice)


def _write_values(page: Worksheet, values: dict[str, list[str]]) -> None:
    heads = {"expertise": _("Expertise"), "region": _("Region"), "gender": _("Gender"), "kind": _("Kind")}
    for place, (key, words) in enumerate(values.items(), start=1):
        page.column_dimensions[get_column_letter(place)].width = 26
        for number, word in enumerate([heads[key], *words], start=1):
            page.cell(number, place, word)
        page.cell(1, place).font = Font(bold=True)
