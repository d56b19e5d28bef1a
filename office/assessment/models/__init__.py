"""The nouns of an assessment: the pool that is drawn from, panels, draws, seats, rounds, sheets, tallies."""

from office.assessment.models.allotment import Allotment
from office.assessment.models.conflicts import Declaration, Exclusion, NamedPerson
from office.assessment.models.drawing import PanelDraw, PoolMember
from office.assessment.models.judging import (
    Adjustment,
    Discussion,
    Opinion,
    StoredTally,
    TallySignature,
    TieRuling,
)
from office.assessment.models.lot import Lot
from office.assessment.models.panel import Panel, Subject
from office.assessment.models.placing import TallyPlace
from office.assessment.models.pool import Employment, Expertise, PoolImport, Reviewer, Work
from office.assessment.models.round import Attendance, Round
from office.assessment.models.seat import Seat
from office.assessment.models.sheet import Sheet, SheetReceipt, SheetVersion

__all__ = [
    "Adjustment", "Allotment", "Attendance", "Declaration", "Discussion", "Employment", "Exclusion", "Expertise",
    "Lot", "NamedPerson", "Opinion", "Panel", "PanelDraw", "PoolImport", "PoolMember", "Reviewer", "Round", "Seat",
    "Sheet", "SheetReceipt", "SheetVersion", "StoredTally", "Subject", "TallyPlace", "TallySignature", "TieRuling",
    "Work",
]  # fmt: skip
