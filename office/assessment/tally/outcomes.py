"""Who is selected, who is in reserve: by rank within the quota, by the pass mark, and never by guessing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from office.assessment.rulesets import Quota, RuleSet
from office.assessment.tally.results import UNRESOLVED, Result, Unresolved


def decided(rules: RuleSet, results: Sequence[Result], unresolved: Iterable[Unresolved]) -> list[Result]:
    """Each ranked result with its outcome and band."""
    tied = {name: len(tie.applications) for tie in unresolved for name in tie.applications}
    quotas = {quota.group: quota for quota in rules.quotas}
    outcomes = (_outcome(rules, quotas[one.group], one, tied.get(one.application, 1)) for one in results)
    return [replace(one, outcome=each, band=_band(rules, one)) for one, each in zip(results, outcomes, strict=True)]


def _outcome(rules: RuleSet, quota: Quota, result: Result, tied: int) -> str:
    """A tie takes as many places as it has members: where these differ, nobody knows yet who has which."""
    if rules.pass_mark is not None and result.final < Fraction(rules.pass_mark):
        return "below_pass_mark"
    first, last = _at(quota, result.group_rank), _at(quota, result.group_rank + tied - 1)
    return first if first == last else UNRESOLVED


def _at(quota: Quota, place: int) -> str:
    if quota.awards is None or place <= quota.awards:
        return "selected"
    return "reserve" if place <= quota.awards + quota.reserve else "not_selected"


def _band(rules: RuleSet, result: Result) -> str | None:
    """The highest band reached; bands are listed from the highest down."""
    return next((band.code for band in rules.bands if result.final >= Fraction(band.min_score)), None)


def weighed(unresolved: Iterable[Unresolved], results: Iterable[Result]) -> tuple[Unresolved, ...]:
    """The ties that are left, each with whether it leaves open who is selected or in reserve."""
    open_ones = {one.application for one in results if one.outcome == UNRESOLVED}
    found = (replace(tie, decides=tie.applications[0] in open_ones) for tie in unresolved)
    return tuple(sorted(found, key=lambda tie: (tie.rank, tie.applications)))
