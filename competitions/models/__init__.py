"""What competitions keep."""

from competitions.models.call import Call, CallVersion, Outage, Question
from competitions.models.entry import BudgetLine, Entry, Extension, Partner, Receipt
from competitions.models.history import PastAward, PastAwardChange, PastCall
from competitions.models.programme import Programme

__all__ = [
    "BudgetLine",
    "Call",
    "CallVersion",
    "Entry",
    "Extension",
    "Outage",
    "Partner",
    "PastAward",
    "PastAwardChange",
    "PastCall",
    "Programme",
    "Question",
    "Receipt",
]
