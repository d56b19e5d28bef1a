"""Sheets put together from cells: every cell known, within its limits, told once, and no sheet half filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets import Criterion, Round, RuleSet
from office.assessment.rulesets.decimals import places, plain
from office.assessment.tally.inputs import Cell
from office.assessment.tally.numbers import number, whole
from office.assessment.tally.wrong import BadInput, Place


@dataclass(frozen=True)
class Sheet:
    """What one reviewer gave one application in one round."""

    application: str
    reviewer: str
    round: str
    points: Mapping[str, Fraction]
    at: Place | None = None

    @cached_property
    def total(self) -> Fraction:
        numbers, below = whole(self.points.values())
        return Fraction(sum(numbers), below)


Key = tuple[str, str, str]


def sheets_of(rules: RuleSet, cells: Iterable[Cell]) -> dict[Key, Sheet]:
    """By (round, application, reviewer); raises BadInput at the first cell that cannot stand."""
    given: dict[Key, dict[str, Fraction]] = {}
    first: dict[Key, Cell] = {}
    seen: dict[tuple[str, ...], Cell] = {}
    rounds = {one.code: one for one in rules.rounds}
    for cell in cells:
        key = (cell.round, cell.application, cell.reviewer)
        _once(seen, cell)
        given.setdefault(key, {})[cell.criterion] = points_of(cell, rounds)
        first.setdefault(key, cell)
    if not given:
        raise BadInput(_("There is not a single sheet."))
    return {key: _sheet(rounds[key[0]], first[key], points) for key, points in given.items()}


def _once(seen: dict[tuple[str, ...], Cell], cell: Cell) -> None:
    key = (cell.round, cell.application, cell.reviewer, cell.criterion)
    before = seen.setdefault(key, cell)
    if before is cell:
        return
    if before.at and before.at.line:
        raise BadInput(_("This cell has its points in line %(line)s already."), cell.at, "points", line=before.at.line)
    raise BadInput(_("%(reviewer)s gives %(application)s points for %(criterion)s twice."), cell.at, "points",
                   reviewer=cell.reviewer, application=cell.application, criterion=cell.criterion)  # fmt: skip


def points_of(cell: Cell, rounds: Mapping[str, Round]) -> Fraction:
    """The points of one cell, exact; raises BadInput."""
    judged = rounds.get(cell.round)
    if judged is None:
        raise BadInput(_("There is no round %(round)s in the rules."), cell.at, "round", round=cell.round)
    criterion = judged.criterion(cell.criterion)
    if criterion is None:
        raise BadInput(_("The round %(round)s has no criterion %(criterion)s."), cell.at, "criterion",
                       round=cell.round, criterion=cell.criterion)  # fmt: skip
    return _graded(cell, judged, criterion) if judged.grades else _pointed(cell, criterion)


def _graded(cell: Cell, judged: Round, criterion: Criterion) -> Fraction:
    for grade in judged.grades:
        if grade.code == cell.points:
            return Fraction(criterion.max) * Fraction(grade.percent) / 100
    raise BadInput(_("%(given)s is no grade of this round: %(grades)s."), cell.at, "points",
                   given=cell.points, grades=", ".join(grade.code for grade in judged.grades))  # fmt: skip


def _pointed(cell: Cell, criterion: Criterion) -> Fraction:
    value = number(cell.points)
    facts = {"given": cell.points, "max": plain(criterion.max), "criterion": criterion.code}
    if value is None:
        raise BadInput(_("“%(given)s” is not a number in plain digits."), cell.at, "points", **facts)
    if value < 0:
        raise BadInput(_("%(given)s is below 0 points."), cell.at, "points", **facts)
    if value > criterion.max:
        raise BadInput(_("%(given)s is above the %(max)s points of %(criterion)s."), cell.at, "points", **facts)
    if places(value) > 2:
        raise BadInput(_("%(given)s has more than two decimal places."), cell.at, "points", **facts)
    return Fraction(value)


def _sheet(judged: Round, cell: Cell, points: dict[str, Fraction]) -> Sheet:
    missing = next((one.code for one in judged.criteria if one.code not in points), None)
    if missing is not None:
        raise BadInput(_("The sheet of %(reviewer)s for %(application)s in %(round)s is incomplete: %(criterion)s is "
                         "missing."), cell.at, "criterion", reviewer=cell.reviewer, application=cell.application,
                       round=cell.round, criterion=missing)  # fmt: skip
    return Sheet(cell.application, cell.reviewer, cell.round, points, cell.at)
