"""A tally as data: every number with what it was made from, so that each rank can be explained and recomputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from office.assessment.rulesets import RuleSet
from office.assessment.tally.averaging import Dropped
from office.assessment.tally.inputs import Adjustment, Ruling
from office.assessment.tally.panels import Removed
from office.assessment.tally.sheets import Sheet

UNRESOLVED = "unresolved"


@dataclass(frozen=True)
class Total:
    """A reviewer's total as given, and as it counts; they differ only where the rules round totals."""

    reviewer: str
    given: Fraction
    counted: Fraction
    sheet_sha256: str = ""


@dataclass(frozen=True)
class RoundScore:
    """`fraction` is the round's score before it is rounded, `counted` what goes on into the sum.

    `exact`, `plain` and `criteria` are for tie-breaks: the same method and the plain mean with no rounding at all, and
    the plain mean of each criterion. `advances` is None after a round that sifts nobody.
    """

    round: str
    totals: tuple[Total, ...]
    dropped: tuple[Dropped, ...]
    removed: tuple[Removed, ...]
    recused: tuple[str, ...]
    method: str
    asked: str
    fraction: Fraction
    counted: Fraction
    exact: Fraction
    plain: Fraction
    criteria: Mapping[str, Fraction]
    rank: int = 0
    advances: bool | None = None

    @property
    def fell_back(self) -> bool:
        """Fewer totals than the trimmed mean asks for: the plain mean was taken."""
        return self.method != self.asked


@dataclass(frozen=True)
class TieBreak:
    """A step that this application was put to: its value there, or its place in what people settled."""

    step: str
    value: Fraction
    reference: str = ""


@dataclass(frozen=True)
class Result:
    """One application. What did not reach the end has no final score and no rank."""

    application: str
    group: str | None
    rounds: tuple[RoundScore, ...]
    adjustments: tuple[Adjustment, ...] = ()
    bonus: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    combined: Fraction | None = None
    fraction: Fraction | None = None
    final: Fraction | None = None
    rank: int | None = None
    group_rank: int | None = None
    tie_breaks: tuple[TieBreak, ...] = ()
    outcome: str = ""
    band: str | None = None

    def round(self, code: str) -> RoundScore:
        return next(one for one in self.rounds if one.round == code)


@dataclass(frozen=True)
class Unresolved:
    """A tie that is left. `waits_for` is the vote or the lot still to be recorded, empty when no step is left;
    `decides` says whether it leaves open who is selected or in reserve."""

    applications: tuple[str, ...]
    rank: int
    waits_for: str = ""
    decides: bool = False


@dataclass(frozen=True)
class Tally:
    """In the order of ranks, equal ranks by code, what was eliminated last."""

    rules: RuleSet
    rules_sha256: str
    results: tuple[Result, ...]
    unresolved: tuple[Unresolved, ...]
    unused_sheets: tuple[Sheet, ...] = ()
    unused_rulings: tuple[Ruling, ...] = ()

    @property
    def blocked(self) -> bool:
        """Nothing may be decided while a tie is unresolved."""
        return bool(self.unresolved)

    def result(self, application: str) -> Result:
        return next(one for one in self.results if one.application == application)
