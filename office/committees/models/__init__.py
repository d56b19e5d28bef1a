"""The nouns of a committee."""

from office.committees.models.agenda import AdHocSeat, AgendaItem, ItemPaper
from office.committees.models.attendance import Attendance
from office.committees.models.committee import Committee, Seat
from office.committees.models.issued import CommitteePaper
from office.committees.models.meeting import Meeting
from office.committees.models.minutes import MinutesPart, Remark
from office.committees.models.recusal import Recusal
from office.committees.models.voting import Motion, Vote

__all__ = [
    "AdHocSeat",
    "AgendaItem",
    "Attendance",
    "Committee",
    "CommitteePaper",
    "ItemPaper",
    "Meeting",
    "MinutesPart",
    "Motion",
    "Recusal",
    "Remark",
    "Seat",
    "Vote",
]
