"""One form for each value, however it was typed."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from office.access import Invalid
from office.forms.definition import Field
from office.forms.values.moments import read_moment
from office.web.money import LARGEST, NotAnAmount, parse_won

LONGEST = 100_000
MOST_ROWS = 500
_DATE = re.compile(r"^(\d{4})[-./년]\s*(\d{1,2})[-./월]\s*(\d{1,2})[.일]?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_WHOLE = re.compile(r"^[+-]?\d{1,19}$")
_TRUE = ("true", "on", "1", "yes", "y")
_FALSE = ("false", "off", "0", "no", "n")


def normal(field: Field, raw: Any) -> Any:
    """The value as it is kept. Raises Invalid for what no form sends: nested things where a text belongs, giants."""
    return _BY_KIND[field.kind](field, raw)


def empty(value: Any) -> bool:
    """Whether nothing was answered; such answers are not kept at all."""
    return value is None or value == "" or value == [] or value == {}


def _plain(field: Field, raw: Any) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str | int | float | Decimal):
        raise Invalid({field.code: [_("This is not the kind of value that belongs here.")]})
    composed = unicodedata.normalize("NFC", str(raw)).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        letter for letter in composed if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs")
    )
    if len(kept) > LONGEST:
        raise Invalid({field.code: [_("The text is longer than %(most)d letters.") % {"most": LONGEST}]})
    return kept.strip()


def _line(field: Field, raw: Any) -> str:
    return " ".join(_plain(field, raw).split())


def _flag(field: Field, raw: Any) -> bool | str | None:
    if isinstance(raw, bool) or raw is None:
        return raw
    word = _line(field, raw)
    return True if word.lower() in _TRUE else False if word.lower() in _FALSE else (word or None)


def _ticked(field: Field, raw: Any) -> bool | None:
    """A declaration is made or it is not: an empty box is no answer."""
    return True if _flag(field, raw) is True else None


def _many(field: Field, raw: Any) -> list[str]:
    given = raw if isinstance(raw, list | tuple) else [raw]
    chosen = {_line(field, one) for one in given[:MOST_ROWS]} - {""}
    known = [one.code for one in field.choices if one.code in chosen]
    return known + sorted(chosen.difference(known))


def _date(field: Field, raw: Any) -> str:
    word = _line(field, raw)
    parts = _DATE.match(word.replace(" ", "")) or _COMPACT.match(word)
    if not parts:
        return word
    told = f"{parts[1]}-{int(parts[2]):02d}-{int(parts[3]):02d}"
    try:
        return told if parse_date(told) else word
    except ValueError:
        return word


def _datetime(field: Field, raw: Any) -> str:
    """`2025. 5. 19. 18:00` is 2025-05-19T18:00; what is no moment of a calendar in Seoul stays as typed."""
    word = _line(field, raw)
    return read_moment(word) or word


def _number(field: Field, raw: Any) -> str:
    """What was sent as a number, in digits."""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 2**53:
        raw = int(raw)
    return _line(field, "" if isinstance(raw, bool) else raw)


def _money(field: Field, raw: Any) -> int | str:
    """`160억 5천만 원` is 16050000000; what is no amount stays as typed. Whether it may be negative is judged."""
    word = _number(field, raw)
    try:
        return parse_won(word, negative=True)
    except NotAnAmount:
        return word


def _whole(field: Field, raw: Any) -> int | str:
    """`1,200` is 1200; what is no whole number stays as typed."""
    word = _number(field, raw)
    bare = word.replace(",", "").replace(" ", "").removesuffix("원")
    return int(bare) if _WHOLE.match(bare) and abs(int(bare)) <= LARGEST else word


def _decimal(field: Field, raw: Any) -> str:
    word = _line(field, raw)
    try:
        number = Decimal(word.replace(",", ""))
    except InvalidOperation:
        return word
    return f"{number:f}" if number.is_finite() and abs(number.adjusted()) < 30 else word


def _brn(field: Field, raw: Any) -> str:
    word = _line(field, raw)
    digits = re.sub(r"[\s-]", "", word)
    return digits if re.fullmatch(r"[0-9]{10}", digits) else word


def _rows(field: Field, raw: Any) -> list[dict[str, Any]]:
    """Rows keep their id, so that a moved or changed row is known again; rows without any answer are dropped."""
    if empty(raw):
        return []
    if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
        raise Invalid({field.code: [_("Send a list of rows.")]})
    if len(raw) > MOST_ROWS:
        raise Invalid({field.code: [_("There are more than %(most)d rows.") % {"most": MOST_ROWS}]})
    _refuse_unknown_columns(field, raw)
    rows = [({"id": _row_id(row)} | _cells(field, row)) for row in raw]
    return _numbered([row for row in rows if len(row) > 1])


def _refuse_unknown_columns(field: Field, raw: list[dict]) -> None:
    known = {"id", *(column.code for column in field.fields)}
    odd = sorted({str(name) for row in raw for name in row} - known)
    if odd:
        raise Invalid({f"{field.code}.{name}": [_("This field is not known here.")] for name in odd[:10]})


def is_row_id(text: str) -> bool:
    """Whether this can be the id of a row."""
    return bool(re.fullmatch(r"[A-Za-z0-9_-]{1,40}", text))


def _row_id(row: dict) -> str:
    told = str(row.get("id") or "")
    return told if is_row_id(told) else ""


def _cells(field: Field, row: dict) -> dict[str, Any]:
    cells = {column.code: normal(column, row.get(column.code)) for column in field.fields}
    return {code: value for code, value in cells.items() if not empty(value)}


def _numbered(rows: list[dict]) -> list[dict]:
    """Give an id to rows that have none, or another's: the next free number."""
    taken = {row["id"] for row in rows}
    seen: set[str] = set()
    following = 1
    for row in rows:
        if not row["id"] or row["id"] in seen:
            while str(following) in taken:
                following += 1
            row["id"] = str(following)
            taken.add(row["id"])
        seen.add(row["id"])
    return rows


def _files(field: Field, raw: Any) -> None:
    raise Invalid({field.code: [_("Files are handed in one by one, not as a value.")]})


_BY_KIND: dict[str, Callable[[Field, Any], Any]] = {
    "text": _line,
    "textarea": _plain,
    "choice": _line,
    "multichoice": _many,
    "boolean": _flag,
    "date": _date,
    "datetime": _datetime,
    "integer": _whole,
    "money": _money,
    "decimal": _decimal,
    "email": _line,
    "phone": _line,
    "url": _line,
    "brn": _brn,
    "rows": _rows,
    "files": _files,
    "declaration": _ticked,
}
