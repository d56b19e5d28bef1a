"""The result of a round that is not the last: who goes on, told as the final tally is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from office.assessment.rulesets import RuleSet, sha256
from office.assessment.tally.explaining import more_of_round
from office.assessment.tally.results import RoundScore
from office.assessment.tally.telling import round_data

Standings = Mapping[str, tuple[RoundScore, ...]]
ADVANCES = "advances"


def interim(rules: RuleSet, found: Standings, until: str) -> dict[str, Any]:
    """What `manage.py tally --until ROUND` prints: in the order of this round, what was eliminated before it last."""
    data = [_application(rules, name, scores, until) for name, scores in found.items()]
    data.sort(key=lambda one: (one["rank"] is None, one["rank"] or 0, one["application"]))
    return {"rules_sha256": sha256(rules), "until": until, "applications": data}


def interim_explained(rules: RuleSet, found: Standings, until: str) -> dict[str, Any]:
    """The same with every reason, as it is stored."""
    data = interim(rules, found, until)
    for told in data["applications"]:
        for score in found[told["application"]]:
            told["rounds"][score.round] |= more_of_round(score)
    return data | {"blocked": False, "unresolved_ties": [], "ties": [], "unused_sheets": [], "unused_rulings": []}


def _application(rules: RuleSet, name: str, scores: tuple[RoundScore, ...], until: str) -> dict[str, Any]:
    last = scores[-1]
    return {
        "application": name,
        "rounds": {score.round: round_data(score, rules.rounding.digits) for score in scores},
        "rank": last.rank if last.round == until else None,
        "outcome": f"eliminated:{last.round}" if last.advances is False else ADVANCES,
    }
