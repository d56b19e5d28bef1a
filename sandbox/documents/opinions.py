"""The papers between the office and whoever is consulted: request, reply, demand for material, request for time."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.deadlines.clocks import compute
from office.deadlines.overlay import current_calendar
from office.deadlines.queries import progress_of
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register
from office.people.models import Organisation
from office.people.models.organisations import OrganisationKind
from office.people.who import MemberOf, When
from sandbox import policy
from sandbox.documents.heads import head_of, letterhead_of
from sandbox.documents.plans import ACTS, TRACKS, boundary_in, period_of, words_of
from sandbox.documents.signed import IssuesSigned
from sandbox.papers import opinions as papers
from sandbox.rules import Overlook
from sandbox.states import APPLYING_DECIDED, Opining
from sandbox.who import PartnerIn

APPLICATION = "sandbox.application"
STANCES = {"agree": "동의", "conditional": "조건부동의", "disagree": "부동의", "not_ours": "소관 아님"}
_SAMPLE = Letterhead(agency="경찰청", sender="경찰청장", unit="경찰청")
_APPLICANT = MemberOf("matter__parent__organisation") | PartnerIn("matter__parent__application")
_ADDRESSEE = MemberOf("matter__organisation")
# The applicant reads a reply when the case is decided, not before.
_DECIDED = When(matter__parent__application__state__in=APPLYING_DECIDED)


def office_letterhead(subject: Any) -> Letterhead:
    """The Ministry of Land, Infrastructure and Transport writes."""
    return Letterhead(**policy.LETTERHEAD)


def _own_letterhead(opinion: Any) -> Letterhead:
    """A consulted agency writes under its own name."""
    return letterhead_of(opinion.matter.organisation) if opinion is not None else _SAMPLE


def request(application: Any, letter: Any) -> Iterator[Outgoing]:
    """협의요청서: one letter for each addressee, on the addressee's own matter once that is open."""
    prepared = application.opinions().filter(state=Opining.PREPARED)
    opened = {opinion.matter.organisation_id: opinion for opinion in prepared}
    chosen = [*letter.facts["ministries"], *letter.facts["local_governments"]]
    for organisation in Organisation.objects.filter(pk__in=chosen).order_by("-kind", "name_ko"):
        opinion = opened.get(organisation.pk)
        facts = _request(application, organisation, letter.facts, opinion)
        yield Outgoing(
            facts=facts,
            subject=f"{facts.track} 신청에 대한 협의 요청({facts.number})",
            organisation=organisation,
            recipient=head_of(organisation),
            matter=opinion.matter if opinion else application.matter,
            enclosures=("신청서 및 사업계획(전자 열람) 1부.", "지방자치단체 검토의견 및 조치계획(전자 열람) 1부."),
        )


def _request(application: Any, organisation: Any, given: dict, opinion: Any) -> papers.ConsultationRequest:
    plan, today = application.filed(), timezone.localdate()
    is_ministry = organisation.kind == OrganisationKind.MINISTRY
    more = given["questions"].get(str(organisation.pk), "")
    matter = application.matter
    return papers.ConsultationRequest(
        number=(opinion.matter.number if opinion else matter.number) or "",
        title=matter.title,
        applicant=matter.organisation.name_ko,
        track=TRACKS[application.track],
        act=ACTS[application.track],
        summary=words_of(plan, "summary")["summary"],
        region=boundary_in(plan, organisation),
        **period_of(plan),
        articles=_articles(application, organisation),
        question="\n".join(filter(None, [given["question"], more])),
        is_ministry=is_ministry,
        due_on=_due("C04" if is_ministry else "C01", today),
        limit_on=_due("C05", today) if is_ministry else None,
    )


def _due(clock: str, day: dt.date) -> dt.date:
    """The last day if the letter arrives on `day`."""
    return compute(clock, day, calendar=current_calendar()).due


def _articles(application: Any, organisation: Any) -> tuple[papers.ArticleAtIssue, ...]:
    """The rules in the addressee's own charge; all of them for whoever has none named."""
    rows = list(application.regulations.all())
    own = [row for row in rows if row.ministry_id == organisation.pk] or rows
    return tuple(papers.ArticleAtIssue(row.law, row.article, row.obstacle, row.exemption) for row in own)


