"""CSV read row by row: each row with its place, every cell there and trimmed, the header exactly as stated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from django.utils.translation import gettext_lazy as _

from office.assessment.tally.wrong import BadInput, Place


def text_of(path: str) -> str:
    """The file's text; the mark that spreadsheets put before UTF-8 is let pass."""
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(_("The file is not text in UTF-8."), Place(path)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadInput(_("The file cannot be read: %(why)s."), Place(path), why=why) from None


def rows(path: str, header: tuple[str, ...], may_be_empty: tuple[str, ...] = ()) -> Iterator[tuple[Place, list[str]]]:
    """The rows under the header; empty lines are passed over."""
    found = _records(path)
    place, first = next(found, (Place(path, 1), []))
    if tuple(first) != header:
        raise BadInput(_("The first line has to be: %(header)s"), place, header=",".join(header))
    for place, cells in found:
        if len(cells) != len(header):
            raise BadInput(_("This line has %(count)s cells, not %(wanted)s."), place,
                           count=len(cells), wanted=len(header))  # fmt: skip
        for name, cell in zip(header, cells, strict=True):
            if not cell and name not in may_be_empty:
                raise BadInput(_("This cell is empty."), place, name)
        yield place, cells


def _records(path: str) -> Iterator[tuple[Place, list[str]]]:
    """A record's place is the line on which it begins: a quoted cell may run over several."""
    reader = csv.reader(io.StringIO(text_of(path), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield Place(path, line), [normalize("NFC", cell.strip()) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(_("This is not a line of CSV: %(why)s."), Place(path, line), why=error) from None
