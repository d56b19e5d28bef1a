"""What another way of counting would have led to. Never the result: shown beside it, and marked as what it is.

Who went on from round to round is taken as it was: nobody can say how an entry would have been heard that never was.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from office.assessment.rulesets import Aggregate, Criterion, RuleSet, tie
from office.assessment.tally import BadInput, Cell, Inputs, compute, standings
from office.assessment.tally.numbers import fixed, half_up, number, plain
from office.assessment.tallying.facts import Facts, inputs_of

METHODS = ("mean", "trimmed_mean", "median")
KEPT = 24 * 60 * 60


@dataclass(frozen=True)
class Place:
    """Where an entry would stand; `score` as text."""

    rank: int
    score: str
    outcome: str


@dataclass(frozen=True)
class Scenario:
    """One other way of counting. `kind` is method or without, `about` the method or the member left out.

    `flips` are the entries whose outcome differs, `moved` the most places that anybody would move; `fault` says why
    it cannot be told.
    """

    kind: str
    about: str
    places: dict[str, Place]
    flips: tuple[str, ...] = ()
    moved: int = 0
    fault: str = ""


def scenarios(rules: RuleSet, facts: Facts, sha256: str) -> tuple[dict[str, Place], list[Scenario]]:
    """The legal places of the entries that came to the end of what was tallied, and every scenario beside them.

    A tally never changes, so neither do these: they are computed once and kept by its hash.
    """
    key = f"assessment.what_if:{get_language()}:{sha256}"
    found = cache.get(key)
    if found is None:
        found = computed(rules, facts)
        cache.set(key, found, KEPT)
    return found


def computed(rules: RuleSet, facts: Facts) -> tuple[dict[str, Place], list[Scenario]]:
    """The same, computed now."""
    rules, inputs = _summed(rules, inputs_of(facts))
    if facts["final"]:
        legal = compute(rules, inputs)
        inputs = _narrowed(inputs, {one.application for one in legal.results if one.rank is not None})
        rules = replace(rules, rounds=tuple(replace(one, advance=None) for one in rules.rounds))
    until = "" if facts["final"] else facts["until"]
    legal_places = _places(rules, inputs, until)
    methods = [_scenario(_with(rules, name), inputs, until, legal_places, "method", name) for name in METHODS]
    members = sorted({one.reviewer for one in inputs.cells}, key=_natural)
    left_out = [_scenario(rules, _without(inputs, who), until, legal_places, "without", who) for who in members]
    return legal_places, [*methods, *left_out]


def _summed(rules: RuleSet, inputs: Inputs) -> tuple[RuleSet, Inputs]:
    """One cell a sheet, which gives the same totals in a fraction of the time: where no tie is broken by a criterion,
    and no round gives grades."""
    steps = [tie(text) for text in rules.tie_breaks]
    if any(step and step.criterion for step in steps) or any(one.grades for one in rules.rounds):
        return rules, inputs
    totals: dict[tuple[str, str, str], Decimal] = {}
    for cell in inputs.cells:
        key = (cell.application, cell.reviewer, cell.round)
        totals[key] = totals.get(key, Decimal(0)) + (number(cell.points) or 0)
    cells = tuple(Cell(*key, "total", points) for key, points in totals.items())
    rounds = tuple(replace(one, criteria=(Criterion(code="total", max=one.points),)) for one in rules.rounds)
    return replace(rules, rounds=rounds), replace(inputs, cells=cells)


def _natural(code: str) -> tuple[int, str]:
    return len(code), code


def _narrowed(inputs: Inputs, codes: set[str]) -> Inputs:
    def of(rows: tuple) -> tuple:
        return tuple(one for one in rows if one.application in codes)

    rulings = tuple(one for one in inputs.rulings if one.applications <= codes)
    return Inputs(of(inputs.cells), of(inputs.adjustments), of(inputs.groups), of(inputs.recusals), rulings)


def _without(inputs: Inputs, who: str) -> Inputs:
    return replace(
        inputs,
        cells=tuple(one for one in inputs.cells if one.reviewer != who),
        recusals=tuple(one for one in inputs.recusals if one.reviewer != who),
    )


def _with(rules: RuleSet, method: str) -> RuleSet:
    """The same rules with every round averaged by `method`; a trimmed mean drops one at each end from three on."""
    trimmed = method == "trimmed_mean"
    asked = [one.aggregate for one in rules.rounds if one.aggregate.method == "trimmed_mean"]
    rule = asked[0] if trimmed and asked else Aggregate(
        method=method, drop=1 if trimmed else None, min_reviewers=3 if trimmed else None)  # fmt: skip
    return replace(rules, rounds=tuple(replace(one, aggregate=rule) for one in rules.rounds))


def _scenario(rules: RuleSet, inputs: Inputs, until: str, legal: dict[str, Place], kind: str, about: str) -> Scenario:
    try:
        places = _places(rules, inputs, until)
    except BadInput as bad:
        return Scenario(kind, about, {}, fault=str(bad))
    both = [code for code in legal if code in places]
    flips = tuple(code for code in both if places[code].outcome != legal[code].outcome)
    moved = max((abs(places[code].rank - legal[code].rank) for code in both), default=0)
    return Scenario(kind, about, places, flips, moved)


def _places(rules: RuleSet, inputs: Inputs, until: str) -> dict[str, Place]:
    digits = rules.rounding.digits
    if not until:
        found: Any = compute(rules, inputs).results
        return {one.application: Place(one.rank, fixed(one.final, digits), one.outcome) for one in found}
    last = {name: scores[-1] for name, scores in standings(rules, inputs, until).items() if scores[-1].round == until}
    return {
        name: Place(
            one.rank, plain(half_up(one.counted, digits)), "eliminated" if one.advances is False else "advances"
        )
        for name, one in last.items()
    }
