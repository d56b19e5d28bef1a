"""The clock of a meeting: C11, the notice (Committees Act §9①), counted back from its day."""

from dataclasses import dataclass
from typing import Any

from office.deadlines import actions
from office.deadlines.triggers import Closes

CLOCK = "C11"


@dataclass(frozen=True)
class CountsBack:
    """The notice is due so many days before the meeting; a new day begins a new count."""

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """End the count for the day before, if there was one, and begin the one for this day."""
        count(subject, event=event)


def count(meeting: Any, *, event: Any = None) -> None:
    """Start the clock for the meeting's day by the committee's days of notice; a count for another day is dropped."""
    actions.close(meeting.matter, CLOCK, outcome="cancelled", event=event)
    length = meeting.committee.notice_days
    actions.start(meeting.matter, CLOCK, on=meeting.day, length=length, event=event)


NOTICE_BEFORE = CountsBack()
NOTICE_GIVEN = Closes(CLOCK)
NOTICE_MOOT = Closes(CLOCK, "", outcome="cancelled")
