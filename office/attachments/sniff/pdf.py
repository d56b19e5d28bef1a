"""PDF: readable, not locked, and how many pages."""

from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from office.attachments.sniff.errors import Refused

MAGIC = b"%PDF-"


@dataclass(frozen=True)
class Pages:
    """What a PDF says of itself."""

    count: int
    notes: list[str]


def read(file: BinaryIO) -> Pages:
    """Count the pages; raises Refused when a password is needed or nothing can be read.

    A PDF that anybody can open but whose owner forbids printing or copying is taken, with a note.
    """
    import pikepdf  # a large library: loaded by the first PDF, not by every process

    file.seek(0)
    try:
        with pikepdf.open(file) as pdf:
            count, notes = len(pdf.pages), _notes(pdf)
    except pikepdf.PasswordError:
        raise Refused(_("The file is locked with a password. Save it without one and hand it in again.")) from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, OverflowError):
        raise Refused(_("The file is damaged and cannot be read.")) from None
    if not count:
        raise Refused(_("The PDF has no pages."))
    return Pages(count, notes)


def _notes(pdf: Any) -> list[str]:
    from pikepdf import Dictionary

    notes = ["restricted"] if pdf.is_encrypted else []
    names = pdf.Root.get("/Names", Dictionary())
    action = pdf.Root.get("/OpenAction")
    scripted = isinstance(action, Dictionary) and action.get("/S") == "/JavaScript"
    if scripted or "/JavaScript" in names:
        notes.append("scripts")
    if "/EmbeddedFiles" in names:
        notes.append("embedded")
    return notes
