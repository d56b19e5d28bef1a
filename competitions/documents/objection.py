"""The answer to an objection to a result (이의신청 처리결과 통보서), issued by the decision on it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from competitions.documents.heads import letterhead
from competitions.papers.objection import ObjectionAnswer, ObjectionReceipt
from office.deadlines.queries import clocks_of
from office.documents.audience import SeesMatter
from office.documents.registry import DocumentKind, Outgoing, register

KEY = "competitions.objection_answer"
SUBJECT = "이의신청 처리결과 통보서"


def answer(objection: Any, occasion: Any) -> Iterator[Outgoing]:
    """To those who objected, with the step that decides."""
    lead = objection.entry.lead
    yield Outgoing(
        facts=facts_of(objection), subject=SUBJECT, organisation=lead, recipient=lead.name_ko, electronic=True,
        matter=objection.matter,
    )  # fmt: skip


def facts_of(objection: Any) -> ObjectionAnswer:
    """As it was decided; in Korean, as the paper is."""
    entry = objection.entry
    terms = entry.call.terms_in_force
    return ObjectionAnswer(
        number=objection.matter.number or "", entry_number=entry.matter.number or "",
        call_number=entry.call.matter.number or "", call_title=terms.text("title_ko"), title=entry.matter.title,
        lead=entry.lead.name_ko, received_at=objection.received_at, what=objection.what, reasons=objection.reasons,
        verdict=str(objection.state), answer=objection.answer, secretariat=terms.text("secretariat_ko"),
    )  # fmt: skip


ANSWER_KIND = register(
    DocumentKind(
        key=KEY, label=_("Answer to an objection"), template="documents/competitions/objection_answer.html",
        facts=ObjectionAnswer, sample=ObjectionAnswer.sample, letterhead=letterhead, outgoing=answer, frame="form",
        audience=SeesMatter(), series="선정결과", keywords=("이의신청", "처리결과", "공모"),
    )
)  # fmt: skip


def receipt(objection: Any, occasion: Any) -> Iterator[Outgoing]:
    """To those who object, with the filing: an objection has to be in time, and this says when it came."""
    lead = objection.entry.lead
    yield Outgoing(
        facts=receipt_of(objection), subject="이의신청 접수증", organisation=lead, recipient=lead.name_ko,
        electronic=True, matter=objection.matter,
    )  # fmt: skip


def receipt_of(objection: Any) -> ObjectionReceipt:
    """As it was filed."""
    entry, running = objection.entry, next(iter(clocks_of(objection.matter)), None)
    terms = entry.call.terms_in_force
    return ObjectionReceipt(
        number=objection.matter.number or "", entry_number=entry.matter.number or "",
        call_number=entry.call.matter.number or "", call_title=terms.text("title_ko"), title=entry.matter.title,
        lead=entry.lead.name_ko, received_at=objection.received_at, what=objection.what, reasons=objection.reasons,
        answer_until=running.due_on if running else None, secretariat=terms.text("secretariat_ko"),
    )  # fmt: skip


RECEIPT_KIND = register(
    DocumentKind(
        key="competitions.objection_receipt", label=_("Receipt of an objection"),
        template="documents/competitions/objection_receipt.html", facts=ObjectionReceipt,
        sample=ObjectionReceipt.sample, letterhead=letterhead, outgoing=receipt, frame="slip", audience=SeesMatter(),
        seal="omitted", series="접수", keywords=("이의신청", "접수증", "공모"),
    )
)  # fmt: skip
