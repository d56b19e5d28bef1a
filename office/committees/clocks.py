"""What the hours bring: the notice that is due, the ballots that end."""

import datetime as dt
from typing import Any

from office import ledger
from office.committees import notifications
from office.committees.deadlines import CLOCK
from office.committees.models import Meeting
from office.committees.states import Convening
from office.deadlines.lapses import on_warning
from office.ledger.models import Effect
from office.notifications.announcing import send

EFFECT = "committees.ballot_closing"
BEFORE_THE_END = dt.timedelta(hours=24)


def connect() -> None:
    """Called once, when every application is ready."""
    on_warning(CLOCK, notice_due)
    ledger.handler(EFFECT)(ballots_end)


def notice_due(deadline: Any, mark: str) -> None:
    """Tell whoever serves the committee that its members are not notified yet."""
    meeting = Meeting.objects.select_related("committee", "matter").filter(pk=deadline.matter_id).first()
    if meeting is not None and meeting.state == Convening.PLANNED:
        send(notifications.NOTICE_DUE.key, meeting, dedupe=f"{CLOCK}:{deadline.pk}:{mark}")


def promise_reminder(meeting: Meeting, *, event: Any = None) -> None:
    """A day before the ballots end, those who have not voted are reminded; in a shorter window half-way."""
    window = meeting.ballot_until - meeting.held_at
    at = meeting.ballot_until - min(BEFORE_THE_END, window / 2)
    key = f"{EFFECT}:{meeting.pk}:{meeting.ballot_until.isoformat()}"
    ledger.enqueue(EFFECT, key=key, payload={"meeting": str(meeting.pk)}, event=event, not_before=at)


def ballots_end(effect: Effect) -> None:
    """In the worker: remind, unless the vote is over by now."""
    meeting = Meeting.objects.select_related("committee", "matter").get(pk=effect.payload["meeting"])
    if meeting.in_session and meeting.written:
        mark = f"closing:{meeting.ballot_until.isoformat()}"
        send(notifications.BALLOT_CLOSING.key, meeting, dedupe=mark)
