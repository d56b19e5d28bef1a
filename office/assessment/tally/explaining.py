"""A tally as it is stored: the printed result, and with every number what it was made from and why."""

from __future__ import annotations

from typing import Any

from office.assessment.tally.numbers import plain
from office.assessment.tally.panels import Removed
from office.assessment.tally.results import Result, RoundScore, Tally, Total, Unresolved
from office.assessment.tally.telling import as_data


def explained(tally: Tally) -> dict[str, Any]:
    """The printed result with what explains it: why a total was dropped, who was recused or absent, what counts how."""
    data = as_data(tally)
    for told, one in zip(data["applications"], tally.results, strict=True):
        told |= _more(one)
        for score in one.rounds:
            told["rounds"][score.round] |= more_of_round(score)
    return data | {
        "blocked": tally.blocked,
        "ties": [_tie(one) for one in tally.unresolved],
        "unused_sheets": [
            {"application": one.application, "reviewer": one.reviewer, "round": one.round}
            for one in tally.unused_sheets
        ],
        "unused_rulings": [
            {"step": one.step, "reference": one.reference, "places": [list(place) for place in one.places]}
            for one in tally.unused_rulings
        ],
    }


def _tie(one: Unresolved) -> dict[str, Any]:
    names = list(one.applications)
    return {"applications": names, "rank": one.rank, "waits_for": one.waits_for, "decides": one.decides}


def _more(one: Result) -> dict[str, Any]:
    return {
        "group": one.group,
        "group_rank": one.group_rank,
        "band": one.band,
        "combined": None if one.combined is None else str(one.combined),
        "adjustments": [
            {"kind": each.kind, "points": str(each.points), "reason": each.reason} for each in one.adjustments
        ],
    }


def more_of_round(score: RoundScore) -> dict[str, Any]:
    """What explains one round of one application."""
    return {
        "method_asked": score.asked,
        "fell_back": score.fell_back,
        "counted": str(score.counted),
        "untrimmed_mean": str(score.plain),
        "criteria": {code: str(value) for code, value in sorted(score.criteria.items())},
        "rank": score.rank,
        "advances": score.advances,
        "totals": [_total(one) for one in score.totals],
        "dropped_why": {one.reviewer: one.why for one in score.dropped},
        "removed": [_removed(one) for one in score.removed],
        "recused": list(score.recused),
    }


def _total(one: Total) -> dict[str, str]:
    facts = {"reviewer": one.reviewer, "given": plain(one.given), "counted": plain(one.counted)}
    return facts | {"sheet_sha256": one.sheet_sha256}


def _removed(one: Removed) -> dict[str, Any]:
    facts = {"reviewer": one.sheet.reviewer, "total": plain(one.sheet.total)}
    return facts | {"why": one.why, "missed": list(one.missed)}
