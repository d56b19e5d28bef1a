"""What happened to a call, out of the ledger, for its page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from competitions.models import Call
from office.access import worded
from office.ledger.models import Event
from office.people.models import User
from office.workflow import steps_of

MOST = 200
EXTENDED = "competitions.extension.granted"
PUBLIC_STEPS = (
    "announce", "open_intake", "close_intake", "publish_amendment", "extend_intake", "announce_anew", "cancel",
    "publish", "finish", "correct_notice",
)  # fmt: skip


@dataclass(frozen=True)
class Moved:
    """The close was moved for everybody: to when, and from when."""

    until: dt.datetime
    before: dt.datetime | None

    @classmethod
    def of(cls, event: Event) -> "Moved":
        """As the decision wrote it down; the former close is empty where it did not yet say it."""
        until, before = event.data["until"], event.data.get("before")
        return cls(dt.datetime.fromisoformat(until), dt.datetime.fromisoformat(before) if before else None)


def moved_close(call: Call) -> Moved | None:
    """The extension for everybody by which the close stands where it stands."""
    last = _extensions.first(call=call.pk)
    moved = Moved.of(last) if last else None
    return moved if moved and moved.until == call.closes_at else None


@worded()
def _extensions(call: Any) -> QuerySet[Event]:
    return Event.objects.filter(matter_id=call, kind=EXTENDED, data__entry="").order_by("-id")[:1]


def history_of(call: Call, *, staff: bool) -> list[dict[str, Any]]:
    """The steps taken, newest first. What was done before the announcement, and by whom, is the staff's."""
    events = Event.objects.filter(matter_id=call.pk, kind__startswith="competitions.call.").order_by("-id")[:MOST]
    labels = {name: str(step.label) for name, step in steps_of(Call).items()}
    told = [event for event in events if (step := event.data.get("step")) and (staff or step in PUBLIC_STEPS)]
    names = _names({event.actor_id for event in told}) if staff else {}
    return [_line(event, labels, names) for event in told]


def _line(event: Event, labels: dict[str, str], names: dict) -> dict[str, Any]:
    step = event.data["step"]
    return {"at": event.at, "text": labels.get(step, step), "by": names.get(event.actor_id, "")}


def _names(ids: set) -> dict:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids - {None})}
