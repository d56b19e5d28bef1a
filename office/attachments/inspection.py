"""What a file is, by its content; its name must agree."""

from dataclasses import dataclass, field
from typing import BinaryIO

import filetype
from django.utils.translation import gettext as _

from office.attachments.naming import ending
from office.attachments.sniff import archive, ole, pdf, text
from office.attachments.sniff.errors import Refused
from office.attachments.types import TYPES, FileType

_HWP3 = b"HWP Document File V3.00"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
             b"\xca\xfe\xba\xbe", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00", b"ITSF", b"dex\n")  # fmt: skip
_TEXTUAL = ("txt", "csv")
_BY_MIME = {one.mime: one.code for one in TYPES.values()} | {"video/x-m4v": "mp4"}


@dataclass(frozen=True)
class Found:
    """The type found, pages where it has any, and notes for whoever opens it."""

    type: FileType
    pages: int | None = None
    notes: list[str] = field(default_factory=list)


def inspect(file: BinaryIO, name: str, size: int) -> Found:
    """Judge a file; raises :class:`Refused` with the sentence for the user.

    Nothing is unpacked or executed; `file` must be seekable and is left at its start.
    """
    try:
        found = _by_content(file, name, size)
    finally:
        file.seek(0)
    _agree(found.type, name)
    return found


def _by_content(file: BinaryIO, name: str, size: int) -> Found:
    file.seek(0)
    head = file.read(8192)
    if head.startswith(_PROGRAMS):
        raise Refused(_("The file holds a program and is not accepted."))
    if head.startswith(pdf.MAGIC):
        pages = pdf.read(file)
        return Found(TYPES["pdf"], pages.count, pages.notes)
    if head.startswith(ole.MAGIC):
        return _found(ole.kind_of(file, size))
    if head.startswith(archive.MAGIC):
        return _found(archive.kind_of(file, size))
    if head.startswith(_HWP3):
        return Found(TYPES["hwp"])
    if ending(name) in _TEXTUAL:
        return _as_text(file, name, head)
    return _by_magic(head) or _as_text(file, name, head)


def _found(judged: tuple[str, list[str]]) -> Found:
    code, notes = judged
    return Found(TYPES[code], None, notes)


def _by_magic(head: bytes) -> Found | None:
    guess = filetype.guess(head)
    if guess is None:
        return None
    if guess.mime not in _BY_MIME:
        raise Refused(_("This kind of file is not accepted."))
    return Found(TYPES[_BY_MIME[guess.mime]])


def _as_text(file: BinaryIO, name: str, head: bytes) -> Found:
    """Text is asked for first where the name says so: a letter that begins with “BM” is no picture."""
    try:
        encoding = text.require(file)
    except Refused:
        if known := _by_magic(head):
            return known
        raise
    return Found(TYPES["csv" if ending(name) == "csv" else "txt"], None, [f"encoding:{encoding}"])


def _agree(found: FileType, name: str) -> None:
    """A name that promises another kind of file is a mistake or a trick: both end here."""
    told = ending(name)
    if not told:
        raise Refused(_("The file's name has no ending that says what kind of file it is."))
    if told not in found.extensions:
        raise Refused(
            _("The name ends in “.%(ending)s”, but the content is: %(kind)s.") % {"ending": told, "kind": found.label}
        )
