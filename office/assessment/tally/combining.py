"""The rounds' scores made into one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from office.assessment.rulesets import RuleSet


def combined(rules: RuleSet, scores: Mapping[str, Fraction]) -> Fraction:
    """Scores by round, of an application that came to the end.

    A weighted sum takes each score as it is, on the scale of its own round: nothing is stretched to 100.
    """
    if rules.combine == "last_round":
        return scores[rules.rounds[-1].code]
    return sum((Fraction(one.weight or 0) * scores[one.code] for one in rules.rounds), Fraction(0))
