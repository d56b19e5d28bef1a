"""A meeting's papers as files to fetch, as its page offers them: one's own copy, and for clerks everybody's."""

from typing import Any

from office.access import Actor, NotNow
from office.committees import packets, rules
from office.committees.models import AgendaItem, Meeting
from office.jobs.models import Job, State
from office.jobs.queries import allowed, jobs_for


def told(meeting: Meeting, actor: Actor, item: AgendaItem | None = None) -> dict[str, Any]:
    """What can be asked for, and the latest of each that is still the reader's to have."""
    key = f"{meeting.pk}:{item.pk if item else ''}"
    found = {"mine": _latest(meeting, actor, packets.PACKET, key)}
    if item is None and rules.ClerkMeeting.holds(actor, meeting):
        found |= {"copies": _latest(meeting, actor, packets.COPIES, str(meeting.pk)), "clerks": True}
    return found


def _latest(meeting: Meeting, actor: Actor, kind: str, key: str) -> Job | None:
    """Left out when it is no longer the reader's, as after a recusal: not even that there was one is told."""
    rows = jobs_for(actor).filter(kind=kind, key=key, matter=meeting.pk).select_related("asked_by")
    job = rows.exclude(state__in=[State.CANCELLED, State.EXPIRED]).order_by("-id").first()
    return job if job is not None and _had(actor, job) else None


def _had(actor: Actor, job: Job) -> bool:
    try:
        return allowed(actor, job)
    except NotNow:
        return False


def ask(meeting: Meeting, *, by: Actor, which: str = "mine", item: AgendaItem | None = None) -> Job:
    """Have it made: `mine`, or `copies` for everybody's. Raises NotYours."""
    if which == "copies":
        return packets.ask_copies(meeting, by=by)
    return packets.ask_packet(meeting, by=by, item=item)
