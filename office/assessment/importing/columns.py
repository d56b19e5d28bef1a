"""The sheets and columns of the workbook; a heading is known by its key and by its words in either language."""

from dataclasses import dataclass
from functools import cache

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TEXT, EMAIL, DAY, NUMBER, EXPERTISE, REGION, GENDER, KIND = (
    "text", "email", "day", "number", "expertise", "region", "gender", "kind",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column: its key is the name of the field it fills."""

    key: str
    label: object
    kind: str = TEXT
    needed: bool = False
    most: int = 200
    width: int = 18
    hint: object = ""
    also: tuple[str, ...] = ()  # other words that lists from elsewhere use


@dataclass(frozen=True)
class Sheet:
    """One sheet: a row of it is known again by `identity`."""

    key: str
    label: object
    columns: tuple[Column, ...]
    identity: tuple[str, ...]

    def column(self, key: str) -> Column:
        """The column of this key."""
        return next(one for one in self.columns if one.key == key)


_email = Column(
    "email",
    _("E-mail"),
    EMAIL,
    needed=True,
    most=254,
    width=28,
    also=("이메일",),
    hint=_("The address tells whom a row is about. Each person has one row on the sheet of reviewers."),
)
_number = Column(
    "business_number",
    _("Business registration number"),
    NUMBER,
    width=20,
    hint=_("Ten digits, with or without hyphens. Finds conflicts even where names are written differently."),
)
_organisation = _("Organisation")

REVIEWERS = Sheet(
    "reviewers",
    pgettext_lazy("pool", "Reviewers"),
    (
        Column("name", _("Name"), needed=True, most=100, width=14, also=("성명",)),
        _email,
        Column("phone", _("Telephone"), most=30, also=("연락처", "휴대전화")),
        Column("affiliation", _("Affiliation"), width=26),
        Column("position", _("Position"), most=100),
        Column("region", _("Region"), REGION,
               hint=_("A metropolitan government by its name or code; the sheet of values lists them.")),
        Column("gender", _("Gender"), GENDER, width=10, hint=_("Woman or man; may stay empty.")),
        Column("expertise", _("Expertise"), EXPERTISE, width=34,
               hint=_("Fields from the sheet of values, separated by commas.")),
        Column("consent_on", _("Consent given on"), DAY, hint=_("A day such as 2026-03-01.")),
        Column("consent_until", _("Consent until"), DAY,
               hint=_("Five years after the consent at most. Without consent nobody is drawn.")),
        Column("note", _("Note of the staff"), most=2000, width=30),
    ),
    ("email",),
)  # fmt: skip
EMPLOYMENTS = Sheet(
    "employments",
    _("Employment"),
    (
        _email,
        Column("organisation_name", _organisation, needed=True, width=26),
        _number,
        Column("unit", _("Department"), most=100),
        Column("began_on", pgettext_lazy("pool", "From"), DAY, needed=True),
        Column("ended_on", pgettext_lazy("pool", "Until"), DAY, hint=_("Empty while it lasts.")),
    ),
    ("email", "organisation_name", "began_on"),
)
WORKS = Sheet(
    "works",
    _("Works"),
    (
        _email,
        Column("kind", _("Kind"), KIND, needed=True, hint=_("A kind from the sheet of values.")),
        Column("title", _("Title"), needed=True, most=300, width=36),
        Column("organisation_name", _("Done for or with"), width=26),
        _number,
        Column("began_on", pgettext_lazy("pool", "From"), DAY),
        Column("ended_on", pgettext_lazy("pool", "Until"), DAY),
    ),
    ("email", "kind", "title"),
)
SHEETS = (REVIEWERS, EMPLOYMENTS, WORKS)


def plainly(text: object) -> str:
    """Words without what people change in headings: capitals, spaces, the mark of what is needed."""
    return "".join(str(text or "").split()).strip("*").casefold()


@cache
def _headings() -> dict[tuple[str, str], str]:
    found = {}
    for language in ("ko", "en"):
        with translation.override(language):
            for sheet in SHEETS:
                found |= {
                    (sheet.key, plainly(word)): one.key
                    for one in sheet.columns
                    for word in (one.key, one.label, *one.also)
                }
    return found


@cache
def _sheets() -> dict[str, Sheet]:
    found = {sheet.key: sheet for sheet in SHEETS}
    for language in ("ko", "en"):
        with translation.override(language):
            found |= {plainly(sheet.label): sheet for sheet in SHEETS}
    return found


def sheet_named(name: str) -> Sheet | None:
    """The sheet of this name, in either language."""
    return _sheets().get(plainly(name))


def column_named(sheet: Sheet, heading: object) -> str | None:
    """The key of the column under this heading; None for one that is not asked for."""
    return _headings().get((sheet.key, plainly(heading)))
