"""Which papers the sandbox's steps issue: definitions only. What they say is in `papers`, the rest in templates."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import Issues
from office.people.models import Organisation
from office.people.models.organisations import OrganisationKind
from sandbox import policy
from sandbox.documents.heads import head_of
from sandbox.papers import rapid as papers
from sandbox.rules import Overlook
from sandbox.states import Consulting

RAPID = "sandbox.rapid"


def letterhead(subject: Any) -> Letterhead:
    """The Ministry of Land, Infrastructure and Transport writes; its unit and address are settings."""
    return Letterhead(**policy.LETTERHEAD)


def _to_applicant(case: Any, facts: Any, subject: str, **more: Any) -> Outgoing:
    """To the applicant, who filed electronically and is answered electronically (APA §14③, §24①)."""
    organisation = case.matter.organisation
    return Outgoing(
        facts=facts, subject=subject, organisation=organisation, recipient=organisation.name_ko, electronic=True, **more
    )


def _common(case: Any) -> dict[str, str]:
    matter = case.matter
    return {"number": matter.number or "", "title": matter.title, "applicant": matter.organisation.name_ko}


def _is_citizen(case: Any) -> bool:
    """A local government acting as such is no 민원인 (Civil Petitions Act §2 ii)."""
    return case.matter.organisation.kind != OrganisationKind.LOCAL_GOVERNMENT


def receipt(case: Any, letter: Any) -> Iterator[Outgoing]:
    """접수증: with the hash of what was filed."""
    filed = case.filed()
    facts = papers.Receipt(
        **_common(case),
        kind="규제 신속확인",
        submitted_at=case.submitted_at,
        received_at=case.received_at,
        expected_on=case.expected_on(),
        officer=policy.LETTERHEAD["unit"],
        answers_sha256=filed.sha256,
        files=tuple(papers.PaperFile(name, sha256) for name, sha256 in case.filed_files()),
    )
    yield _to_applicant(case, facts, "접수증")


def supplement_request(case: Any, letter: Any) -> Iterator[Outgoing]:
    """보완요청서: the answers by their names, the reason, the days."""
    yield _supplement(case, letter.facts["codes"], letter, round_=1, left=policy.MOST_EXTENSIONS, subject="보완 요청")


def second_demand(case: Any, letter: Any) -> Iterator[Outgoing]:
    """The second demand names the same answers."""
    codes = case.matter.supplement_demands.first().codes
    yield _supplement(case, codes, letter, round_=2, left=0, subject="보완 재요구")


def _supplement(case: Any, codes: list[str], letter: Any, *, round_: int, left: int, subject: str) -> Outgoing:
    facts = papers.SupplementRequest(
        **_common(case),
        items=tuple(case.names_of(codes)),
        reason=letter.facts["reason"],
        days=letter.facts["days"],
        round=round_,
        extensions_left=left,
    )
    return _to_applicant(case, facts, f"규제 신속확인 신청에 대한 {subject}({case.matter.number})")


def inquiry(case: Any, letter: Any) -> Iterator[Outgoing]:
    """협의요청서: one letter for each ministry, on the ministry's own matter once that is open."""
    parts = {part.matter.organisation_id: part for part in case.consultations().filter(state=Consulting.PREPARED)}
    for ministry in Organisation.objects.filter(pk__in=letter.facts["agencies"]).order_by("name_ko"):
        part = parts.get(ministry.pk)
        common = _common(case) | ({"number": part.matter.number} if part else {})
        answers = case.answers_of("service_kind", "summary", "expected_permits")
        yield Outgoing(
            facts=papers.Inquiry(**common, **answers, question=letter.facts["question"]),
            subject=f"규제 신속확인에 따른 소관 여부 및 허가등 필요 여부 확인 요청({common['number']})",
            organisation=ministry,
            recipient=head_of(ministry),
            matter=part.matter if part else case.matter,
            enclosures=("신청서 및 사업 설명서(전자 열람) 1부.",),
        )


def return_notice(case: Any, letter: Any) -> Iterator[Outgoing]:
    """반려 통지서: ground, reasons, remedies."""
    facts = papers.ReturnNotice(
        **_common(case),
        ground=policy.RETURN_GROUNDS[letter.facts["ground"]],
        reason=letter.facts["reason"],
        citizen=_is_citizen(case),
    )
    yield _to_applicant(case, facts, f"규제 신속확인 신청 반려 통지({case.matter.number})")


def result(case: Any, letter: Any) -> Iterator[Outgoing]:
    """별지 제5호의3서식: every agency's answer, the deemed ones marked as such."""
    given, organisation = letter.facts, case.matter.organisation
    facts = papers.Result(
        **_common(case),
        **case.answers_of("representative", "address", "service_kind", "summary"),
        brn=organisation.brn,
        submitted_on=case.submitted_on(),
        outcome=given["outcome"],
        findings=tuple(papers.Finding(**finding) for finding in case.findings()),
        molit_answer=given["molit_answer"],
        molit_requirements=given["molit_requirements"],
        molit_procedure=given["molit_procedure"],
        note=given["note"],
        citizen=_is_citizen(case),
    )
    yield _to_applicant(case, facts, "규제신속확인 결과 통지서")


def _kind(key: str, label: object, facts: type, outgoing: Any, *steps: str, **more: Any) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"sandbox.{key}", label=label, template=f"documents/sandbox/{key}.html", facts=facts,
            sample=facts.sample, letterhead=letterhead, outgoing=outgoing, steps=tuple((RAPID, step) for step in steps),
            audience=Overlook.who, **more,
        )
    )  # fmt: skip


RECEIPT_SLIP = _kind(
    "receipt", _("Receipt"), papers.Receipt, receipt, frame="slip", seal="omitted", keywords=("접수증", "규제 신속확인")
)
SUPPLEMENT_REQUEST = _kind(
    "supplement_request", _("Supplement request"), papers.SupplementRequest, supplement_request, "request_supplement"
)
SECOND_DEMAND = _kind(
    "second_demand", _("Second demand for the supplement"), papers.SupplementRequest, second_demand, "demand_again"
)
INQUIRY = _kind("inquiry", _("Request to a ministry"), papers.Inquiry, inquiry, "notify_agencies")
RETURN_NOTICE = _kind("return_notice", _("Return notice"), papers.ReturnNotice, return_notice, "return_application")
RESULT = _kind(
    "rapid_result", _("Result of the rapid confirmation"), papers.Result, result, "notify_result", frame="form"
)

RECEIPT = Issues(RECEIPT_SLIP.key)
