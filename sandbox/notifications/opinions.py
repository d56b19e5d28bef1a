"""What people are told while ministries and local governments are consulted on an application: definitions only."""

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
class OpinionFacts:
    """What a message about one addressee's consultation says of it."""

    number: str
    title: str
    organisation: str
    addressee: str = ""
    due: dt.date | None = None
    limit: dt.date | None = None
    level: int = 0


SAMPLE = OpinionFacts(
    number="DS-2026-0012-01", title="보행로 배송로봇", organisation="주식회사 보기모빌리티", addressee="경찰청",
    due=dt.date(2026, 12, 22), limit=dt.date(2027, 2, 22), level=1,
)  # fmt: skip


def of_opinion(opinion: Any, event: Any) -> OpinionFacts:
    """The facts of a consultation with its days as they stand."""
    from office.deadlines.queries import progress_of

    matter, parent = opinion.matter, opinion.matter.parent
    due, limit = progress_of(matter, opinion.clock_ids[0]), progress_of(matter, "C05")
    if opinion.extended_at:
        due = limit
    return OpinionFacts(
        number=matter.number or "",
        title=parent.title,
        organisation=parent.organisation.name_ko,
        addressee=matter.organisation.name_ko,
        due=due.due_on if due else None,
        limit=limit.due_on if limit else None,
        level=opinion.escalations,
    )


def of_application(application: Any, event: Any) -> OpinionFacts:
    """The facts of the application itself."""
    matter = application.matter
    return OpinionFacts(matter.number or "", matter.title, matter.organisation.name_ko)


def _page(name: str) -> Callable:
    return lambda subject: reverse(name, kwargs={"pk": subject.pk})


def _in_charge(subject: Any) -> Q:
    """The officer in charge of the application; while there is none, every officer."""
    matter = subject.matter.parent if subject.matter.parent_id else subject.matter
    return Q(pk=matter.officer_id) if matter.officer_id else rules.Staff.holders(subject)


def _both(opinion: Any) -> Q:
    """Whoever writes for the addressee, and the officer in charge."""
    return rules.GiveOpinion.holders(opinion) | _in_charge(opinion)


def _about(key: str, label: object, *, recipients, statutory: bool = False) -> Notification:
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=recipients, see=rules.SeeOpinion, facts=of_opinion,
            sample=SAMPLE, url=_page("sandbox:opinion"), statutory=statutory,
        )
    )  # fmt: skip


def _about_application(key: str, label: object, *, recipients, statutory: bool = False) -> Notification:
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=recipients, see=rules.SeeApplication, facts=of_application,
            sample=SAMPLE, url=_page("sandbox:application"), statutory=statutory,
        )
    )  # fmt: skip


OPINION_SENT = _about(
    "opinion_sent", _("Your agency is consulted on an application"), recipients=rules.GiveOpinion, statutory=True
)
OPINION_DUE = _about("opinion_due", _("A reply to a consultation is due"), recipients=_both, statutory=True)
OPINION_OVERDUE = _about(
    "opinion_overdue", _("Your reply to a consultation is overdue"), recipients=rules.GiveOpinion, statutory=True
)
OPINION_MISSING = _about("opinion_missing", _("A consulted agency has not replied"), recipients=_in_charge)
OPINION_PRESSED = _about(
    "opinion_pressed", _("An overdue reply was taken to a higher level"), recipients=rules.GiveOpinion, statutory=True
)
OPINION_UNREPLIED = _about(
    "opinion_unreplied", _("The case goes on without your reply"), recipients=rules.GiveOpinion, statutory=True
)
OPINION_REPLIED = _about("opinion_replied", _("A consulted agency replied"), recipients=_in_charge)
OPINION_LATE = _about("opinion_late", _("A late reply to a consultation came in"), recipients=_in_charge)
OPINION_MATERIAL_ASKED = _about(
    "opinion_material_asked", _("A consulted agency asks for material"), recipients=rules.SupplyOpinion, statutory=True
)
OPINION_MATERIAL_SUPPLIED = _about(
    "opinion_material_supplied", _("The material for your reply came in"), recipients=rules.GiveOpinion
)
OPINION_EXTENSION_ASKED = _about(
    "opinion_extension_asked", _("A ministry asks for more time"), recipients=rules.JudgeOpinion
)
OPINION_EXTENDED = _about(
    "opinion_extended", _("Your period to reply was extended"), recipients=rules.GiveOpinion, statutory=True
)
OPINION_NOT_EXTENDED = _about(
    "opinion_not_extended", _("Your period to reply was not extended"), recipients=rules.GiveOpinion, statutory=True
)
OPINION_CANCELLED = _about(
    "opinion_cancelled", _("Your reply is not needed any more"), recipients=rules.GiveOpinion, statutory=True
)

CONSULTED = _about_application("application_consulted", _("Agencies are consulted"), recipients=rules.Apply)
OPINIONS_IN = _about_application("application_opinions_in", _("All consultations are closed"), recipients=_in_charge)
DISPUTE_REFERRED = _about_application(
    "application_dispute_referred", _("A dispute between agencies was referred"), recipients=rules.Apply
)
DISPUTE_SETTLED = _about_application(
    "application_dispute_settled", _("The opinion on a dispute has come"), recipients=rules.Apply
)
