"""The letters that decide objections: definitions only."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.documents.registry import DocumentKind, Outgoing, register
from office.people.who import MemberOf
from sandbox.documents.rapid import _to_applicant, letterhead
from sandbox.papers.objections import ObjectionDecision
from sandbox.rules import Overlook
from sandbox.who import PartnerIn

KIND = "sandbox.objection"
AGAINST = {"returned": "신청 반려", "rejected": "불승인"}
# What the lead hears, the consortium reads.
_AUDIENCE = Overlook.who | MemberOf("matter__organisation") | PartnerIn("matter__parent__application")


def _decision(*, upheld: bool) -> Callable[[Any, Any], Iterator[Outgoing]]:
    def outgoing(objection: Any, letter: Any) -> Iterator[Outgoing]:
        case = objection.application
        facts = ObjectionDecision(
            number=objection.matter.number,
            case_number=case.matter.number,
            title=case.matter.title,
            applicant=objection.matter.organisation.name_ko,
            against=AGAINST[objection.against],
            disposed_on=timezone.localdate(objection.disposed_at),
            filed_on=timezone.localdate(objection.filed_at),
            upheld=upheld,
            grounds=objection.grounds,
            reason=letter.facts["reason"],
        )
        yield _to_applicant(objection, facts, f"이의신청 결정 통지({objection.matter.number})")

    return outgoing


def _kind(key: str, label: object, step: str, *, upheld: bool, sample: Callable) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"sandbox.objection_{key}", label=label, template="documents/sandbox/objection_decision.html",
            facts=ObjectionDecision, sample=sample, letterhead=letterhead, outgoing=_decision(upheld=upheld),
            steps=((KIND, step),), audience=_AUDIENCE, keywords=("이의신청 결정", "규제샌드박스"),
        )
    )  # fmt: skip


UPHELD = _kind(
    "upheld", _("Decision on an objection: upheld"), "uphold", upheld=True, sample=ObjectionDecision.sample_upheld
)
DISMISSED = _kind(
    "dismissed", _("Decision on an objection: dismissed"), "dismiss", upheld=False, sample=ObjectionDecision.sample
)
