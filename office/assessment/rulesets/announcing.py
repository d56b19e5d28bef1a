"""Faults that stop a call from being announced, though a score could be computed: what applicants would be told
has to add up (competitions.md §3(a): the rubric sums to 100, the tie list is set, the marks can be reached)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets.decimals import places, plain
from office.assessment.rulesets.reading import Fault
from office.assessment.rulesets.shapes import Round, RuleSet


def unannounceable(rules: RuleSet) -> Iterator[Fault]:
    for place, one in enumerate(rules.rounds):
        yield from _of_points(f"rounds.{place}", one)
        yield from _of_trimming(f"rounds.{place}", one)
        yield from _of_going_on(f"rounds.{place}", one, rules)
    yield from _of_marks(rules)
    yield from _of_bonuses(rules)
    yield from _of_quotas(rules)


def _of_points(path: str, one: Round) -> Iterator[Fault]:
    if one.points != one.total:
        yield Fault(f"{path}.criteria", _("The criteria of this round sum to %(sum)s points, not to %(total)s."),
                    {"sum": plain(one.points), "total": plain(one.total)})  # fmt: skip
    for place, grade in enumerate(one.grades):
        odd = [criterion for criterion in one.criteria if places(criterion.max * grade.percent / 100) > 2]
        if odd:
            yield Fault(f"{path}.grades.{place}.percent",
                        _("This share of %(max)s points has more than two decimal places."),
                        {"max": plain(odd[0].max)})  # fmt: skip


def _of_trimming(path: str, one: Round) -> Iterator[Fault]:
    if one.aggregate.method == "trimmed_mean" and one.aggregate.drop == 0:
        yield Fault(f"{path}.aggregate.drop", _("A trimmed mean drops at least one total at each end."))


def _of_going_on(path: str, one: Round, rules: RuleSet) -> Iterator[Fault]:
    """A round that neither counts nor sifts is work for nothing; one that sifts too much leaves awards unfilled."""
    if not one.advance:
        if rules.combine == "last_round" and one is not rules.rounds[-1]:
            yield Fault(f"{path}.advance", _("Only the last round counts: say who goes on after this one."))
        return
    if one.points == one.total:
        yield from _reachable(f"{path}.advance.min_score", one.advance.min_score, one.highest)
    awards = [quota.awards for quota in rules.quotas]
    if one.advance.top is not None and None not in awards and one.advance.top < sum(awards):
        yield Fault(f"{path}.advance.top", _("Fewer go on than the %(awards)s that can be selected."),
                    {"awards": sum(awards)})  # fmt: skip


def _of_marks(rules: RuleSet) -> Iterator[Fault]:
    """Marks are held against the scale only when it stands: a rubric half written has told its own fault."""
    weighed = rules.combine == "last_round" or sum(one.weight or 0 for one in rules.rounds) == 1
    if not weighed or any(one.points != one.total for one in rules.rounds):
        return
    yield from _reachable("pass_mark", rules.pass_mark, rules.highest)
    for place, band in enumerate(rules.bands):
        yield from _reachable(f"bands.{place}.min_score", band.min_score, rules.highest)


def _reachable(path: str, mark: Decimal | None, highest: Decimal) -> Iterator[Fault]:
    if mark is not None and mark > highest:
        yield Fault(path, _("Nobody can reach this: the highest score is %(highest)s."), {"highest": plain(highest)})


def _of_bonuses(rules: RuleSet) -> Iterator[Fault]:
    caps = {"bonus": rules.bonus_cap, "penalty": rules.penalty_cap}
    for place, bonus in enumerate(rules.bonuses):
        if bonus.most > caps[bonus.kind]:
            yield Fault(f"bonuses.{place}.most", _("This is more than the cap of %(cap)s points lets count."),
                        {"cap": plain(caps[bonus.kind])})  # fmt: skip


def _of_quotas(rules: RuleSet) -> Iterator[Fault]:
    limited = any(quota.awards is not None for quota in rules.quotas)
    for place, quota in enumerate(rules.quotas):
        if quota.awards is None and limited:
            yield Fault(f"quotas.{place}.awards", _("Other groups are limited: say how many are selected in this one."))
        elif quota.awards is None and quota.reserve:
            yield Fault(f"quotas.{place}.reserve", _("Where awards are unlimited there is no reserve list."))
    if limited and not rules.tie_breaks:
        yield Fault("tie_breaks", _("The number of awards is limited: say how equal scores are separated."))
