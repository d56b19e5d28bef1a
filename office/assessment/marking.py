"""What a member gives an entry, read as one types: exact, and by the same limits as the tally.

What cannot stand yet (more than the most, a third place) is kept as it was typed and counts for nothing: nothing that
was typed is lost, and a sheet with such an entry is not complete. Pure: no database, no clock, no float.
"""

import unicodedata
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from office.assessment.rulesets import Criterion, Round
from office.assessment.rulesets.decimals import exact, places, plain

LONGEST = 20
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Mark:
    """What is given for one criterion: `told` as text or code of a grade, `value` in points where it can stand."""

    told: str
    value: Decimal | None = None
    error: str = ""


@dataclass(frozen=True)
class Marked:
    """A sheet's points, read by the criteria of its round."""

    marks: dict[str, Mark] = field(default_factory=dict)

    @property
    def points(self) -> dict[str, str]:
        """As they are kept."""
        return {code: one.told for code, one in self.marks.items()}

    @property
    def filled(self) -> int:
        """How many criteria have points that can stand."""
        return sum(one.value is not None for one in self.marks.values())

    @property
    def exact_total(self) -> Decimal | None:
        """The sum of what can stand; nothing given is no total."""
        values = [one.value for one in self.marks.values() if one.value is not None]
        return sum(values, Decimal(0)) if values else None

    @property
    def total(self) -> Decimal | None:
        """The same in hundredths, for lists; grades of odd shares may come to more places, which the tally keeps."""
        found = self.exact_total
        return None if found is None else found.quantize(CENT, ROUND_HALF_UP)

    @property
    def errors(self) -> dict[str, list[str]]:
        """What cannot stand, by criterion."""
        return {code: [one.error] for code, one in self.marks.items() if one.error}


def read(round_: Round, points: dict[str, str]) -> Marked:
    """The points of a sheet by the criteria of its round; what is no criterion is left out."""
    told = {one.code: tidy(points.get(one.code, "")) for one in round_.criteria}
    return Marked({one.code: mark(round_, one, told[one.code]) for one in round_.criteria if told[one.code]})


def tidy(value: object) -> str:
    """What was typed, in plain letters: a Korean keyboard gives full-width digits."""
    return unicodedata.normalize("NFKC", str("" if value is None else value)).strip()[:LONGEST]


def mark(round_: Round, criterion: Criterion, told: str) -> Mark:
    """One criterion."""
    return _graded(round_, criterion, told) if round_.grades else _pointed(criterion, told)


def _graded(round_: Round, criterion: Criterion, told: str) -> Mark:
    for grade in round_.grades:
        if grade.code == told:
            return Mark(told, criterion.max * grade.percent / 100)
    return Mark(told, error=_("Choose one of the grades."))


def _pointed(criterion: Criterion, told: str) -> Mark:
    value = exact(told)
    if value is None:
        return Mark(told, error=_("Points in digits, such as 12 or 12.5."))
    if value < 0:
        return Mark(told, error=_("Not below 0."))
    if value > criterion.max:
        return Mark(told, error=_("Not above %(most)s.") % {"most": plain(criterion.max)})
    if places(value) > 2:
        return Mark(told, error=_("Two decimal places at most."))
    return Mark(plain(value), value)
