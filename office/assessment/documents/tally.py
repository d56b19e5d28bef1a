"""The papers of a panel's result: tally sheet (집계표), opinions (종합평가의견서), minutes (회의록)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from office.access import Who
from office.assessment.documents.tally_facts import OpinionSheet, PanelMinutes, TallySheet
from office.assessment.parts import SitsOn, StaffOf
from office.assessment.parts_tally import KeptFromNothing
from office.assessment.rules import STAFF
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, register

_PANEL = "matter__assessment_panel"
OFFICE: Who = StaffOf(*STAFF, "auditor", path=_PANEL) & KeptFromNothing(_PANEL)
ALL_READ: Who = (StaffOf(*STAFF, "auditor", path=_PANEL) | SitsOn(_PANEL)) & KeptFromNothing(_PANEL)


def letterhead(panel: Any) -> Letterhead:
    """The panel, under the name of the authority that it serves; nothing for a sample."""
    title = panel.matter.title if panel is not None else "평가위원회"
    host = panel.matter.organisation if panel is not None else None
    return Letterhead(
        agency=host.name_ko if host else title, sender=title, unit=title, address=host.address if host else "",
        phone=host.phone if host else "", email=host.email if host else "",
    )  # fmt: skip


def _kind(key: str, label: object, facts: type, audience: Who, words: tuple[str, ...]) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"assessment.{key}", label=label, template=f"documents/assessment/{key}.html", facts=facts,
            sample=facts.sample, letterhead=letterhead, frame="form", audience=audience, disclosure="closed",
            seal="omitted", retention=30, keywords=words,
        )
    )  # fmt: skip


TALLY_SHEET = _kind("tally_sheet", _("Tally sheet"), TallySheet, ALL_READ, ("집계표", "평가", "순위"))
OPINION_SHEET = _kind("opinion", _("Consolidated opinion"), OpinionSheet, OFFICE, ("종합평가의견서", "의견"))
MINUTES_SHEET = _kind("minutes", _("Minutes of the panel"), PanelMinutes, ALL_READ, ("평가위원회", "회의록"))
KINDS = (TALLY_SHEET.key, OPINION_SHEET.key, MINUTES_SHEET.key)
