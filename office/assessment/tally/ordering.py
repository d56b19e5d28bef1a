"""Ranks: on the rounded score, then by the tie-breaks. No code and no order of arrival ever separates anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from office.assessment.rulesets import RuleSet
from office.assessment.tally.inputs import Ruling
from office.assessment.tally.numbers import whole
from office.assessment.tally.results import Result, TieBreak, Unresolved
from office.assessment.tally.tiebreaks import Rulings, Settled, settle, steps_of, value_of


@dataclass(frozen=True)
class Ordered:
    results: tuple[Result, ...]
    unresolved: tuple[Unresolved, ...]
    used: tuple[Ruling, ...]


@dataclass(frozen=True)
class Contender:
    """A result with all its values in the steps that numbers settle; `key` is the score and these as whole numbers of
    denominators that all contenders share."""

    result: Result
    values: tuple[Fraction, ...]
    key: tuple[int, ...]


def _weighed(told: list[tuple[Result, tuple[Fraction, ...]]]) -> list[Contender]:
    columns = zip(*((one.final or Fraction(0), *values) for one, values in told), strict=True)
    keys = zip(*(whole(column)[0] for column in columns), strict=True)
    return [Contender(one, values, key) for (one, values), key in zip(told, keys, strict=True)]


def ordered(rules: RuleSet, results: Iterable[Result], rulings: Rulings) -> Ordered:
    """The results with their ranks: over all, and among those with whom they compete for the same awards.

    People settle only what competes: equal entries of two groups with awards of their own share a rank.
    """
    automatic = steps_of(rules, by_people=False)
    contenders = _weighed([(one, tuple(value_of(rules, step, one) for _, step in automatic)) for one in results])
    contenders.sort(key=lambda one: one.key, reverse=True)
    ranks = _Ranks(rules, rulings)
    for _, equals in groupby(contenders, key=lambda one: one.key):
        ranks.place([one.result for one in equals])
    steps = [text for text, _ in automatic]
    told = _told(steps, contenders)
    done = (
        replace(one, tie_breaks=(*told[one.application], *one.tie_breaks)) if one.application in told else one
        for one in ranks.results
    )
    return Ordered(tuple(done), tuple(ranks.unresolved), tuple(ranks.used))


class _Ranks:
    """Fills the places from the first down."""

    def __init__(self, rules: RuleSet, rulings: Rulings) -> None:
        self.steps = [text for text, _ in steps_of(rules, by_people=True)]
        self.rulings = rulings
        # Where no number of awards is limited and no step is stated, to share a rank is the rule.
        self.shared = not rules.tie_breaks and all(quota.awards is None for quota in rules.quotas)
        self.results: list[Result] = []
        self.unresolved: list[Unresolved] = []
        self.used: list[Ruling] = []
        self.before: dict[str | None, int] = {}

    def place(self, equals: Sequence[Result]) -> None:
        """Those that numbers leave equal; they are settled group by group."""
        ahead = len(self.results)
        for group, rivals in _by_group(equals):
            settled = settle(frozenset(one.application for one in rivals), self.steps, self.rulings)
            self.used += settled.used
            self._fill(group, {one.application: one for one in rivals}, settled, ahead)

    def _fill(self, group: str | None, rivals: dict[str, Result], settled: Settled, ahead: int) -> None:
        told = _of_people(settled)
        within = 0
        for names in settled.places:
            in_group = self.before.get(group, 0)
            if len(names) > 1 and not self.shared:
                waits_for = settled.waits_for.get(names, "")
                self.unresolved.append(Unresolved(tuple(sorted(names)), ahead + within + 1, waits_for))
            for name in sorted(names):
                self.results.append(replace(rivals[name], rank=ahead + within + 1, group_rank=in_group + 1,
                                            tie_breaks=tuple(told.get(name, ()))))  # fmt: skip
            within += len(names)
            self.before[group] = in_group + len(names)


def _by_group(equals: Sequence[Result]) -> Iterator[tuple[str | None, list[Result]]]:
    """Results carry a group only where groups have awards of their own."""
    groups = sorted({one.group for one in equals}, key=str)
    return ((group, [one for one in equals if one.group == group]) for group in groups)


def _of_people(settled: Settled) -> dict[str, list[TieBreak]]:
    told: dict[str, list[TieBreak]] = {}
    for ruling in settled.used:
        for place, names in enumerate(ruling.places, start=1):
            for name in names:
                told.setdefault(name, []).append(TieBreak(ruling.step, Fraction(place), ruling.reference))
    return told


def _told(steps: list[str], contenders: list[Contender]) -> dict[str, tuple[TieBreak, ...]]:
    """For each application the steps it was put to: as long as somebody was equal in all before."""
    told: dict[str, tuple[TieBreak, ...]] = {}
    for place, step in enumerate(steps):
        for _, group in groupby(contenders, key=lambda one: one.key[: place + 1]):
            equals = list(group)
            for one in equals if len(equals) > 1 else ():
                name = one.result.application
                told[name] = (*told.get(name, ()), TieBreak(step, one.values[place]))
    return told
