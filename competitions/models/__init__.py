"""What competitions keep."""

from competitions.models.call import Call, CallVersion, Outage, Question
from competitions.models.entry import BudgetLine, Entry, Extension, Partner, Receipt
from competitions.models.history import PastAward, PastAwardChange, PastCall
from competitions.models.programme import Programme
from competitions.models.selection import Decision, Objection

__all__ = [
    "BudgetLine",
    "Call",
    "CallVersion",
    "Decision",
    "Entry",
    "Extension",
    "Objection",
    "Outage",
    "Partner",
    "PastAward",
    "PastAwardChange",
    "PastCall",
    "Programme",
    "Question",
    "Receipt",
]
