"""Plain text and CSV: text is what decodes from end to end, in the encodings that Korean offices send."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from office.attachments.sniff.errors import Refused

_CHUNK = 1 << 16
_MARKUP = ("<!doctype", "<html", "<script", "<svg", "<?xml", "<?php", "<head", "<body", "#!", "mime-version:", "{\\rtf")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def require(file: BinaryIO) -> str:
    """The encoding of the text; raises Refused when it is none, or a page or script in disguise."""
    file.seek(0)
    head = file.read(4)
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp949"):
        first = _decoded_start(file, encoding)
        if first is not None:
            if first.lstrip("\ufeff \t\r\n").lower().startswith(_MARKUP):
                raise Refused(_("The file holds a program and is not accepted."))
            return encoding
    raise Refused(_("This kind of file is not accepted."))


def _decoded_start(file: BinaryIO, encoding: str) -> str | None:
    """The first letters when the whole file decodes, else None; control characters are not text."""
    first = ""
    try:
        for part in _decoded(file, encoding):
            if any(letter < " " and letter not in "\t\r\n\f\x1a" for letter in part):
                return None
            first = first or part[:200]
    except UnicodeDecodeError:
        return None
    return first


def _decoded(file: BinaryIO, encoding: str) -> Iterator[str]:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    while chunk := file.read(_CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)
