"""The rule set as data (scoring.md, "Rule set"): what each part may hold, and nothing else.

Labels are what applicants read; a part without one is called by its code.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from office.assessment.rulesets.readers import amount, code, many, maybe, one_of, part, whole, words
from office.assessment.rulesets.reading import BadRules, Fault, member, read, written
from office.assessment.rulesets.spoiling import spoiling

KINDS = ("written", "site", "presentation")
METHODS = ("mean", "trimmed_mean", "median")
COMBINE = ("weighted_sum", "last_round")
ROUNDING_AT = ("final", "round", "reviewer_total")
ABSENCE = ("drop_reviewer_from_round", "keep")
TOTAL = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Label:
    ko: str = member(words, "", quiet=True)
    en: str = member(words, "", quiet=True)

    def __str__(self) -> str:
        english = (get_language() or "ko").startswith("en")
        return (self.en or self.ko) if english else (self.ko or self.en)


def _label(value: object, path: str, faults: list[Fault]) -> Label | None:
    """A label without a word is none: the same rules have the same hash."""
    found = None if value is None else read(Label, value, path, faults)
    return found if found != Label() else None


class Named:
    """What applicants know by a label and score files by a code."""

    code: str
    label: Label | None

    @property
    def name(self) -> str:
        return str(self.label or "") or self.code


@dataclass(frozen=True, kw_only=True)
class Criterion(Named):
    """`max` has two places at most, as the points given have."""

    code: str = member(code)
    max: Decimal = member(amount(over=0, digits=2))
    label: Label | None = member(_label, None, quiet=True)


@dataclass(frozen=True, kw_only=True)
class Aggregate:
    """`drop` and `min_reviewers` belong to the trimmed mean alone; the other methods ask for neither."""

    method: str = member(one_of(*METHODS))
    drop: int | None = member(maybe(whole(0, 99)), None, quiet=True)
    min_reviewers: int | None = member(maybe(whole(1, 999)), None, quiet=True)


@dataclass(frozen=True, kw_only=True)
class Advance:
    """Who goes on: those within `top` by this round's score, and of them those with `min_score`."""

    top: int | None = member(maybe(whole(1, 99_999)), None, quiet=True)
    min_score: Decimal | None = member(maybe(amount(least=0)), None, quiet=True)


@dataclass(frozen=True, kw_only=True)
class Grade(Named):
    """A step of a scale such as 수 우 미 양 가: the share of a criterion's points that it gives."""

    code: str = member(code)
    percent: Decimal = member(amount(least=0, most=100))
    label: Label | None = member(_label, None, quiet=True)


@dataclass(frozen=True, kw_only=True)
class Round(Named):
    """`weight` counts in a weighted sum only; `total` is what the criteria have to sum to."""

    code: str = member(code)
    kind: str = member(one_of(*KINDS))
    weight: Decimal | None = member(maybe(amount(least=0, most=1)), None, quiet=True)
    aggregate: Aggregate = member(part(Aggregate))
    criteria: tuple[Criterion, ...] = member(many(part(Criterion), least=1))
    total: Decimal = member(amount(over=0), TOTAL, quiet=True)
    grades: tuple[Grade, ...] = member(many(part(Grade)), (), quiet=True)
    advance: Advance | None = member(maybe(part(Advance)), None, quiet=True)
    label: Label | None = member(_label, None, quiet=True)

    @property
    def points(self) -> Decimal:
        return sum((criterion.max for criterion in self.criteria), Decimal(0))

    @property
    def highest(self) -> Decimal:
        """The most that a reviewer can give in this round."""
        return self.points * max((grade.percent for grade in self.grades), default=Decimal(100)) / 100

    def criterion(self, code: str) -> Criterion | None:
        return next((one for one in self.criteria if one.code == code), None)


@dataclass(frozen=True, kw_only=True)
class Rounding:
    """Where a score is rounded; the final one always is (half up, the only mode there is)."""

    at: str = member(one_of(*ROUNDING_AT))
    digits: int = member(whole(0, 6))
    mode: str = member(one_of("half_up"))


@dataclass(frozen=True, kw_only=True)
class Bonus(Named):
    code: str = member(code)
    kind: str = member(one_of("bonus", "penalty"))
    most: Decimal = member(amount(over=0))
    label: Label | None = member(_label, None, quiet=True)


@dataclass(frozen=True, kw_only=True)
class Quota:
    """`group` null pools all entries; `awards` null is unlimited."""

    group: str | None = member(maybe(code))
    awards: int | None = member(maybe(whole(1, 99_999)))
    reserve: int = member(whole(0, 99_999), 0)
    label: Label | None = member(_label, None, quiet=True)

    @property
    def name(self) -> str:
        return str(self.label or "") or (self.group or "")


@dataclass(frozen=True, kw_only=True)
class Band(Named):
    """A name for results from `min_score` upward, as the grades of a certification."""

    code: str = member(code)
    min_score: Decimal = member(amount(least=0))
    label: Label | None = member(_label, None, quiet=True)


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    rounds: tuple[Round, ...] = member(many(part(Round), least=1))
    combine: str = member(one_of(*COMBINE))
    bonus_cap: Decimal = member(amount(least=0), Decimal(0))
    penalty_cap: Decimal = member(amount(least=0), Decimal(0))
    bonuses: tuple[Bonus, ...] = member(many(part(Bonus)), (), quiet=True)
    rounding: Rounding = member(part(Rounding))
    pass_mark: Decimal | None = member(maybe(amount(least=0)), None)
    tie_breaks: tuple[str, ...] = member(many(words), ())
    quotas: tuple[Quota, ...] = member(many(part(Quota), least=1))
    bands: tuple[Band, ...] = member(many(part(Band)), (), quiet=True)
    absence: str = member(one_of(*ABSENCE))

    @property
    def highest(self) -> Decimal:
        """The best score that sheets alone can give; a bonus may lift an entry above it."""
        if self.combine == "last_round":
            return self.rounds[-1].highest
        return sum(((one.weight or Decimal(0)) * one.highest for one in self.rounds), Decimal(0))

    def round(self, code: str) -> Round | None:
        return next((one for one in self.rounds if one.code == code), None)

    @classmethod
    def from_json(cls, data: object) -> RuleSet:
        """The rules that a JSON object tells; raises BadRules with every fault that would spoil the arithmetic."""
        found: list[Fault] = []
        rules = read(cls, data, "", found)
        found += spoiling(rules) if rules else ()
        if found:
            raise BadRules(found)
        return rules

    def to_json(self) -> dict[str, Any]:
        """The same rules as JSON, each number in its one spelling; read again they are equal."""
        return written(self)
