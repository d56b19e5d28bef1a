"""The plain values that conflicts are found in."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from office.assessment.conflict_rules import label_of

EMPLOYMENT, MEMBERSHIP = "employment", "membership"


@dataclass(frozen=True, kw_only=True)
class Stay:
    """A time at, or for, an organisation: an employment, a membership in this system, or a work under its kind."""

    kind: str
    organisation: Any = None
    number: str = ""
    name: str = ""
    above: Any = None
    unit: str = ""
    title: str = ""
    began: dt.date | None = None
    ended: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Person:
    """A reviewer."""

    key: Any
    name: str = ""
    affiliation: str = ""
    region: str = ""
    domains: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Party:
    """An organisation that enters. `region` is the code of its metropolitan government, `units` are where its people
    work who use this system."""

    key: Any
    names: tuple[str, ...] = ()
    number: str = ""
    above: Any = None
    region: str = ""
    domains: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        return self.names[0] if self.names else ""


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody whom an applicant named as not to judge its entry."""

    name: str
    affiliation: str = ""
    ground: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is judged, by whom it was entered, and whom they named."""

    key: Any
    title: str = ""
    parties: tuple[Party, ...] = ()
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A reason to keep away. `certain`: by an identity, not by a likeness that somebody has to look at."""

    person: Any
    entry: Any
    rule: str
    certain: bool
    by: str
    said: str = ""
    began: dt.date | None = None
    ended: dt.date | None = None

    @property
    def challenge(self) -> bool:
        """Whether a party said so (기피), not a register (제척)."""
        return self.rule == "named"

    def ground(self) -> str:
        """The reason with its evidence, in the language that is active."""
        days = f" ({_day(self.began)} ~ {_day(self.ended)}".rstrip() + ")" if self.began or self.ended else ""
        return f"{label_of(self.rule)}: {self.said}{days} — {_evidence(self.by)}"


def _day(day: dt.date | None) -> str:
    return f"{day.year}. {day.month}. {day.day}." if day else ""


def _evidence(by: str) -> str:
    return {
        "organisation": _("the same organisation"),
        "number": _("the same business registration number"),
        "name": _("a like name, to be looked at"),
        "title": _("a like title, to be looked at"),
        "region": _("the same region"),
        "domain": _("the same mail domain"),
        "address": _("the same mail address"),
        "person": _("a person of this name"),
        "above": _("the organisation above or below"),
        "elsewhere": _("another panel of the same period"),
        "unit": _("the same unit"),
    }[by]
