"""One score out of the reviewers' totals, and which of them it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from office.assessment.rulesets import Aggregate


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
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else mean(ordered[middle - 1 : middle + 1])


def _trimmed(drop: int, totals: Mapping[str, Fraction]) -> Average:
    """One each even when several are equal: which of the equals goes is told by code, and changes no score."""
    ordered = sorted(totals, key=lambda reviewer: (totals[reviewer], reviewer))
    lowest, kept, highest = ordered[:drop], ordered[drop : len(ordered) - drop], ordered[len(ordered) - drop :]
    dropped = [*(Dropped(one, "lowest") for one in lowest), *(Dropped(one, "highest") for one in reversed(highest))]
    return Average("trimmed_mean", mean(totals[one] for one in kept), tuple(dropped))
