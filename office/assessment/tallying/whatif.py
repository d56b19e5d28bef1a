"""What another way of counting would have led to. Never the result: shown beside it, and marked as what it is.

Who went on from round to round is taken as it was: nobody can say how an entry would have been heard that never was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language, override

from office.assessment.models import StoredTally
from office.assessment.rulesets import Aggregate, Criterion, RuleSet, tie
from office.assessment.tally import BadInput, Cell, Inputs, compute, standings
from office.assessment.tally.computing import Sheets
from office.assessment.tally.numbers import fixed, half_up, number, plain
from office.assessment.tally.sheets import sheets_of
from office.assessment.tallying.facts import Facts, inputs_of

METHODS = ("mean", "trimmed_mean", "median")
KEPT = 24 * 60 * 60


@dataclass(frozen=True)
class Place:
    """Where an entry would stand; `score` as text."""

    rank: int
    score: str
    outcome: str


Legal = dict[str, Place]


@dataclass(frozen=True)
class Scenario:
    """One other way of counting. `kind` is method or without, `about` the method or the member left out.

    `flips` are the entries whose outcome differs, `moved` the most places that anybody would move; `faults` say in each
    language why it cannot be told.
    """

    kind: str
    about: str
    places: dict[str, Place]
    flips: tuple[str, ...] = ()
    moved: int = 0
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return f"{self.kind}-{self.about}"

    @property
    def fault(self) -> str:
        """The sentence in the reader's language."""
        return dict(self.faults).get(get_language() or "", "")


@dataclass(frozen=True)
class Kept:
    """What was computed, without the places, which are fetched for the one way that is looked at."""

    sha256: str
    ways: tuple[Scenario, ...]

    def legal(self) -> Legal:
        """Where the entries stand that came to the end of what was tallied."""
        return cache.get(_key(self.sha256, "legal")) or {}

    def places(self, way: Scenario) -> Legal:
        """Where they would stand."""
        return cache.get(_key(self.sha256, way.key)) or {}


def kept(sha256: str) -> Kept | None:
    """What was worked out of the tally with this hash. A tally never changes, so neither does this."""
    ways = cache.get(_key(sha256, "ways"))
    return Kept(sha256, ways) if ways is not None else None


def work_out(tally: StoredTally, told: Callable[[int], Any] = int) -> Kept:
    """Compute it now, and keep it. `told` hears how many ways are left."""
    legal, found = computed(tally.panel.rule_set, tally.inputs, told=told)
    bare = tuple(replace(one, places={}) for one in found)
    rows = {_key(tally.sha256, one.key): one.places for one in found}
    rows |= {_key(tally.sha256, "legal"): legal}
    cache.set_many(rows, KEPT)
    cache.set(_key(tally.sha256, "ways"), bare, KEPT - 60)  # goes before what it points to
    return Kept(tally.sha256, bare)


def _key(sha256: str, part: str) -> str:
    return f"assessment.what_if:{sha256}:{part}"


def computed(rules: RuleSet, facts: Facts, *, told: Callable[[int], Any] = int) -> tuple[Legal, list[Scenario]]:
    """The legal places and every scenario beside them. The sheets are read once for all ways of counting."""
    rules, inputs = _summed(rules, inputs_of(facts))
    sheets, inputs = sheets_of(rules, inputs.cells), replace(inputs, cells=())
    if facts["final"]:
        came = {one.application for one in compute(rules, inputs, sheets).results if one.rank is not None}
        inputs = _narrowed(inputs, came)
        sheets = {key: one for key, one in sheets.items() if one.application in came}
        rules = replace(rules, rounds=tuple(replace(one, advance=None) for one in rules.rounds))
    until = "" if facts["final"] else facts["until"]
    legal = _places(rules, inputs, sheets, until)
    members = sorted({one.reviewer for one in sheets.values()}, key=_natural)
    ways = [("method", name, _with(rules, name), inputs, sheets) for name in METHODS]
    ways += [("without", who, rules, *_without(inputs, sheets, who)) for who in members]
    found = []
    for left, (kind, about, *way) in zip(range(len(ways), 0, -1), ways, strict=True):
        told(left)
        found.append(_scenario(kind, about, legal, until, *way))
    return legal, found


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


def _without(inputs: Inputs, sheets: Sheets, who: str) -> tuple[Inputs, Sheets]:
    left = {key: one for key, one in sheets.items() if one.reviewer != who}
    return replace(inputs, recusals=tuple(one for one in inputs.recusals if one.reviewer != who)), left


def _with(rules: RuleSet, method: str) -> RuleSet:
    """The same rules with every round averaged by `method`; a trimmed mean drops one at each end from three on."""
    trimmed = method == "trimmed_mean"
    asked = [one.aggregate for one in rules.rounds if one.aggregate.method == "trimmed_mean"]
    rule = asked[0] if trimmed and asked else Aggregate(
        method=method, drop=1 if trimmed else None, min_reviewers=3 if trimmed else None)  # fmt: skip
    return replace(rules, rounds=tuple(replace(one, aggregate=rule) for one in rules.rounds))


def _scenario(
    kind: str, about: str, legal: Legal, until: str, rules: RuleSet, inputs: Inputs, sheets: Sheets
) -> Scenario:
    try:
        places = _places(rules, inputs, sheets, until)
    except BadInput as bad:
        return Scenario(kind, about, {}, faults=tuple(_told(bad)))
    both = [code for code in legal if code in places]
    flips = tuple(code for code in both if places[code].outcome != legal[code].outcome)
    moved = max((abs(places[code].rank - legal[code].rank) for code in both), default=0)
    return Scenario(kind, about, places, flips, moved)


def _told(bad: BadInput) -> Iterator[tuple[str, str]]:
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield language, str(bad)


def _places(rules: RuleSet, inputs: Inputs, sheets: Sheets, until: str) -> Legal:
    digits = rules.rounding.digits
    if not until:
        found: Any = compute(rules, inputs, sheets).results
        return {one.application: Place(one.rank, fixed(one.final, digits), one.outcome) for one in found}
    last = {
        name: scores[-1]
        for name, scores in standings(rules, inputs, until, sheets).items()
        if scores[-1].round == until
    }
    return {
        name: Place(
            one.rank, plain(half_up(one.counted, digits)), "eliminated" if one.advances is False else "advances"
        )
        for name, one in last.items()
    }
