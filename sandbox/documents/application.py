"""Which papers an application's steps issue up to its receipt, in supplement and return: definitions only."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from office.deadlines.clocks import get_clock
from office.deadlines.queries import progress_of
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import Issues
from office.forms import comparing, telling
from office.forms.comparing import Change
from office.people.who import MemberOf
from sandbox import policy
from sandbox.documents.heads import letterhead_of
from sandbox.documents.plans import TRACKS
from sandbox.documents.rapid import _common, _is_citizen, _to_applicant, letterhead
from sandbox.papers import application as papers
from sandbox.papers.rapid import PaperFile, Receipt, ReturnNotice, SupplementRequest
from sandbox.rules import Overlook
from sandbox.who import PartnerIn

KIND = "sandbox.application"
LONGEST = 600
# The papers of a consortium are every member's (Civil Petitions Decree §6⑦).
_AUDIENCE = Overlook.who | MemberOf("matter__organisation") | PartnerIn("matter__application")


def petition_of(application: Any) -> str:
    """What is applied for, in the words of letters."""
    return f"{TRACKS[application.track]} 승인"


def receipt(application: Any, letter: Any) -> Iterator[Outgoing]:
    """접수증: what was filed, by when it goes to the committee, by what it is judged (Civil Petitions Decree §6④)."""
    filed, clock = application.filed(), progress_of(application.matter, "C03")
    facts = Receipt(
        **_common(application),
        kind=f"{petition_of(application)} 신청",
        submitted_at=application.submitted_at,
        received_at=application.received_at,
        expected_on=clock.due_on if clock else None,
        officer=policy.LETTERHEAD["unit"],
        answers_sha256=filed.sha256,
        files=_files(application),
        expected_label=papers.EXPECTED_LABEL,
        expected_note=papers.EXPECTED_NOTE,
        statement=papers.CRITERIA,
    )
    yield _to_applicant(application, facts, "접수증")


def supplement_request(application: Any, letter: Any) -> Iterator[Outgoing]:
    """보완요청서: the answers by their names, the reason, the days."""
    codes = letter.facts["codes"]
    yield _supplement(application, codes, letter, round_=1, left=policy.MOST_EXTENSIONS, subject="보완 요청")


def second_demand(application: Any, letter: Any) -> Iterator[Outgoing]:
    """The second demand names the same answers."""
    codes = application.matter.supplement_demands.first().codes
    yield _supplement(application, codes, letter, round_=2, left=0, subject="보완 재요구")


def _supplement(application: Any, codes: list[str], letter: Any, *, round_: int, left: int, subject: str) -> Outgoing:
    with translation.override("ko"):
        items = tuple(application.names_of(codes))
    facts = SupplementRequest(
        **_common(application),
        items=items,
        reason=letter.facts["reason"],
        days=letter.facts["days"],
        round=round_,
        extensions_left=left,
        petition=petition_of(application),
        pauses="supplement" in get_clock("C03").pauses,
    )
    title = f"{petition_of(application)} 신청에 대한 {subject}({application.matter.number})"
    return _to_applicant(application, facts, title)


def supplement_answer(application: Any, letter: Any) -> Iterator[Outgoing]:
    """보완제출서: what was asked for, what was changed since the version before, and the version that now stands."""
    demand = application.matter.supplement_demands.last()
    filed = application.filed()
    with translation.override("ko"):
        asked, changes = tuple(application.names_of(demand.codes)), tuple(map(_mended, _changes(application)))
    facts = papers.SupplementAnswer(
        **_common(application),
        petition=petition_of(application),
        asked=asked,
        reason=demand.reason,
        demanded_on=timezone.localdate(demand.demanded_at),
        round=demand.round,
        extensions=application.extensions,
        supplied_at=filed.at,
        changes=changes,
        version=filed.number,
        answers_sha256=filed.sha256,
        files=_files(application),
    )
    yield _to_applicant(application, facts, "보완제출서")


def _changes(application: Any) -> list[Change]:
    """What differs between the submission that stands and the one before."""
    *_older, before, after = application.submissions()
    return comparing.difference(before, after)


def _mended(change: Change) -> papers.Mended:
    if change.rows or change.moved:
        kinds = {"added": "추가", "removed": "삭제", "changed": "수정"}
        told = [
            f"{words} {count}"
            for kind, words in kinds.items()
            if (count := sum(row.kind == kind for row in change.rows))
        ]
        after = f"{len(change.after or [])}줄({', '.join(told) or '순서 변경'})"
        return papers.Mended(change.label, f"{len(change.before or [])}줄", after)
    if change.files:
        return papers.Mended(change.label, _names(change.before), _names(change.after))
    before, after = (telling.words(change.field, value)[:LONGEST] for value in (change.before, change.after))
    return papers.Mended(change.label, before or "없음", after or "없음")


def _names(files: list[dict] | None) -> str:
    return ", ".join(file["name"] for file in files or []) or "없음"


def _files(application: Any) -> tuple[PaperFile, ...]:
    return tuple(PaperFile(name, sha256) for name, sha256 in application.filed_files())


def return_notice(application: Any, letter: Any) -> Iterator[Outgoing]:
    """반려 통지서: ground, reasons, remedies."""
    facts = ReturnNotice(
        **_common(application),
        ground=policy.RETURN_GROUNDS[letter.facts["ground"]],
        reason=letter.facts["reason"],
        citizen=_is_citizen(application),
        petition=petition_of(application),
    )
    yield _to_applicant(application, facts, f"{petition_of(application)} 신청 반려 통지({application.matter.number})")


def _letterhead_of_applicant(application: Any) -> Any:
    if application is None:
        return Letterhead(agency="주식회사 보기모빌리티", sender="주식회사 보기모빌리티 대표", unit="보완제출")
    organisation = application.matter.organisation
    return letterhead_of(organisation, sender=f"{organisation.name_ko} 대표", unit="보완제출")


def _kind(key: str, label: object, facts: type, outgoing: Any, *steps: str, template: str, **more: Any) -> DocumentKind:
    more = {"letterhead": letterhead, "sample": facts.sample} | more
    return register(
        DocumentKind(
            key=f"sandbox.application_{key}", label=label, template=f"documents/sandbox/{template}.html", facts=facts,
            outgoing=outgoing, steps=tuple((KIND, step) for step in steps), audience=_AUDIENCE, **more,
        )
    )  # fmt: skip


RECEIPT_SLIP = _kind(
    "receipt", _("Receipt"), Receipt, receipt, template="receipt", sample=papers.sample_receipt, frame="slip",
    seal="omitted", keywords=("접수증", "규제샌드박스 신청"),
)  # fmt: skip
SUPPLEMENT_REQUEST = _kind(
    "supplement", _("Supplement request"), SupplementRequest, supplement_request, "request_supplement",
    template="supplement_request", sample=papers.sample_supplement,
)  # fmt: skip
SECOND_DEMAND = _kind(
    "second_demand", _("Second demand for the supplement"), SupplementRequest, second_demand, "demand_again",
    template="second_demand", sample=papers.sample_second_demand,
)  # fmt: skip
SUPPLEMENT_ANSWER = _kind(
    "supplement_answer", _("Answer to a supplement request"), papers.SupplementAnswer, supplement_answer,
    template="supplement_answer", frame="slip", seal="omitted", letterhead=_letterhead_of_applicant,
    series="보완제출", keywords=("보완제출서", "규제샌드박스 신청"),
)  # fmt: skip
RETURN_NOTICE = _kind(
    "return", _("Return notice"), ReturnNotice, return_notice, "return_application", template="return_notice",
    sample=papers.sample_return,
)  # fmt: skip

RECEIPT = Issues(RECEIPT_SLIP.key)
ANSWER = Issues(SUPPLEMENT_ANSWER.key)
