"""A member's score sheets (평가표) as one paper, issued on the seat when the round is locked."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.documents.sheet_facts import ScoreSheets
from office.documents.audience import SeesMatter
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register

SUBJECT = "평가위원별 평가표"


def letterhead(seat: Any) -> Letterhead:
    """The panel, under the name of the authority that serves it."""
    title = seat.panel.matter.title if seat is not None else "평가위원회"
    host = seat.panel.matter.organisation if seat is not None else None
    return Letterhead(
        agency=host.name_ko if host else title, sender=title, unit=title, address=host.address if host else "",
        phone=host.phone if host else "", email=host.email if host else "",
    )  # fmt: skip


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
        audience=SeesMatter(),
        disclosure="closed",
        seal="omitted",
        keywords=("평가표", "평가위원", "점수"),
    )
)
