"""A record as a file: read strictly, so that no other reader can understand it differently."""

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from office.assessment.draw.record import BadRecord, Record

MOST_BYTES = 64 * 1024 * 1024


class Unreadable(ValueError):
    """The file is no record of a draw: one line that says why."""


def read_record(path: Path) -> Record:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(getattr(error, "strerror", None) or str(error)) from None
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is too large to be a record."))
    try:
        return Record.from_json(_json(content))
    except BadRecord as error:
        first, *more = error.faults
        told = f"{first.path}: {first}" if first.path else str(first)
        raise Unreadable(told + (_(" (and %(more)s more)") % {"more": len(more)} if more else "")) from None


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise Unreadable(_("The file is not written in UTF-8.")) from None
    except RecursionError:
        raise Unreadable(_("The file is nested too deeply.")) from None
    except json.JSONDecodeError as error:
        raise Unreadable(_("Line %(line)s is no JSON.") % {"line": error.lineno}) from None
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two members with one name programs take the first or the last: such a file says two things."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(_("“%(name)s” is given twice in one object.") % {"name": twice[:60]})
    return found


def _no_number(name: str) -> Any:
    raise ValueError(_("%(name)s is no number.") % {"name": name})
