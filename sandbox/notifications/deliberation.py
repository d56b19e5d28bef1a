"""What people are told from the agenda to the decision: definitions only."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.notifications.registry import Notification, register
from sandbox import rules


@dataclass(frozen=True)
class DecisionFacts:
    """What a message says of an application, or of the exemption that came of it."""

    number: str
    title: str
    organisation: str
    resolution: str = ""
    ministry: str = ""
    due: dt.date | None = None


SAMPLE = DecisionFacts("SD-2026-0007", "보행로 배송로봇", "주식회사 보기모빌리티")
SAMPLE_RESOLVED = dataclasses.replace(SAMPLE, resolution="approve_with_conditions")
SAMPLE_PLAN = DecisionFacts(
    "EX-2026-0003", "보행로 배송로봇", "주식회사 보기모빌리티", ministry="경찰청", due=dt.date(2026, 12, 22)
)


def of_case(case: Any, event: Any) -> DecisionFacts:
    """The facts of an application or exemption as they are when it is told."""
    matter = case.matter
    return DecisionFacts(
        number=matter.number or "",
        title=matter.title,
        organisation=matter.organisation.name_ko,
        resolution=getattr(case, "resolution", ""),
    )


def of_plan(plan: Any, event: Any) -> DecisionFacts:
    """The facts of a plan to amend the law, with the day by which it is due."""
    from office.deadlines.queries import progress_of

    matter, parent = plan.matter, plan.matter.parent
    clock = progress_of(matter, "C20")
    return DecisionFacts(
        number=parent.number or "",
        title=parent.title,
        organisation=parent.organisation.name_ko,
        ministry=matter.organisation.name_ko,
        due=clock.due_on if clock else None,
    )


def in_charge(case: Any) -> Q:
    """The officer in charge; while there is none, every officer."""
    matter = case.matter.parent if case.matter.parent_id else case.matter
    return Q(pk=matter.officer_id) if matter.officer_id else rules.Staff.holders(case)


def _page(name: str) -> Callable[[Any], str]:
    return lambda subject: reverse(name, kwargs={"pk": subject.pk})


def _about(
    key: str, label: object, *, recipients: Any, see: Any, page: str, facts: Any = of_case, sample: Any = SAMPLE,
    statutory: bool = False,
) -> Notification:  # fmt: skip
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=recipients, see=see, facts=facts, sample=sample,
            url=_page(page), statutory=statutory,
        )
    )  # fmt: skip


def _application(key: str, label: object, *, recipients: Any, **more: Any) -> Notification:
    return _about(key, label, recipients=recipients, see=rules.SeeApplication, page="sandbox:application", **more)


def _exemption(key: str, label: object, *, recipients: Any, **more: Any) -> Notification:
    return _about(key, label, recipients=recipients, see=rules.SeeExemption, page="sandbox:exemption", **more)


def _plan(key: str, label: object, *, recipients: Any, **more: Any) -> Notification:
    return _about(
        key, label, recipients=recipients, see=rules.SeeAmendmentPlan, page="sandbox:amendment-plan",
        facts=of_plan, sample=SAMPLE_PLAN, **more,
    )  # fmt: skip


LISTED = _application(
    "application_listed", _("Your case is on the committee's agenda"), recipients=rules.WriteApplication, statutory=True
)
DELISTED = _application(
    "application_delisted", _("Your case was taken off the agenda"), recipients=rules.WriteApplication, statutory=True
)
DELIBERATED = _application(
    "application_deliberated", _("The committee has deliberated on your case"), recipients=rules.WriteApplication
)
RESOLVED = _application(
    "application_resolved", _("The committee resolved: a decision is due"), recipients=in_charge, sample=SAMPLE_RESOLVED
)
DEFERRED = _application(
    "application_deferred", _("The committee deferred your case"), recipients=rules.WriteApplication, statutory=True
)
DECIDED = _application(
    "application_decided", _("Your application was decided"), recipients=rules.WriteApplication, statutory=True
)
REDELIBERATION_ASKED = _application(
    "redeliberation_asked", _("Re-deliberation was requested"), recipients=in_charge, statutory=True
)
REDELIBERATION_TAKEN_UP = _application(
    "redeliberation_taken_up", _("Your re-deliberation is under way"), recipients=rules.WriteApplication
)
REDELIBERATION_LATE = _application(
    "redeliberation_late", _("A re-deliberation is not before the committee in time"), recipients=in_charge
)
START_DUE = _exemption(
    "start_due", _("Start within one year of the approval"), recipients=rules.HoldExemption, statutory=True
)
START_OVERDUE = _exemption("start_overdue", _("A project has not started within one year"), recipients=in_charge)
PLAN_ASKED = _plan(
    "amendment_plan_asked", _("A plan to amend the law is due from your ministry"), recipients=rules.PlanAmendment,
    statutory=True,
)  # fmt: skip
PLAN_DUE = _plan(
    "amendment_plan_due", _("The plan to amend the law is due soon"), recipients=rules.PlanAmendment, statutory=True
)
PLAN_OVERDUE = _plan("amendment_plan_overdue", _("A plan to amend the law is overdue"), recipients=in_charge)
