"""What applicants are told of equal scores: each step in its order."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from office.assessment.rulesets.shapes import RuleSet
from office.assessment.rulesets.ties import Tie, tie


def of_ties(rules: RuleSet) -> Iterator[str]:
    steps = [step for text in rules.tie_breaks if (step := tie(text))]
    if not steps:
        yield _("Equal final scores share a rank.")
        return
    told = ", ".join(f"({place}) {_step(rules, step)}" for place, step in enumerate(steps, start=1))
    yield _("Equal final scores are separated, on unrounded values and in this order, by: %(steps)s.") % {"steps": told}
    if not steps[-1].by_people:
        yield _("Entries that are still equal are never ranked by the order of arrival: nothing is decided until it is "
                "settled.")  # fmt: skip


def _step(rules: RuleSet, step: Tie) -> str:
    if step.round:
        judged = rules.round(step.round)
        facts = {"round": judged.name}
        if not step.criterion:
            return _("the score of %(round)s") % facts
        facts["criterion"] = judged.criterion(step.criterion).name
        return _("the plain mean for %(criterion)s in %(round)s") % facts
    return {
        "untrimmed_mean": _("the combined score with no total dropped"),
        "committee_vote": _("a vote of the committee"),
        "lot": _("the drawing of a lot"),
    }[step.kind]