def _common(opinion: Any) -> dict[str, str]:
    matter = opinion.matter
    return {
        "number": matter.number or "",
        "title": matter.parent.title,
        "applicant": matter.parent.organisation.name_ko,
        "agency": matter.organisation.name_ko,
    }


def _limit(opinion: Any) -> dt.date | None:
    limit = progress_of(opinion.matter, "C05")
    return limit.due_on if limit else None


def reply(opinion: Any, letter: Any) -> Iterator[Outgoing]:
    """회신서(검토의견): to the Minister, under the addressee's own name."""
    given = letter.facts
    facts = papers.OpinionLetter(
        **_common(opinion),
        track=TRACKS[opinion.matter.parent.application.track],
        stance=STANCES[given["stance"]],
        grounds=given["grounds"],
        conditions=tuple(papers.Proposal(**row) for row in given["conditions"]),
        outlook=given["outlook"],
        late=bool(opinion.overdue_on),
    )
    yield Outgoing(
        facts=facts, subject=f"{facts.track} 신청에 대한 검토의견 회신({facts.number})",
        recipient=policy.LETTERHEAD["sender"],
    )  # fmt: skip


def material(opinion: Any, letter: Any) -> Iterator[Outgoing]:
    """자료보완 요구서: from the consulted agency directly to the applicant."""
    organisation = opinion.matter.parent.organisation
    facts = papers.MaterialDemand(
        **_common(opinion), items=letter.facts["items"], is_ministry=opinion.is_ministry, limit_on=_limit(opinion)
    )
    yield Outgoing(
        facts=facts,
        subject=f"협의에 필요한 자료의 보완 요구({facts.number})",
        organisation=organisation,
        recipient=organisation.name_ko,
        electronic=True,
    )


def extension(opinion: Any, letter: Any) -> Iterator[Outgoing]:
    """회신기한 연장요청서: to the Minister, once (Act §49⑤)."""
    given = letter.facts
    facts = papers.ExtensionRequest(
        **_common(opinion), reason=given["reason"], days=given["days"], limit_on=_limit(opinion)
    )
    yield Outgoing(
        facts=facts, subject=f"협의 회신기한의 연장 요청({facts.number})", recipient=policy.LETTERHEAD["sender"]
    )


def _own(key: str, label: object, facts: type, outgoing: Any, audience: Any, *keywords: str) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"sandbox.{key}", label=label, template=f"documents/sandbox/{key}.html", facts=facts,
            sample=facts.sample, letterhead=_own_letterhead, outgoing=outgoing, audience=audience, seal="omitted",
            keywords=keywords,
        )
    )  # fmt: skip


CONSULTATION_REQUEST = register(
    DocumentKind(
        key="sandbox.consultation_request", label=_("Request for consultation"),
        template="documents/sandbox/consultation_request.html", facts=papers.ConsultationRequest,
        sample=papers.ConsultationRequest.sample, letterhead=office_letterhead, outgoing=request,
        steps=((APPLICATION, "send_consultation"),), audience=Overlook.who, keywords=("협의요청", "규제샌드박스"),
    )
)  # fmt: skip
OPINION_LETTER = _own(
    "opinion_letter", _("Reply to a consultation"), papers.OpinionLetter, reply,
    Overlook.who | _ADDRESSEE | (_APPLICANT & _DECIDED), "검토의견", "회신",
)  # fmt: skip
MATERIAL_DEMAND = _own(
    "material_demand", _("Demand for material"), papers.MaterialDemand, material,
    Overlook.who | _ADDRESSEE | _APPLICANT, "자료보완",
)  # fmt: skip
EXTENSION_REQUEST = _own(
    "extension_request", _("Request for more time"), papers.ExtensionRequest, extension, Overlook.who | _ADDRESSEE,
    "회신기한 연장",
)  # fmt: skip

REPLY = IssuesSigned(OPINION_LETTER.key)
MATERIAL = IssuesSigned(MATERIAL_DEMAND.key)
EXTENSION = IssuesSigned(EXTENSION_REQUEST.key)
