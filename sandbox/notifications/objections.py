"""What people are told about objections: definitions only."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.notifications.registry import Notification, register
from sandbox import rules


@dataclass(frozen=True)
class ObjectionFacts:
    """What a message about an objection says of it."""

    number: str
    title: str
    organisation: str
    due: dt.date | None = None
    reason: str = ""


SAMPLE = ObjectionFacts(
    "DS-2026-0012-O1",
    "보행로 배송로봇",
    "주식회사 보기모빌리티",
    dt.date(2026, 12, 12),
    "사실관계 확인에 시간이 더 필요합니다.",
)


def _facts(objection: Any, event: Any) -> ObjectionFacts:
    from office.deadlines.queries import progress_of

    matter, clock = objection.matter, progress_of(objection.matter, "C22c")
    return ObjectionFacts(
        matter.number or "", matter.title, matter.organisation.name_ko, clock.due_on if clock else None,
        objection.extension_reason,
    )  # fmt: skip


def _page(objection: Any) -> str:
    return reverse("sandbox:objection", kwargs={"pk": objection.pk})


def _in_charge(objection: Any) -> Q:
    """The officer in charge of the case; while there is none, every officer of the ministry."""
    officer = objection.matter.officer_id or objection.matter.parent.officer_id
    return Q(pk=officer) if officer else rules.HandleObjection.holders(objection)


def _about(key: str, label: object, *, recipients: Any, statutory: bool = False) -> Notification:
    return register(
        Notification(
            key=f"sandbox.objection_{key}", label=label, recipients=recipients, see=rules.SeeObjection, facts=_facts,
            sample=SAMPLE, url=_page, statutory=statutory,
        )
    )  # fmt: skip


OBJECTION_ARRIVED = _about("arrived", _("An objection was filed"), recipients=rules.HandleObjection)
OBJECTION_FILED = _about("filed", _("Your objection is in"), recipients=rules.WithdrawObjection, statutory=True)
OBJECTION_EXTENDED = _about(
    "extended", _("The decision on your objection takes longer"), recipients=rules.WithdrawObjection, statutory=True
)
OBJECTION_DECIDED = _about(
    "decided", _("Your objection is decided"), recipients=rules.WithdrawObjection, statutory=True
)
OBJECTION_WITHDRAWN = _about("withdrawn", _("An objection was withdrawn"), recipients=_in_charge)
OBJECTION_DUE = _about("due", _("The decision on an objection is due soon"), recipients=rules.HandleObjection)
OBJECTION_OVERDUE = _about("overdue", _("The decision on an objection is overdue"), recipients=rules.HandleObjection)
