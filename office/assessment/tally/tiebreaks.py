"""The steps that separate equal scores: first what numbers settle, then what people have settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from office.assessment.rulesets import RuleSet, Tie, tie
from office.assessment.tally.combining import combined
from office.assessment.tally.inputs import Ruling
from office.assessment.tally.results import Result

Rulings = Mapping[tuple[str, frozenset[str]], Ruling]


def steps_of(rules: RuleSet, by_people: bool) -> list[tuple[str, Tie]]:
    """The rules put people's steps after the others."""
    read = [(text, tie(text)) for text in rules.tie_breaks]
    return [(text, step) for text, step in read if step and step.by_people is by_people]


def value_of(rules: RuleSet, step: Tie, result: Result) -> Fraction:
    """The application's value in a step that numbers settle, with no rounding on the way."""
    if step.kind == "untrimmed_mean":
        return combined(rules, {score.round: score.plain for score in result.rounds})
    score = result.round(step.round)
    return score.criteria[step.criterion] if step.criterion else score.exact


@dataclass(frozen=True)
class Settled:
    """`places` from the first down, with several names where a tie is left; `used` is what was applied to whom."""

    places: tuple[frozenset[str], ...]
    used: tuple[Ruling, ...] = ()
    waits_for: Mapping[frozenset[str], str] = field(default_factory=dict)


def settle(tied: frozenset[str], steps: list[str], rulings: Rulings) -> Settled:
    """Separated by the rulings on exactly these applications.

    The lot does not go before the committee: a step that is not recorded ends it.
    """
    if len(tied) == 1 or not steps:
        return Settled((tied,), (), {tied: ""} if len(tied) > 1 else {})
    ruling = rulings.get((steps[0], tied))
    if ruling is None:
        return Settled((tied,), (), {tied: steps[0]})
    parts = [settle(frozenset(place), steps[1:], rulings) for place in ruling.places]
    return Settled(
        tuple(place for part in parts for place in part.places),
        (ruling, *(one for part in parts for one in part.used)),
        {names: step for part in parts for names, step in part.waits_for.items()},
    )
