"""The referral of a dispute between agencies (이견조정 요청서, ARA Decree §13의8)."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from office.documents.registry import DocumentKind, Outgoing, register
from sandbox.comparing import contradictions_in
from sandbox.documents.opinions import APPLICATION, STANCES, office_letterhead
from sandbox.documents.plans import TRACKS
from sandbox.papers import opinions as papers
from sandbox.rules import Overlook
from sandbox.states import Opining


def referral(application: Any, letter: Any) -> Iterator[Outgoing]:
    """이견조정 요청서: what is in dispute, with every agency's position side by side."""
    given, matter = letter.facts, application.matter
    with translation.override("ko"):
        found = [contradiction.sentence() for contradiction in contradictions_in(application.proposals())]
    facts = papers.DisputeReferral(
        number=matter.number or "",
        title=matter.title,
        applicant=matter.organisation.name_ko,
        track=TRACKS[application.track],
        asked=given["asked"],
        reason=given["reason"],
        positions=tuple(_position(opinion) for opinion in application.opinions().prefetch_related("replies")),
        contradictions=tuple(found),
    )
    yield Outgoing(facts=facts, subject=f"규제특례 이견에 대한 조정 요청({facts.number})", recipient=given["asked"])


def _position(opinion: Any) -> papers.Position:
    agency, reply = opinion.matter.organisation.name_ko, opinion.reply_given
    if reply is None:
        state = "미회신(기록함)" if opinion.state == Opining.UNREPLIED else "회신 전"
        return papers.Position(agency, state, opinion.unreplied_reason)
    rows = opinion.matter.proposed_conditions.filter(withdrawn=False)
    return papers.Position(agency, STANCES[reply.stance], reply.grounds, tuple(row.text for row in rows))


DISPUTE_REFERRAL = register(
    DocumentKind(
        key="sandbox.dispute_referral", label=_("Referral of a dispute"),
        template="documents/sandbox/dispute_referral.html", facts=papers.DisputeReferral,
        sample=papers.DisputeReferral.sample, letterhead=office_letterhead, outgoing=referral,
        steps=((APPLICATION, "refer_dispute"),), audience=Overlook.who, keywords=("이견조정",),
    )
)  # fmt: skip
