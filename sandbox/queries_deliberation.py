"""What somebody may read of decisions: the conditions desk, exemptions, plans to amend the law."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from office.access import Actor
from office.people.models import Organisation
from sandbox import rules
from sandbox.actions.conditions import closed_because
from sandbox.comparing import contradictions_in, duplicates_in
from sandbox.filed_facts import metrics_of, regulations_of
from sandbox.models import (
    AmendmentPlan,
    Application,
    Condition,
    Exemption,
    ExemptionRegion,
    Opinion,
    Panel,
    ProposedCondition,
)
from sandbox.proportion import remarks_on
from sandbox.states import OPINING_OPEN, Applying, Examining


def exemptions_for(actor: Actor) -> QuerySet[Exemption]:
    """The exemptions that `actor` may know of, with what a line of a list shows."""
    return (
        Exemption.objects.filter(rules.SeeExemption.scope(actor))
        .select_related("matter__organisation", "matter__officer", "application__matter")
        .prefetch_related("regions__organisation")
        .order_by("-pk")
    )


def regions_in_use() -> QuerySet[Organisation]:
    """The local governments on whose ground there is an exemption: public bodies, no secret of anybody."""
    used = ExemptionRegion.objects.order_by().values("organisation")
    return Organisation.objects.filter(pk__in=used).order_by("name_ko")


def with_condition_counts(exemptions: QuerySet[Exemption]) -> QuerySet[Exemption]:
    """Annotate how many conditions bind."""
    return exemptions.annotate(bound=Count("conditions", distinct=True))


def amendment_plans_for(actor: Actor) -> QuerySet[AmendmentPlan]:
    """The plans to amend the law that `actor` may know of."""
    return (
        AmendmentPlan.objects.filter(rules.SeeAmendmentPlan.scope(actor))
        .select_related("matter__organisation", "matter__officer", "matter__parent__organisation", "exemption__matter")
        .order_by("-pk")
    )


def ready_for_agenda(actor: Actor) -> QuerySet[Application]:
    """The applications that wait for `actor` to put them on an agenda: everybody replied, the experts reported."""
    reports = Panel.objects.filter(matter__parent=OuterRef("pk"), state=Examining.REPORTED)
    fresh = reports.filter(
        Q(matter__parent__application__redeliberation_filed_at=None)
        | Q(reported_at__gt=F("matter__parent__application__redeliberation_filed_at"))
    )
    waiting = Opinion.objects.filter(matter__parent=OuterRef("pk"), state__in=OPINING_OPEN)
    found = Application.objects.filter(rules.HandleApplication.scope(actor), Exists(fresh), ~Exists(waiting))
    return found.filter(state=Applying.REVIEW).select_related("matter__organisation").order_by("submitted_at")


def conditions_for(actor: Actor) -> QuerySet[Condition]:
    """Conditions drafted or decided, in the cases that `actor` handles or oversees."""
    if not rules.Overlook.holds(actor):
        return Condition.objects.none()
    known = Application.objects.filter(rules.SeeApplication.scope(actor)).order_by().values("pk")
    return Condition.objects.filter(application__in=known).select_related("application__matter")


@dataclass
class Proposed:
    """A proposal on the desk: who proposes it, what else says the same or the opposite, where it was adopted."""

    proposal: ProposedCondition
    by: str
    same_as: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    adopted: list[int] = field(default_factory=list)


@dataclass
class Drafted:
    """A drafted condition on the desk, with what it lacks."""

    condition: Condition
    sources: list[str]
    remarks: list[str]


@dataclass(frozen=True)
class Desk:
    """Everything proposed, everything drafted, why nothing can be changed, the data that the approval fixes."""

    proposed: list[Proposed]
    drafted: list[Drafted]
    may_draft: bool
    closed: list[str]
    metrics: list[dict]


def desk_of(case: Application, actor: Actor) -> Desk:
    """The conditions desk of one application, for the office and auditors."""
    drafted = list(case.conditions.prefetch_related("proposals__matter__organisation"))
    handles = rules.HandleApplication.holds(actor, case)
    closed = closed_because(case) if handles else []
    return Desk(_proposed(case, drafted), _drafted(drafted), handles and not closed, closed, metrics_of(case))


def _proposed(case: Application, drafted: list[Condition]) -> list[Proposed]:
    lines = {one.pk: Proposed(one, one.proposer) for one in case.proposals()}
    proposals = [line.proposal for line in lines.values()]
    for pair in duplicates_in(proposals):
        _cross(lines, pair, "same_as", pair.reason)
    for pair in contradictions_in(proposals):
        _cross(lines, pair, "against", " ".join(pair.reasons))
    for condition in drafted:
        for proposal in condition.proposals.all():
            if proposal.pk in lines:
                lines[proposal.pk].adopted.append(condition.position)
    return list(lines.values())


def _cross(lines: dict, pair: Any, where: str, reason: str) -> None:
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        getattr(lines[one.pk], where).append(f"{lines[other.pk].by}: “{other.text}” ({reason})")


def _drafted(drafted: list[Condition]) -> list[Drafted]:
    lines = {one.pk: Drafted(one, _sources(one), remarks_on(one)) for one in drafted}
    for pair in duplicates_in(drafted):
        lines[pair.other.pk].remarks.append(_number(_("Says the same as condition %(number)d."), pair.one))
    for pair in contradictions_in(drafted):
        told = _number(_("Contradicts condition %(number)d."), pair.one)
        lines[pair.other.pk].remarks.append(f"{told} {' '.join(pair.reasons)}")
    return list(lines.values())


def _number(sentence: str, condition: Condition) -> str:
    return sentence % {"number": condition.position}


def _sources(condition: Condition) -> list[str]:
    return list(dict.fromkeys(one.proposer for one in condition.proposals.all()))


def certificate_rules(exemption: Exemption) -> list[Any]:
    """The rules from which it exempts, as they stood in the application."""
    return regulations_of(exemption.application)
