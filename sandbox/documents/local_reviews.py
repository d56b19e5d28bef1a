"""The papers of a local government's review: the applicant's request, and the opinion that goes into the file."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.deadlines.queries import progress_of
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import Issues
from office.people.who import MemberOf
from sandbox.documents.heads import head_of, letterhead_of
from sandbox.documents.plans import ACTS, TRACKS, boundary_in, period_of, words_of
from sandbox.documents.signed import IssuesSigned
from sandbox.papers import local_reviews as papers
from sandbox.rules import Overlook
from sandbox.who import PartnerIn

_SAMPLE = Letterhead(agency="주식회사 보기모빌리티", sender="주식회사 보기모빌리티 대표이사", unit="검토요청")
_SAMPLE_LOCAL = Letterhead(agency="가온시", sender="가온시장", unit="가온시")
_APPLICANT = MemberOf("matter__parent__organisation") | PartnerIn("matter__parent__application")
STANCES = {
    "favourable": "동의",
    "with_measures": "조치를 전제로 동의",
    "unfavourable": "부동의",
}


def _common(review: Any) -> dict[str, Any]:
    matter = review.matter
    return {
        "number": matter.number or "",
        "title": matter.parent.title,
        "applicant": matter.parent.organisation.name_ko,
        "local_government": matter.organisation.name_ko,
        "track": TRACKS[matter.parent.application.track],
        "boundary": boundary_in(review.plan, matter.organisation),
        **period_of(review.plan),
    }


def _letterhead_of_applicant(review: Any) -> Letterhead:
    if review is None:
        return _SAMPLE
    organisation = review.matter.parent.organisation
    return letterhead_of(organisation, sender=f"{organisation.name_ko} 대표", unit="검토요청")


def _letterhead_of_local_government(review: Any) -> Letterhead:
    return letterhead_of(review.matter.organisation) if review is not None else _SAMPLE_LOCAL


def request(review: Any, letter: Any) -> Iterator[Outgoing]:
    """지자체 검토요청서: from the applicant to the head of the local government."""
    organisation, wished = review.matter.organisation, progress_of(review.matter, "C01")
    facts = papers.LocalReviewRequest(
        **_common(review),
        **words_of(review.plan, "summary"),
        act=ACTS[review.matter.parent.application.track],
        wished_by=wished.due_on if wished else None,
    )
    yield Outgoing(
        facts=facts,
        subject=f"{facts.track} 계획에 대한 검토 요청({facts.number})",
        organisation=organisation,
        recipient=head_of(organisation),
        enclosures=(f"{facts.track}계획 및 첨부 자료(전자 열람) 1부.",),
        electronic=True,
    )


def opinion(review: Any, letter: Any) -> Iterator[Outgoing]:
    """지자체 검토의견서: issued with the filing, when the applicant's action plan stands."""
    organisation = review.matter.parent.organisation
    measures = review.measures.order_by("position")
    facts = papers.LocalOpinion(
        **_common(review),
        stance=STANCES[review.stance],
        text=review.text,
        measures=tuple(papers.AskedMeasure(one.text, one.plan) for one in measures),
        given_on=timezone.localdate(review.given_at),
        filed_on=timezone.localdate(review.matter.parent.application.submitted_at),
        plan_sha256=review.plan.sha256,
    )
    yield Outgoing(
        facts=facts,
        subject="지방자치단체 검토의견서",
        organisation=organisation,
        recipient=organisation.name_ko,
        electronic=True,
    )


REQUEST_LETTER = register(
    DocumentKind(
        key="sandbox.local_review_request", label=_("Request for a local review"),
        template="documents/sandbox/local_review_request.html", facts=papers.LocalReviewRequest,
        sample=papers.LocalReviewRequest.sample, letterhead=_letterhead_of_applicant, outgoing=request,
        audience=Overlook.who | _APPLICANT, seal="omitted", series="검토요청",
        keywords=("지방자치단체 검토", "규제샌드박스"),
    )
)  # fmt: skip
OPINION_FORM = register(
    DocumentKind(
        key="sandbox.local_opinion", label=_("Opinion of the local government"),
        template="documents/sandbox/local_opinion.html", facts=papers.LocalOpinion, sample=papers.LocalOpinion.sample,
        letterhead=_letterhead_of_local_government, outgoing=opinion, frame="form", audience=Overlook.who | _APPLICANT
        | MemberOf("matter__organisation"), seal="omitted", series="지자체 검토의견",
        keywords=("지방자치단체 검토의견", "조치계획"),
    )
)  # fmt: skip


class OfEachReview:
    """An effect of filing: the opinion of each local government, with the action plan as it stands then."""

    def trigger(self, application: Any, *, event: Any, facts: dict) -> None:
        """One paper for each review of the plan as it was last sent."""
        for review in application.current_local_reviews():
            Issues(OPINION_FORM.key).trigger(review, event=event, facts=facts)


REQUEST = IssuesSigned(REQUEST_LETTER.key)
OPINIONS = OfEachReview()
