"""The whole tally in the order of the design: sheets, totals, rounds, sum, bonus, rounding, ranks, ties, outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from office.assessment.rulesets import RuleSet, sha256
from office.assessment.tally.adjusting import points_for
from office.assessment.tally.checking import check, groups_of, rulings_of
from office.assessment.tally.combining import combined
from office.assessment.tally.inputs import Adjustment, Inputs
from office.assessment.tally.numbers import half_up, number
from office.assessment.tally.ordering import ordered
from office.assessment.tally.outcomes import decided, weighed
from office.assessment.tally.results import Result, RoundScore, Tally
from office.assessment.tally.rounds import Firsts, play
from office.assessment.tally.sheets import Key, Sheet, sheets_of
from office.assessment.tally.wrong import Place

Sheets = Mapping[Key, Sheet]


def compute(rules: RuleSet, inputs: Inputs, sheets: Sheets | None = None) -> Tally:
    """The result of a selection; the same input gives the same result in whatever order it is told. Raises BadInput.

    `sheets` are those of the input's cells, from whoever has read them already: then the cells are not read again.
    """
    sheets, firsts = _read(rules, inputs, sheets)
    check(rules, inputs, firsts)
    groups, rulings = groups_of(rules, inputs, firsts), rulings_of(rules, inputs.rulings)
    rounds, adjustments = play(rules, inputs, _by_round(sheets.values()), firsts), _by_application(inputs.adjustments)
    results = [_result(rules, one, groups[one], rounds[one], adjustments.get(one, ())) for one in sorted(rounds)]
    order = ordered(rules, [one for one in results if one.final is not None], rulings)
    ranked = decided(rules, order.results, order.unresolved)
    ranked.sort(key=lambda one: (one.rank, one.application))
    return Tally(
        rules=rules,
        rules_sha256=sha256(rules),
        results=(*ranked, *(one for one in results if one.final is None)),
        unresolved=weighed(order.unresolved, ranked),
        unused_sheets=_unused(sheets, rounds),
        unused_rulings=tuple(one for one in rulings.values() if one not in order.used),
    )


def standings(
    rules: RuleSet, inputs: Inputs, until: str, sheets: Sheets | None = None
) -> dict[str, tuple[RoundScore, ...]]:
    """Each application's rounds up to this one, which says who goes on; the later rounds may still be to be held."""
    sheets, firsts = _read(rules, inputs, sheets)
    check(rules, inputs, firsts)
    return play(rules, inputs, _by_round(sheets.values()), firsts, until)


def _read(rules: RuleSet, inputs: Inputs, sheets: Sheets | None) -> tuple[Sheets, Firsts]:
    if not sheets:  # where there are none, reading the cells says so
        return sheets_of(rules, inputs.cells), firsts_of(inputs)
    return sheets, {one.application: one.at for one in sheets.values()}


def firsts_of(inputs: Inputs) -> Firsts:
    """Every application, with where it is named first."""
    firsts: dict[str, Place | None] = {}
    for cell in inputs.cells:
        firsts.setdefault(cell.application, cell.at)
    return firsts


def _by_round(sheets: Iterable[Sheet]) -> Mapping[str, Mapping[str, Mapping[str, Sheet]]]:
    handed: dict[str, dict[str, dict[str, Sheet]]] = {}
    for one in sheets:
        handed.setdefault(one.round, {}).setdefault(one.application, {})[one.reviewer] = one
    return handed


def _by_application(adjustments: Iterable[Adjustment]) -> Mapping[str, list[Adjustment]]:
    found: dict[str, list[Adjustment]] = {}
    for one in adjustments:
        found.setdefault(one.application, []).append(one)
    return found


def _result(
    rules: RuleSet, application: str, group: str | None, rounds: tuple[RoundScore, ...], adjusted: Iterable[Adjustment]
) -> Result:
    """Bonus and penalty are added after averaging, and the sum is rounded once."""
    adjustments = tuple(sorted(adjusted, key=_told))
    bonus, penalty = (points_for(rules, kind, adjustments) for kind in ("bonus", "penalty"))
    known = (application, group, rounds, adjustments, bonus, penalty)
    if rounds[-1].advances is False:
        return Result(*known, outcome=f"eliminated:{rounds[-1].round}")
    score = combined(rules, {one.round: one.counted for one in rounds})
    fraction = score + bonus - penalty
    return Result(*known, combined=score, fraction=fraction, final=half_up(fraction, rules.rounding.digits))


def _told(one: Adjustment) -> tuple[str, str, Fraction]:
    return one.kind, one.reason, Fraction(number(one.points) or 0)


def _unused(sheets: Mapping[Key, Sheet], rounds: Mapping[str, tuple[RoundScore, ...]]) -> tuple[Sheet, ...]:
    """Sheets of rounds that their application did not reach: they count nowhere, and are named."""
    reached = {(score.round, application) for application, scores in rounds.items() for score in scores}
    return tuple(sheets[key] for key in sorted(sheets) if key[:2] not in reached)
