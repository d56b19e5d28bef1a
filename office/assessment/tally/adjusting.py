"""Bonus and penalty: each reason held to its limit, each kind to its cap."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from office.assessment.rulesets import RuleSet
from office.assessment.tally.inputs import Adjustment
from office.assessment.tally.numbers import number


def points_for(rules: RuleSet, kind: str, adjustments: Sequence[Adjustment]) -> Fraction:
    """What the adjustments of one application come to in this kind; never below 0.

    A reason that is the code of one of the rules' bonuses counts up to what applicants were told of it.
    """
    if not adjustments:
        return Fraction(0)
    told: dict[str, Fraction] = {}
    for one in adjustments:
        if one.kind == kind:
            told[one.reason] = told.get(one.reason, Fraction(0)) + Fraction(number(one.points) or 0)
    limits = {bonus.code: Fraction(bonus.most) for bonus in rules.bonuses if bonus.kind == kind}
    each = [min(points, limits[reason]) if reason in limits else points for reason, points in told.items()]
    return min(sum(each, Fraction(0)), Fraction(rules.bonus_cap if kind == "bonus" else rules.penalty_cap))
