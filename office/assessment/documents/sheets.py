"""Score sheets (평가표) as papers: a member's, issued on the seat at the lock; an entry's, issued on the panel; and the
receipt of one signed version (확인증), issued on the seat when it is asked for."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.documents import heads
from office.assessment.documents.entry_facts import EntrySheets
from office.assessment.documents.receipt_facts import SheetReceiptFacts
from office.assessment.documents.sheet_facts import ScoreSheets
from office.assessment.parts import SitsOn, StaffOf
from office.assessment.parts_papers import KeptFromNothingIn, SeesVersionBehind
from office.assessment.rules import STAFF
from office.documents.audience import SeesMatter
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register

SUBJECT = "평가위원별 평가표"
_PANEL = "matter__assessment_panel"


def letterhead(seat: Any) -> Letterhead:
    """The member's panel."""
    return heads.of_panel(seat.panel if seat is not None else None)


def outgoing(seat: Any, occasion: Any) -> Iterator[Outgoing]:
    """To nobody: it lies with the seat, where its reviewer and those in charge read it."""
    yield Outgoing(facts=occasion.facts["sheets"], subject=SUBJECT)


SCORE_SHEETS = register(
    DocumentKind(
        key="assessment.score_sheets",
        label=_("Score sheets of a member"),
        template="documents/assessment/score_sheets.html",
        facts=ScoreSheets,
        sample=ScoreSheets.sample,
        letterhead=letterhead,
        outgoing=outgoing,
        frame="form",
        audience=SeesMatter() & KeptFromNothingIn("matter__assessment_seat__panel", field="sheets"),
        disclosure="closed",
        seal="omitted",
        news=False,
        keywords=("평가표", "평가위원", "점수"),
    )
)
SHEET_RECEIPT = register(
    DocumentKind(
        key="assessment.sheet_receipt",
        label=_("Receipt of a score sheet"),
        template="documents/assessment/sheet_receipt.html",
        facts=SheetReceiptFacts,
        sample=SheetReceiptFacts.sample,
        letterhead=letterhead,
        frame="slip",
        series="평가확인",
        audience=SeesVersionBehind(),
        disclosure="closed",
        seal="omitted",
        news=False,
        keywords=("평가표", "확인증", "전자서명"),
    )
)
ENTRY_SHEETS = register(
    DocumentKind(
        key="assessment.entry_sheets",
        label=_("Score sheets of an entry"),
        template="documents/assessment/entry_sheets.html",
        facts=EntrySheets,
        sample=EntrySheets.sample,
        letterhead=heads.of_panel,
        frame="form",
        audience=(StaffOf(*STAFF, "auditor", path=_PANEL) | SitsOn(_PANEL)) & KeptFromNothingIn(_PANEL, field="entry"),
        disclosure="closed",
        seal="omitted",
        news=False,
        retention=30,
        keywords=("평가표", "평가위원", "점수"),
    )
)
