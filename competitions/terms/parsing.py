"""Choices and columns as staff write them, a line each: `code = 한국어 | English`, `code : kind = 한국어 | English`."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from office.forms.definition import Field

_CODE = re.compile(r"^[a-z][a-z0-9_]{0,39}$")
COLUMN_KINDS = ("text", "textarea", "integer", "decimal", "money", "date", "boolean")


def is_code(text: object) -> bool:
    """Whether this can be a code: lower-case letters, digits and single underscores, a letter first."""
    return isinstance(text, str) and bool(_CODE.match(text)) and "__" not in text and text != "id"


def choices_of(lines: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The choices that can be read."""
    for line in lines.splitlines():
        head, sign, label = line.partition("=")
        if sign and is_code(head.strip()):
            yield head.strip(), _label(label)


def columns_of(lines: str) -> Iterator[Field]:
    """The columns of a table that can be read."""
    for line in lines.splitlines():
        head, sign, label = line.partition("=")
        code, _colon, kind = head.partition(":")
        kind = kind.strip() or "text"
        if sign and is_code(code.strip()) and kind in COLUMN_KINDS:
            yield Field(code.strip(), kind, _label(label))


def line_faults(lines: str, *, columns: bool) -> list[str]:
    """What cannot be read, line by line, in words; a table or a choice without any line is one fault."""
    given = [line for line in lines.splitlines() if line.strip()]
    read = columns_of if columns else choices_of
    bad = [line for line in given if not list(read(line))]
    said = [_("This line cannot be read: %(line)s") % {"line": line.strip()[:80]} for line in bad]
    codes = [one.code if columns else one[0] for one in read(lines)]
    said += [
        _("The code “%(code)s” stands twice.") % {"code": code}
        for code in sorted({c for c in codes if codes.count(c) > 1})
    ]
    return said or ([] if given else [_("Give at least one line.")])


def _label(text: str) -> tuple[str, str]:
    ko, _bar, en = text.partition("|")
    return ko.strip(), en.strip() or ko.strip()
