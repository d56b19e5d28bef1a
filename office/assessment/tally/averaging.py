"""One score out of the reviewers' totals, and which of them it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from office.assessment.rulesets import Aggregate
from office.assessment.tally.numbers import whole


@dataclass(frozen=True)
class Dropped:
    """`why` is lowest or highest."""

    reviewer: str
    why: str


@dataclass(frozen=True)
class Average:
    """`method` is the one that was used: the plain mean stands in for a trimmed one where the panel is too small."""

    method: str
    value: Fraction
    dropped: tuple[Dropped, ...] = ()


def average(rule: Aggregate, totals: Mapping[str, Fraction]) -> Average:
    """Of at least one total, by the rule's method."""
    if rule.method == "median":
        return Average("median", median(totals.values()))
    if rule.method == "trimmed_mean" and len(totals) >= (rule.min_reviewers or 0):
        return _trimmed(rule.drop or 0, totals)
    return Average("mean", mean(totals.values()))


def mean(values: Iterable[Fraction]) -> Fraction:
    values = list(values)
    return sum(values, Fraction(0)) / len(values)


def median(values: Iterable[Fraction]) -> Fraction:
    """Of an even number, the mean of the two in the middle."""
    numbers, below = whole(values)
    numbers.sort()
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return Fraction(numbers[middle], below)
    return Fraction(numbers[middle - 1] + numbers[middle], 2 * below)


def _trimmed(drop: int, totals: Mapping[str, Fraction]) -> Average:
    """One each even when several are equal: which of the equals goes is told by code, and changes no score."""
    numbers, below = whole(totals.values())
    ordered = sorted(zip(numbers, totals, strict=True))
    lowest, kept, highest = ordered[:drop], ordered[drop : len(ordered) - drop], ordered[len(ordered) - drop :]
    dropped = [*(Dropped(who, "lowest") for _, who in lowest), *(Dropped(who, "highest") for _, who in highest[::-1])]
    value = Fraction(sum(number for number, _ in kept), below * len(kept))
    return Average("trimmed_mean", value, tuple(dropped))
