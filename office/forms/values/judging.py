"""What is wrong with a value, in words for whoever typed it. Emptiness is no fault here: a draft may be unfinished."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from office.forms.definition import Field
from office.forms.values.moments import is_moment
from office.forms.values.normal import empty
from office.people.brn import validate_brn
from office.web.money import NotAnAmount, parse_won

_URL = URLValidator(schemes=["http", "https"])
_PHONE = re.compile(r"^\+?[0-9][0-9 ()-]{6,20}$")


def faults(field: Field, value: Any) -> list[str]:
    """The sentences for a kept value; empty when it is right, or when there is none."""
    return [] if empty(value) else list(_BY_KIND[field.kind](field, value))


def _words(field: Field, value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        yield _("Enter a text.")
    elif field.limit and len(value) > field.limit:
        more = {"most": field.limit, "now": len(value)}
        yield _("At most %(most)d letters; there are %(now)d.") % more


def _choice(field: Field, value: Any) -> Iterator[str]:
    if not field.offers(value):
        yield _("Choose one of the answers given.")


def _many(field: Field, value: Any) -> Iterator[str]:
    if set(value) - {one.code for one in field.choices}:
        yield _("Choose among the answers given.")
    yield from _count(field, len(value))


def _count(field: Field, count: int) -> Iterator[str]:
    if field.least is not None and count < field.least:
        yield _("At least %(least)d are needed; there are %(now)d.") % {"least": field.least, "now": count}
    if field.most is not None and count > field.most:
        yield _("At most %(most)d are possible; there are %(now)d.") % {"most": field.most, "now": count}


def _flag(field: Field, value: Any) -> Iterator[str]:
    if not isinstance(value, bool):
        yield _("Answer yes or no.")


def _date(field: Field, value: Any) -> Iterator[str]:
    try:
        right = isinstance(value, str) and parse_date(value) is not None
    except ValueError:
        right = False
    if not right:
        yield _("Enter a date as year, month and day, like 2026-11-22.")


def _datetime(field: Field, value: Any) -> Iterator[str]:
    if not is_moment(value):
        yield _("Enter a date and a time to the minute in Korean time, like 2026-11-22 18:00.")


def _whole(field: Field, value: Any) -> Iterator[str]:
    if not isinstance(value, int):
        yield _("Enter a whole number.")
    else:
        yield from _bounds(field, value)


def _money(field: Field, value: Any) -> Iterator[str]:
    if isinstance(value, int):
        yield from _bounds(field, value)
        return
    try:
        parse_won(str(value), negative=True)
        yield _("Enter a whole number in won.")
    except NotAnAmount as refusal:
        yield str(refusal)


def _decimal(field: Field, value: Any) -> Iterator[str]:
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError):
        number = Decimal("NaN")
    if not number.is_finite():
        yield _("Enter a number.")
        return
    if -number.as_tuple().exponent > field.places:
        yield _("At most %(places)d digits after the point.") % {"places": field.places}
    yield from _bounds(field, number)


def _bounds(field: Field, number: int | Decimal) -> Iterator[str]:
    least = 0 if field.kind == "money" and field.least is None else field.least
    if least is not None and number < least:
        yield _("Not less than %(least)s.") % {"least": f"{least:,}"}
    if field.most is not None and number > field.most:
        yield _("Not more than %(most)s.") % {"most": f"{field.most:,}"}


def _email(field: Field, value: Any) -> Iterator[str]:
    yield from _by(validate_email, value, _("Enter an e-mail address, like name@example.com."))


def _url(field: Field, value: Any) -> Iterator[str]:
    yield from _by(_URL, value, _("Enter a web address that begins with https:// or http://."))


def _brn(field: Field, value: Any) -> Iterator[str]:
    said = _("This is no valid business registration number. Check the digits.")
    if not (isinstance(value, str) and re.fullmatch(r"\d{10}", value)):
        yield said
    else:
        yield from _by(validate_brn, value, said)


def _phone(field: Field, value: Any) -> Iterator[str]:
    if not _PHONE.match(str(value)):
        yield _("Enter a telephone number, like 044-123-4567.")


def _by(validator: Callable[[Any], None], value: Any, sentence: str) -> Iterator[str]:
    try:
        validator(value)
    except ValidationError:
        yield sentence


def _rows(field: Field, value: Any) -> Iterator[str]:
    """About the rows as a whole; what is wrong inside one is told by :mod:`office.forms.completeness`."""
    yield from _count(field, len(value))


def _nothing(field: Field, value: Any) -> Iterator[str]:
    return iter(())


_BY_KIND: dict[str, Callable[[Field, Any], Iterator[str]]] = {
    "text": _words,
    "textarea": _words,
    "choice": _choice,
    "multichoice": _many,
    "boolean": _flag,
    "date": _date,
    "datetime": _datetime,
    "integer": _whole,
    "money": _money,
    "decimal": _decimal,
    "email": _email,
    "phone": _phone,
    "url": _url,
    "brn": _brn,
    "rows": _rows,
    "files": _nothing,
    "declaration": _nothing,
}
