"""A list as a file: exactly the rows that its page shows, all of them, in the reader's words."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook

XLSX, CSV = "xlsx", "csv"
_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(name: str, head: Sequence[object], rows: Iterable[Sequence[object]], *, kind: str) -> HttpResponseBase:
    """The rows as an XLSX sheet, or as CSV that a spreadsheet opens with its Korean intact (a byte order mark)."""
    lines = ([plain(cell) for cell in row] for row in rows)
    head = [str(word) for word in head]
    response = _sheet(head, lines) if kind == XLSX else _text(head, lines)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind if kind == XLSX else CSV}"'
    return response


def plain(cell: object) -> object:
    """A value that a spreadsheet shows as it is and never takes for a formula (CWE-1236); instants in Korean time."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return timezone.localtime(cell).strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, (int, dt.date)):
        return cell
    text = str(cell)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text[:1] else text


def _sheet(head: list[str], rows: Iterable[list]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [head, *rows]:
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return HttpResponse(buffer.getvalue(), content_type=_XLSX_TYPE)


def _text(head: list[str], rows: Iterable[list]) -> StreamingHttpResponse:
    return StreamingHttpResponse(_lines([head, *rows]), content_type="text/csv; charset=utf-8")


def _lines(rows: Iterable[list]) -> Iterator[bytes]:
    yield "\ufeff".encode()
    for row in rows:
        buffer = StringIO()
        csv.writer(buffer).writerow(row)
        yield buffer.getvalue().encode()
