"""The files of the export as rules and inputs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets import BadRules, RuleSet
from office.assessment.tally.inputs import Adjustment, Cell, Grouping, Inputs, Recusal, Ruling
from office.assessment.tally.tables import rows, text_of
from office.assessment.tally.wrong import BadInput, Place

SCORES = ("application", "reviewer", "round", "criterion", "points")
ADJUSTMENTS = ("application", "kind", "points", "reason")
GROUPS = ("application", "group")
RECUSALS = ("application", "reviewer", "round")
RULINGS = ("step", "reference", "application", "place")


def rules_from(path: str) -> RuleSet:
    """The rules of a JSON file; raises BadInput with the first fault and the member where it stands."""
    data = _json(path)
    try:
        return RuleSet.from_json(data)
    except BadRules as bad:
        fault = bad.faults[0]
        where = f"{fault.path}: " if fault.path else ""
        raise BadInput(f"{where}{fault}", Place(path)) from None


def _json(path: str) -> Any:
    """Numbers with a point stay exact on the way, and are then refused by the rules: they are written as text."""
    text = text_of(path)
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=partial(_once, path))
    except BadInput:
        raise
    except json.JSONDecodeError as error:
        raise BadInput(_("This is not JSON: %(why)s."), Place(path, error.lineno), why=error.msg) from None
    except (RecursionError, ValueError) as error:
        raise BadInput(_("This is not JSON: %(why)s."), Place(path), why=error) from None


def _once(path: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadInput(_("The member “%(name)s” is there twice."), Place(path), name=twice)
    return data


def inputs_from(paths: Mapping[str, str | None]) -> Inputs:
    """Paths by what they hold: scores, and perhaps adjustments, groups, recusals, rulings."""
    cells = tuple(Cell(*cells, at) for at, cells in rows(paths["scores"], SCORES))
    if not cells:
        raise BadInput(_("There is not a single sheet."), Place(paths["scores"]))
    return Inputs(
        cells=cells,
        adjustments=tuple(
            Adjustment(*cells, at) for at, cells in _rows(paths, "adjustments", ADJUSTMENTS, ("reason",))
        ),
        groups=tuple(Grouping(*cells, at) for at, cells in _rows(paths, "groups", GROUPS)),
        recusals=tuple(Recusal(*cells, at) for at, cells in _rows(paths, "recusals", RECUSALS)),
        rulings=_rulings(paths),
    )


def _rows(
    paths: Mapping[str, str | None], name: str, header: tuple[str, ...], may_be_empty: tuple[str, ...] = ()
) -> list[tuple[Place, list[str]]]:
    path = paths.get(name)
    return list(rows(path, header, may_be_empty)) if path else []


def _rulings(paths: Mapping[str, str | None]) -> tuple[Ruling, ...]:
    """A ruling is what shares a step and a reference."""
    told: dict[tuple[str, str], dict[int, list[str]]] = {}
    first: dict[tuple[str, str], Place] = {}
    for at, (step, reference, application, place) in _rows(paths, "rulings", RULINGS):
        if not (place.isascii() and place.isdecimal() and len(place) <= 5 and int(place) > 0):
            raise BadInput(_("A place is a whole number from 1."), at, "place")
        first.setdefault((step, reference), at)
        told.setdefault((step, reference), {}).setdefault(int(place), []).append(application)
    return tuple(
        Ruling(step, tuple(tuple(sorted(places[one])) for one in sorted(places)), reference, first[step, reference])
        for (step, reference), places in told.items()
    )
