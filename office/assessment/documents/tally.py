"""The papers of a panel's result: tally sheet (집계표), opinions (종합평가의견서), minutes (회의록)."""

from django.utils.translation import gettext_lazy as _

from office.access import Who
from office.assessment.documents import heads
from office.assessment.documents.sheets import ENTRY_SHEETS
from office.assessment.documents.tally_facts import OpinionSheet, PanelMinutes, TallySheet
from office.assessment.parts import SitsOn, StaffOf
from office.assessment.parts_tally import KeptFromNothing
from office.assessment.rules import STAFF
from office.documents.registry import DocumentKind, register

_PANEL = "matter__assessment_panel"
# The chair answers for what the panel writes.
CHAIR_READS: Who = (StaffOf(*STAFF, "auditor", path=_PANEL) | SitsOn(_PANEL, chair=True)) & KeptFromNothing(_PANEL)
ALL_READ: Who = (StaffOf(*STAFF, "auditor", path=_PANEL) | SitsOn(_PANEL)) & KeptFromNothing(_PANEL)


def _kind(key: str, label: object, facts: type, audience: Who, words: tuple[str, ...]) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"assessment.{key}", label=label, template=f"documents/assessment/{key}.html", facts=facts,
            sample=facts.sample, letterhead=heads.of_panel, frame="form", audience=audience, disclosure="closed",
            seal="omitted", retention=30, keywords=words,
        )
    )  # fmt: skip


TALLY_SHEET = _kind("tally_sheet", _("Tally sheet"), TallySheet, ALL_READ, ("집계표", "평가", "순위"))
OPINION_SHEET = _kind("opinion", _("Consolidated opinion"), OpinionSheet, CHAIR_READS, ("종합평가의견서", "의견"))
MINUTES_SHEET = _kind("minutes", _("Minutes of the panel"), PanelMinutes, ALL_READ, ("평가위원회", "회의록"))
KINDS_OF_ENTRIES = (OPINION_SHEET.key, ENTRY_SHEETS.key)
KINDS = (TALLY_SHEET.key, OPINION_SHEET.key, MINUTES_SHEET.key, ENTRY_SHEETS.key)
