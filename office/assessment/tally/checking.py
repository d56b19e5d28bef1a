"""What stands beside the sheets has to fit them: nothing about an unknown application, a group or a tie."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets import RuleSet, tie
from office.assessment.tally.inputs import Adjustment, Inputs, Recusal, Ruling
from office.assessment.tally.numbers import number
from office.assessment.tally.tiebreaks import Rulings
from office.assessment.tally.wrong import BadInput

KINDS = ("bonus", "penalty")


def check(rules: RuleSet, inputs: Inputs, known: Collection[str]) -> None:
    for one in (*inputs.adjustments, *inputs.groups, *inputs.recusals):
        if one.application not in known:
            raise BadInput(_("%(application)s is not in the scores."), one.at, "application",
                           application=one.application)  # fmt: skip
    for ruling in inputs.rulings:
        for unknown in sorted(ruling.applications.difference(known)):
            raise BadInput(_("%(application)s is not in the scores."), ruling.at, "application", application=unknown)
    _adjustments(inputs.adjustments)
    _recusals(rules, inputs.recusals)


def _adjustments(adjustments: Iterable[Adjustment]) -> None:
    seen: set[Adjustment] = set()
    for one in adjustments:
        points = number(one.points)
        if one.kind not in KINDS:
            raise BadInput(_("The kind is bonus or penalty, not “%(kind)s”."), one.at, "kind", kind=one.kind)
        if points is None:
            raise BadInput(_("“%(given)s” is not a number in plain digits."), one.at, "points", given=one.points)
        if points < 0:
            raise BadInput(_("%(given)s is below 0 points."), one.at, "points", given=one.points)
        if one.reason and one in seen:
            raise BadInput(_("The same adjustment is there twice."), one.at, "reason")
        seen.add(one)


def _recusals(rules: RuleSet, recusals: Iterable[Recusal]) -> None:
    for one in recusals:
        if rules.round(one.round) is None:
            raise BadInput(_("There is no round %(round)s in the rules."), one.at, "round", round=one.round)


def groups_of(rules: RuleSet, inputs: Inputs, known: Iterable[str]) -> dict[str, str | None]:
    """The quota group of each application; None for all where they are pooled."""
    given: dict[str, str] = {}
    for one in inputs.groups:
        if given.setdefault(one.application, one.group) != one.group:
            raise BadInput(_("%(application)s is in two groups."), one.at, "group", application=one.application)
    quotas = [quota.group for quota in rules.quotas]
    if None in quotas:
        return dict.fromkeys(known)
    for one in inputs.groups:
        if one.group not in quotas:
            raise BadInput(_("The rules have no quota for the group %(group)s."), one.at, "group", group=one.group)
    for application in sorted(set(known) - set(given)):
        at = next((one.at.whole for one in inputs.groups if one.at), None)
        raise BadInput(_("%(application)s is in no group, and awards are given by group."), at,
                       application=application)  # fmt: skip
    return given


def rulings_of(rules: RuleSet, rulings: Iterable[Ruling]) -> Rulings:
    """By step and by exactly whom they are about."""
    found: dict[tuple[str, frozenset[str]], Ruling] = {}
    for one in rulings:
        _ruling(rules, one)
        if found.setdefault((one.step, one.applications), one) is not one:
            raise BadInput(_("The same tie is settled twice in this step."), one.at, "step")
    return found


def _ruling(rules: RuleSet, ruling: Ruling) -> None:
    step = tie(ruling.step)
    if step is None or not step.by_people or ruling.step not in rules.tie_breaks:
        raise BadInput(_("The rules leave no tie to “%(step)s”."), ruling.at, "step", step=ruling.step)
    if len(ruling.applications) < 2 or len(ruling.applications) != sum(len(place) for place in ruling.places):
        raise BadInput(_("A tie is between two applications or more, each named once."), ruling.at, "application")
    if ruling.step == "lot" and any(len(place) != 1 for place in ruling.places):
        raise BadInput(_("A lot leaves nobody equal."), ruling.at, "place")
