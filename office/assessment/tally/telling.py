"""A tally as the JSON that `manage.py tally` prints and every auditor compares."""

from __future__ import annotations

from typing import Any

from office.assessment.tally.numbers import fixed, half_up, plain
from office.assessment.tally.results import Result, RoundScore, Tally, TieBreak


def as_data(tally: Tally) -> dict[str, Any]:
    """The printed result: exact values as fractions, everything else as decimal text."""
    digits, banded = tally.rules.rounding.digits, bool(tally.rules.bands)
    return {
        "rules_sha256": tally.rules_sha256,
        "applications": [_application(one, digits, banded) for one in tally.results],
        "unresolved_ties": [list(one.applications) for one in tally.unresolved],
    }


def _application(one: Result, digits: int, banded: bool) -> dict[str, Any]:
    return {
        "application": one.application,
        "rounds": {score.round: round_data(score, digits) for score in one.rounds},
        "bonus": plain(one.bonus),
        "penalty": plain(one.penalty),
        "final": None if one.final is None else fixed(one.final, digits),
        "fraction": None if one.fraction is None else str(one.fraction),
        "rank": one.rank,
        "tie_breaks": [_tie_break(each, digits) for each in one.tie_breaks],
        "outcome": one.outcome,
        **({"band": one.band} if banded else {}),
    }


def round_data(score: RoundScore, digits: int) -> dict[str, Any]:
    """One round of one application, as it is printed."""
    return {
        "score": plain(half_up(score.fraction, digits)),
        "fraction": str(score.fraction),
        "reviewers": {total.reviewer: plain(total.counted) for total in score.totals},
        "dropped": [one.reviewer for one in score.dropped],
        "method": score.method,
    }


def _tie_break(one: TieBreak, digits: int) -> dict[str, Any]:
    told = {"step": one.step, "value": plain(half_up(one.value, digits)), "fraction": str(one.value)}
    return told | ({"reference": one.reference} if one.reference else {})
