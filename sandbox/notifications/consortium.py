"""What the organisations of a consortium are told: definitions only."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.notifications.registry import Notification, register
from sandbox import rules


@dataclass(frozen=True)
class MemberFacts:
    """An invitation, and what came of it."""

    title: str
    number: str
    lead: str
    organisation: str
    answer: str = ""


SAMPLE = MemberFacts("보행로 배송로봇", "", "주식회사 보기모빌리티", "가온대학교", "joined")


def of_member(member, event) -> MemberFacts:
    """The facts of an invitation as it stands."""
    matter = member.application.matter
    return MemberFacts(
        title=matter.title,
        number=matter.number or "",
        lead=matter.organisation.name_ko,
        organisation=member.organisation.name_ko,
        answer=str(member.state),
    )


def _page(member) -> str:
    return reverse("sandbox:invitation", kwargs={"pk": member.pk})


def _about(key: str, label: object, *, recipients) -> Notification:
    return register(
        Notification(
            key=f"sandbox.consortium_{key}", label=label, recipients=recipients, see=rules.SeeInvitation,
            facts=of_member, sample=SAMPLE, url=_page,
        )
    )  # fmt: skip


INVITED = _about("invited", _("Your organisation is invited to a joint application"), recipients=rules.AnswerInvitation)
ANSWERED = _about("answered", _("An invitation was answered"), recipients=rules.ManageConsortium)
LEFT = _about("left", _("An organisation left the consortium"), recipients=rules.ManageConsortium)
