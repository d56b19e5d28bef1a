"""What people are told about an application: definitions only."""

import dataclasses
from collections.abc import Callable

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.notifications.registry import Notification, register
from sandbox import rules
from sandbox.notifications.rapid import SAMPLE, CaseFacts, _in_charge, of_case


@dataclasses.dataclass(frozen=True)
class ClockFacts(CaseFacts):
    """A case, and the day of its period on which it stands."""

    day: int = 0
    net: int = 0
    length: int = 90


def of_clock(case, event) -> ClockFacts:
    """The facts of a case with the 90 days to the committee as they stand now (ARA §19의3⑤)."""
    from office.deadlines.queries import progress_of

    clock, facts = progress_of(case.matter, "C03"), dataclasses.asdict(of_case(case, event))
    if clock is None:
        return ClockFacts(**facts)
    return ClockFacts(**facts | {"due": clock.due_on}, day=clock.day, net=clock.net, length=clock.length)


@dataclasses.dataclass(frozen=True)
class ExtensionFacts(ClockFacts):
    """A case whose period to the committee was extended, and why."""

    reason: str = ""


def of_extension(case, event) -> ExtensionFacts:
    """The facts of the one extension (ARA Decree §13의3)."""
    running = case.matter.deadlines.filter(clock="C03").order_by("-id").first()
    given = running.extensions.order_by("-id").first() if running else None
    return ExtensionFacts(**dataclasses.asdict(of_clock(case, event)), reason=given.reason if given else "")


def _page(case) -> str:
    return reverse("sandbox:application", kwargs={"pk": case.pk})


def _everyone(case) -> Q:
    """The officer in charge, and the applicant's and the consortium's writers: both sides count the same days."""
    return _in_charge(case) | rules.WriteApplication.holders(case)


def _about(key: str, label: object, *, recipients, statutory: bool = False, facts: Callable = of_case, **more):
    sample = dataclasses.replace(SAMPLE, number="DS-2026-0012")
    sample = ClockFacts(**dataclasses.asdict(sample), day=60, net=60) if facts is of_clock else sample
    if facts is of_extension:
        sample = ExtensionFacts(**dataclasses.asdict(sample), day=60, net=60, reason="관계부처 협의가 길어짐")
    return register(
        Notification(
            key=f"sandbox.application_{key}", label=label, recipients=recipients, see=rules.SeeApplication, facts=facts,
            sample=sample, url=_page, statutory=statutory, **more,
        )
    )  # fmt: skip


SUBMITTED = _about("submitted", _("Your application is in"), recipients=rules.WriteApplication, statutory=True)
ARRIVED = _about("arrived", _("An application for an exemption was submitted"), recipients=rules.HandleApplication)
RECEIVED = _about(
    "received", _("Your exemption application was received"), recipients=rules.WriteApplication, statutory=True,
    after_document="sandbox.application_receipt",
)  # fmt: skip
EXTENDED = _about("extended", _("An applicant asked for more time"), recipients=_in_charge)
SUPPLIED = _about("supplied", _("A supplement to an application was submitted"), recipients=_in_charge)
RETURNABLE = _about(
    "returnable", _("A supplement to an application is overdue for the second time"), recipients=_in_charge
)
WITHDRAWN = _about("withdrawn", _("An exemption application was withdrawn"), recipients=rules.HandleApplication)
STATUS = _about(
    "status", _("Where your exemption application stands"), recipients=rules.WriteApplication, statutory=True
)
CLOCK_WARNED = _about(
    "clock_warned", _("The 90 days to the committee run on"), recipients=_everyone, facts=of_clock, statutory=True
)
CLOCK_BREACHED = _about(
    "clock_breached",
    _("The 90 days to the committee have passed"),
    recipients=_everyone,
    facts=of_clock,
    statutory=True,
)
PERIOD_MISSED = _about("period_missed", _("A period of an application was missed"), recipients=_in_charge)
SUPPLEMENT_OVERDUE = _about("supplement_overdue", _("A supplement to an application is overdue"), recipients=_in_charge)
LETTER = _about(
    "letter", _("A letter about your exemption application"), recipients=rules.WriteApplication, statutory=True
)
SUBMISSION_EXTENDED = _about(
    "submission_extended", _("The period to the committee was extended"), recipients=_everyone, statutory=True,
    facts=of_extension,
)  # fmt: skip
