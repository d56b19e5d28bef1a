"""What people are told in the sandbox's procedures: definitions only."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.notifications.registry import Notification, register
from sandbox import rules


@dataclass(frozen=True)
class CaseFacts:
    """What a message about a case says of it."""

    number: str
    title: str
    organisation: str
    ministry: str = ""
    due: dt.date | None = None


SAMPLE = CaseFacts(
    number="RC-2026-0012",
    title="Indoor delivery robot",
    organisation="주식회사 보기",
    ministry="행정안전부",
    due=dt.date(2026, 12, 22),
)


def of_case(case, event) -> CaseFacts:
    """The facts of a case as they are when the step is taken."""
    matter = case.matter
    return CaseFacts(number=matter.number or "", title=matter.title, organisation=matter.organisation.name_ko)


def of_consultation(consultation, event) -> CaseFacts:
    """The facts of a consultation, with the day by which the ministry replies."""
    from office.deadlines.queries import progress_of

    matter, parent = consultation.matter, consultation.matter.parent
    clock = progress_of(matter, "C06")
    return CaseFacts(
        number=parent.number or "",
        title=parent.title,
        organisation=parent.organisation.name_ko,
        ministry=matter.organisation.name_ko,
        due=clock.due_on if clock else None,
    )


def _page(name: str) -> Callable:
    return lambda subject: reverse(name, kwargs={"pk": subject.pk})


def _in_charge(case) -> Q:
    """The officer in charge; while there is none, every officer."""
    matter = case.matter.parent if case.matter.parent_id else case.matter
    return Q(pk=matter.officer_id) if matter.officer_id else rules.Staff.holders(case)


def _about_case(key: str, label: object, *, recipients, statutory: bool = False, **more) -> Notification:
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=recipients, see=rules.SeeRapid, facts=of_case, sample=SAMPLE,
            url=_page("sandbox:rapid"), statutory=statutory, **more,
        )
    )  # fmt: skip


def _about_consultation(key: str, label: object, *, recipients, statutory: bool = False) -> Notification:
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=recipients, see=rules.SeeConsultation, facts=of_consultation,
            sample=SAMPLE, url=_page("sandbox:consultation"), statutory=statutory,
        )
    )  # fmt: skip


RAPID_SUBMITTED = _about_case(
    "rapid_submitted", _("Your submission is in"), recipients=rules.ApplyRapid, statutory=True
)
RAPID_ARRIVED = _about_case("rapid_arrived", _("A rapid confirmation was submitted"), recipients=rules.HandleRapid)
RAPID_RECEIVED = _about_case(
    "rapid_received",
    _("Your application was received"),
    recipients=rules.ApplyRapid,
    statutory=True,
    after_document="sandbox.receipt",
)
RAPID_EXTENDED = _about_case("rapid_extended", _("The applicant asked for more time"), recipients=_in_charge)
RAPID_SUPPLIED = _about_case("rapid_supplied", _("The supplement was submitted"), recipients=_in_charge)
RAPID_RETURNABLE = _about_case(
    "rapid_returnable", _("A supplement is overdue for the second time"), recipients=_in_charge
)
RAPID_ASKED = _about_case("rapid_asked", _("Ministries are being asked"), recipients=rules.ApplyRapid)
RAPID_REPLIES_IN = _about_case("rapid_replies_in", _("All replies are in"), recipients=_in_charge)
RAPID_WITHDRAWN = _about_case("rapid_withdrawn", _("An application was withdrawn"), recipients=rules.HandleRapid)
STATUS_NOTICE = _about_case(
    "status_notice", _("Where your application stands"), recipients=rules.ApplyRapid, statutory=True
)
CLOCK_BREACHED = _about_case("clock_breached", _("A statutory period was missed"), recipients=_in_charge)
LETTER_ARRIVED = _about_case("letter_arrived", _("A letter has arrived"), recipients=rules.ApplyRapid, statutory=True)

CONSULTATION_SENT = _about_consultation(
    "consultation_sent", _("Your ministry is asked to reply"), recipients=rules.AnswerConsultation, statutory=True
)
CONSULTATION_DUE = _about_consultation(
    "consultation_due", _("A reply is due soon"), recipients=rules.AnswerConsultation, statutory=True
)
CONSULTATION_REPLIED = _about_consultation("consultation_replied", _("A ministry replied"), recipients=_in_charge)
CONSULTATION_SILENT = _about_consultation("consultation_silent", _("A ministry fell silent"), recipients=_in_charge)
DEEMED_CONFIRMED = _about_consultation(
    "deemed_confirmed",
    _("The reply period ended: no permit is deemed needed"),
    recipients=rules.AnswerConsultation,
    statutory=True,
)
REPLIED_LATE = _about_consultation("replied_late", _("A late reply came in"), recipients=_in_charge)
MATERIAL_ASKED = _about_consultation(
    "material_asked", _("A ministry asks for material"), recipients=rules.SupplyConsultation, statutory=True
)
MATERIAL_SUPPLIED = _about_consultation(
    "material_supplied", _("The material you asked for came in"), recipients=rules.AnswerConsultation
)
CONSULTATION_CANCELLED = _about_consultation(
    "consultation_cancelled", _("No reply is needed any more"), recipients=rules.AnswerConsultation, statutory=True
)
