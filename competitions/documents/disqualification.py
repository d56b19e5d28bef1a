"""The letter to whoever is disqualified (선정취소 통보서; 실격 통보서 where no award is taken away), with its reason.

It takes the place of the letter that told the result: whoever checks that one by its code reads that it does not hold.
"""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from competitions import clocks
from competitions.documents.heads import letterhead
from competitions.documents.selection import DISQUALIFICATION, LETTER
from competitions.papers.disqualification import Disqualification
from competitions.states import CALLING_TOLD, ENTERING_RESULTS, Entering
from office.documents.audience import SeesMatter
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import in_force


def letter(entry: Any, occasion: Any) -> Iterator[Outgoing]:
    """With the step that disqualifies."""
    was = occasion.event.data["from"]
    replaced = in_force(entry.matter, LETTER).first()
    yield Outgoing(
        facts=facts_of(entry, was=was if was in ENTERING_RESULTS else "", replaced=replaced),
        subject="선정취소 통보서" if was == Entering.SELECTED else "실격 통보서",
        organisation=entry.lead, recipient=entry.lead.name_ko, electronic=True, matter=entry.matter,
        supersedes=replaced,
    )  # fmt: skip


@translation.override("ko")
def facts_of(entry: Any, *, was: str, replaced: Any) -> Disqualification:
    """As it was decided; in Korean, as the paper is."""
    call, terms = entry.call, entry.call.terms_in_force
    return Disqualification(
        number=entry.matter.number or "", call_number=call.matter.number or "", call_title=terms.text("title_ko"),
        programme=call.programme.name_ko, title=entry.matter.title, lead=entry.lead.name_ko,
        partners=tuple(one.organisation.name_ko for one in entry.partners.filter(state="joined")),
        was=was, ground=str(entry.get_strike_ground_display()), reason=entry.end_reason, decided_at=entry.ended_at,
        replaced=replaced.reference if replaced else "",
        replaced_on=timezone.localdate(replaced.issued_at) if replaced else None,
        objections_last=clocks.objections_last(entry) if call.state in CALLING_TOLD else None,
        secretariat=terms.text("secretariat_ko"),
    )  # fmt: skip


KIND = register(
    DocumentKind(
        key=DISQUALIFICATION, label=_("Notice of disqualification"),
        template="documents/competitions/disqualification.html", facts=Disqualification,
        sample=Disqualification.sample, letterhead=letterhead, outgoing=letter, frame="form", audience=SeesMatter(),
        series="선정결과", keywords=("선정취소", "실격", "통보서", "공모"),
    )
)  # fmt: skip
