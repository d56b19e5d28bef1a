"""An entry's rank beside those around it: by how much, by which rule, and what bonus and penalty changed in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, DecimalField, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from office.assessment.models import StoredTally, TallyPlace
from office.assessment.queries.tally import places_of
from office.assessment.rulesets import RuleSet
from office.assessment.rulesets.telling import of_pass_mark, of_quota
from office.assessment.tally.numbers import fixed, half_up, plain

EQUALS = 10
_SCORE = Cast(KeyTextTransform("final", "data"), DecimalField(max_digits=16, decimal_places=6))


@dataclass(frozen=True)
class Around:
    """Those before and after an entry among whom it competes for the same awards, and who has the same final score.

    `bare` is the score without bonus and penalty, with how many would be ahead of it and level with it then.
    """

    before: TallyPlace | None = None
    after: TallyPlace | None = None
    equal: tuple[TallyPlace, ...] = ()
    bare: tuple[str, int, int] | None = None


def around(tally: StoredTally, place: TallyPlace) -> Around:
    """As many rows however long the result is."""
    rivals, data = places_of(tally), place.data
    if data.get("group"):
        rivals = rivals.filter(data__group=data["group"])
    return Around(
        before=rivals.filter(place__lt=place.place).order_by("-place").first(),
        after=rivals.filter(place__gt=place.place).order_by("place").first(),
        equal=tuple(_equal(tally, place)),
        bare=_bare(tally, rivals.exclude(pk=place.pk), data),
    )


def _equal(tally: StoredTally, place: TallyPlace) -> list[TallyPlace]:
    if place.data.get("final") is None:
        return []
    scored = places_of(tally).annotate(score=_SCORE).filter(score=Decimal(place.data["final"]))
    return list(scored.exclude(pk=place.pk)[:EQUALS])


def _bare(tally: StoredTally, rivals: QuerySet[TallyPlace], data: dict[str, Any]) -> tuple[str, int, int] | None:
    if data.get("final") is None or (data["bonus"], data["penalty"]) == ("0", "0"):
        return None
    digits = tally.panel.rule_set.rounding.digits
    score = fixed(half_up(Fraction(data["combined"]), digits), digits)
    found = rivals.annotate(score=_SCORE).aggregate(
        ahead=Count("pk", filter=Q(score__gt=Decimal(score))), level=Count("pk", filter=Q(score=Decimal(score)))
    )
    return score, found["ahead"], found["level"]


def place_in(one: dict[str, Any]) -> int | None:
    """The rank by which awards are given: within the group where groups have their own."""
    return one.get("group_rank") if one.get("group") else one["rank"]


def group_name(rules: RuleSet, one: dict[str, Any]) -> str:
    """The group that an entry competes in, where groups have awards of their own."""
    return next((each.name for each in rules.quotas if each.group and each.group == one.get("group")), "")


def explained(rules: RuleSet, one: dict[str, Any], near: Around) -> Iterator[str]:
    """Sentences on a rank: the rule, the way to those before and after, what bonus and penalty changed."""
    yield of_quota(rules, one.get("group"))
    yield from of_pass_mark(rules)
    if one.get("group"):
        yield _("Over all groups it is rank %(rank)d, which decides nothing.") % {"rank": one["rank"]}
    yield from _beside(near, one)
    if near.bare:
        yield _of_bare(near.bare, place_in(one))


def _beside(near: Around, one: dict[str, Any]) -> Iterator[str]:
    words = {True: _("Before it: rank %(rank)d, %(entry)s with %(final)s points, %(by)s points more."),
             False: _("After it: rank %(rank)d, %(entry)s with %(final)s points, %(by)s points less.")}  # fmt: skip
    for place, ahead in ((near.before, True), (near.after, False)):
        if place is None or place.data.get("final") is None:
            continue
        by = abs(Fraction(place.data["final"]) - Fraction(one["final"]))
        if not by:
            continue  # the tie-breaks tell of it
        facts = {"rank": place_in(place.data), "entry": place.subject.code, "final": place.data["final"]}
        yield words[ahead] % {**facts, "by": plain(by)}


def _of_bare(bare: tuple[str, int, int], rank: int | None) -> str:
    score, ahead, level = bare
    facts = {"score": score, "rank": ahead + 1}
    if level:
        return _("Without its bonus and penalty it would have %(score)s points and share rank %(rank)d.") % facts
    if ahead + 1 == rank:
        return _("Without its bonus and penalty it would have %(score)s points and the same rank.") % facts
    return _("Without its bonus and penalty it would have %(score)s points and rank %(rank)d.") % facts
