"""The totals of a stored tally as the statistics read them."""

from fractions import Fraction
from typing import Any

from office.assessment.models import StoredTally
from office.assessment.rulesets import Round
from office.assessment.statistics import Scores


def rounds_held(tally: StoredTally) -> list[Round]:
    """The rounds of the rules in which anything was scored."""
    return [one for one in tally.panel.rule_set.rounds if totals_of(tally, one.code)]


def totals_of(tally: StoredTally, code: str) -> dict[str, dict[str, Any]]:
    """What the result tells of a round, by entry."""
    return {one["application"]: one["rounds"][code] for one in tally.result["applications"] if code in one["rounds"]}


def scores_of(tally: StoredTally, code: str) -> Scores:
    """Every total that counts in a round."""
    return Scores.of({
        name: {total["reviewer"]: Fraction(total["given"]) for total in score["totals"]}
        for name, score in totals_of(tally, code).items()
    })  # fmt: skip
