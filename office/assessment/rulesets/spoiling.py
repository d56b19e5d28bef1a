"""Faults that leave the arithmetic wrong or undefined, whoever computes and for whatever purpose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets.decimals import plain
from office.assessment.rulesets.reading import Fault
from office.assessment.rulesets.ties import of_ties

if TYPE_CHECKING:
    from office.assessment.rulesets.shapes import Aggregate, Grade, RuleSet


def spoiling(rules: RuleSet) -> Iterator[Fault]:
    yield from twice("rounds", "code", [one.code for one in rules.rounds])
    for place, one in enumerate(rules.rounds):
        yield from twice(f"rounds.{place}.criteria", "code", [criterion.code for criterion in one.criteria])
        yield from _of_trimming(f"rounds.{place}.aggregate", one.aggregate)
        yield from _of_grades(f"rounds.{place}.grades", one.grades)
    yield from _of_weights(rules)
    yield from _of_advance(rules)
    yield from of_ties(rules)
    yield from _of_lists(rules)


def twice(path: str, member: str, values: Iterable[object]) -> Iterator[Fault]:
    """The second of two equals is the one at fault."""
    seen = set()
    for place, value in enumerate(values):
        if value in seen:
            yield Fault(f"{path}.{place}.{member}", _("This is in the list already."))
        seen.add(value)


def falling(path: str, member: str, values: Iterable[Decimal]) -> Iterator[Fault]:
    for place, (higher, lower) in enumerate(pairwise(values), start=1):
        if lower >= higher:
            yield Fault(f"{path}.{place}.{member}", _("List these from the highest down, each below the one before."))


def _of_trimming(path: str, aggregate: Aggregate) -> Iterator[Fault]:
    """With as many totals as the mean is trimmed for, something has to be left after trimming."""
    if aggregate.method != "trimmed_mean":
        return
    missing = [name for name in ("drop", "min_reviewers") if getattr(aggregate, name) is None]
    yield from (Fault(f"{path}.{name}", _("A trimmed mean needs this number.")) for name in missing)
    if not missing and 2 * aggregate.drop >= aggregate.min_reviewers:
        yield Fault(f"{path}.min_reviewers", _("Dropping %(drop)s at each end leaves nothing of %(reviewers)s totals."),
                    {"drop": aggregate.drop, "reviewers": aggregate.min_reviewers})  # fmt: skip


def _of_grades(path: str, grades: tuple[Grade, ...]) -> Iterator[Fault]:
    yield from twice(path, "code", [grade.code for grade in grades])
    yield from falling(path, "percent", [grade.percent for grade in grades])


def _of_weights(rules: RuleSet) -> Iterator[Fault]:
    if rules.combine != "weighted_sum":
        return
    bare = [place for place, one in enumerate(rules.rounds) if not one.weight]
    yield from (
        Fault(f"rounds.{place}.weight", _("In a weighted sum every round has a weight above 0.")) for place in bare
    )
    total = sum((one.weight or Decimal(0) for one in rules.rounds), Decimal(0))
    if total != 1 and not bare:
        yield Fault("rounds", _("The weights of the rounds sum to %(sum)s, not to 1."), {"sum": plain(total)})


def _of_advance(rules: RuleSet) -> Iterator[Fault]:
    for place, one in enumerate(rules.rounds):
        path = f"rounds.{place}.advance"
        if one.advance and one is rules.rounds[-1]:
            yield Fault(path, _("After the last round there is no round to go on to."))
        elif one.advance and one.advance.top is None and one.advance.min_score is None:
            yield Fault(path, _("Say how many go on, or with how many points."))


def _of_lists(rules: RuleSet) -> Iterator[Fault]:
    groups = [quota.group for quota in rules.quotas]
    yield from twice("quotas", "group", groups)
    if None in groups and len(set(groups)) > 1:
        place = groups.index(None)
        yield Fault(f"quotas.{place}.group", _("Either all entries are pooled or each quota names its group."))
    yield from twice("bonuses", "code", [bonus.code for bonus in rules.bonuses])
    yield from twice("bands", "code", [band.code for band in rules.bands])
    yield from falling("bands", "min_score", [band.min_score for band in rules.bands])
