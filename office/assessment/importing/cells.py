"""What stands in a cell, as the value of its field; or the sentence that says what is wrong with it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from office.assessment.importing import columns as kinds
from office.assessment.importing.columns import Column, plainly
from office.assessment.models import Expertise
from office.assessment.models.pool import Gender, WorkKind
from office.people import rrn
from office.people.brn import clean_brn
from office.people.models import Organisation

_DAY = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?|(\d{4})(\d{2})(\d{2})")
_SPACES = re.compile(r"\s+")
FIRST_YEAR, LAST_YEAR = 1930, 2100


class Wrong(ValueError):
    """A cell that cannot be taken as it is."""


@dataclass(frozen=True)
class Words:
    """Every way in which a value may be written, to the value: codes and names in both languages."""

    expertise: dict[str, str]
    regions: dict[str, str]
    genders: dict[str, str]
    kinds: dict[str, str]


def words() -> Words:
    """As the tables are now: two queries."""
    return Words(_expertise(), _regions(), _genders(), _choices(WorkKind))


def _expertise() -> dict[str, str]:
    rows = Expertise.objects.all()
    return {plainly(word): one.code for one in rows for word in (one.code, one.label_ko, one.label_en)}


def _regions() -> dict[str, str]:
    """By code and name, and by the short name where one city has it: Seoul is written 서울 as often as 서울특별시."""
    found: dict[str, str] = {}
    for one in Organisation.objects.filter(kind="local_government", tier="metropolitan"):
        short = re.sub(r"(특별자치시|특별자치도|특별시|광역시|도)$", "", one.name_ko)
        found |= {plainly(word): one.code for word in (one.code, one.name_ko, one.name_en, short) if word}
    return found


def _genders() -> dict[str, str]:
    spoken = {"여": Gender.FEMALE, "여성": Gender.FEMALE, "f": Gender.FEMALE, "남": Gender.MALE, "남성": Gender.MALE,
              "m": Gender.MALE}  # fmt: skip
    return _choices(Gender) | {word: str(value) for word, value in spoken.items()}


def _choices(choices: Any) -> dict[str, str]:
    found = {plainly(value): value for value in choices.values}
    for language in ("ko", "en"):
        with translation.override(language):
            found |= {plainly(label): value for value, label in choices.choices}
    return found


def text_of(raw: Any) -> str:
    """A cell as it is read aloud: without what cannot be seen, and without the mark of our own exports."""
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat()
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = _SPACES.sub(" ", "".join(letter for letter in str(raw) if letter.isprintable() or letter.isspace())).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def value_of(column: Column, raw: Any, known: Words) -> Any:
    """The value of a cell that says something; raises Wrong."""
    text = text_of(raw)
    if column.kind == kinds.DAY:
        return _day(raw, text)
    if column.kind == kinds.NUMBER:
        return _number(text)
    if column.kind == kinds.EMAIL:
        return _email(text)
    if column.kind == kinds.EXPERTISE:
        return _fields(text, known.expertise)
    if column.kind in (kinds.REGION, kinds.GENDER, kinds.KIND):
        table = {kinds.REGION: known.regions, kinds.GENDER: known.genders, kinds.KIND: known.kinds}[column.kind]
        return _among(text, table)
    if len(text) > column.most:
        raise Wrong(_("At most %(most)s letters.") % {"most": column.most})
    if rrn.holds_rrn(text):
        raise Wrong(rrn.refused())
    return text


def _day(raw: Any, text: str) -> dt.date:
    if isinstance(raw, dt.datetime | dt.date):
        day = raw.date() if isinstance(raw, dt.datetime) else raw
    else:
        day = _written(text)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Wrong(_("Not a day. Write it as 2026-03-01."))
    return day


def _written(text: str) -> dt.date | None:
    match = _DAY.fullmatch(text)
    try:
        return dt.date(*(int(part) for part in match.groups() if part)) if match else None
    except ValueError:
        return None


def _number(text: str) -> str:
    try:
        return clean_brn(text)
    except ValidationError as fault:
        raise Wrong(" ".join(fault.messages)) from None


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise Wrong(_("Not an e-mail address.")) from None
    return text.lower()


def _fields(text: str, known: dict[str, str]) -> list[str]:
    found = [word.strip() for word in re.split(r"[,;\n、]", text) if word.strip()]
    if missing := [word for word in found if plainly(word) not in known]:
        raise Wrong(_("Not a field of expertise: %(words)s.") % {"words": ", ".join(missing)})
    return sorted({known[plainly(word)] for word in found})


def _among(text: str, known: dict[str, str]) -> str:
    try:
        return known[plainly(text)]
    except KeyError:
        raise Wrong(_("Not one of the values; the template's sheet of values lists them.")) from None
