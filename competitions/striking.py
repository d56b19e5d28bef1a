"""What a person reads before a told result is taken away, or another award is given after an objection."""

from typing import Any

from django.utils import timezone

from competitions import clocks
from competitions.changes import place_after
from competitions.documents.selection import LETTER
from competitions.models import Entry
from office.documents.triggers import in_force
from office.ledger.models import Event
from office.people.models import User
from office.workflow.arrival import moment


def before_striking(entry: Entry, step: str) -> dict[str, Any]:
    """The letter that would no longer hold, and the last day on which the applicant could object."""
    days = entry.call.terms_in_force.whole("objection_days") or 0
    ends = [clocks.objections_until(moment(), days), entry.call.objections_until]
    return {
        "standing_letter": in_force(entry.matter, LETTER).first(),
        "strike_follows": step != "drop_strike",
        "strike_until": timezone.localdate(max(one for one in ends if one) - clocks.INSTANT),
    }


def before_selecting(entry: Entry) -> dict[str, Any]:
    """The objection with the two persons who upheld it, and what the selection does to the announced awards."""
    found = entry.objections.filter(state="upheld", consequence="").select_related("matter", "proposed_by")
    upheld = list(found)
    for one in upheld:
        one.decided_by = decider_of(one)
    return {"upheld": upheld, "place": place_after(entry)}


def decider_of(objection: Any) -> User | None:
    """The second person: whoever took the step that upheld it."""
    event = Event.objects.filter(matter_id=objection.pk, kind="competitions.objection.uphold").order_by("-id").first()
    return User.objects.filter(pk=event.actor_id).first() if event and event.actor_id else None
