"""Use cases of remarks and minutes."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow
from office.committees import drafting, rules
from office.committees.actions.asking import ask_item
from office.committees.models import AgendaItem, Meeting, MinutesPart, Remark
from office.committees.roster import roster_of
from office.committees.states import Convening
from office.workflow import perform
from office.workflow.arrival import moment
from office.workflow.performing import lock


def remark(item: AgendaItem, *, by: Actor, text: str, seat: Any = None, speaker: str = "") -> Remark:
    """Write down the gist of what somebody said about an item (Rec-D §18②)."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.ClerkItem, by, locked)
        if locked.meeting.state not in (Convening.OPEN, Convening.CLOSED):
            raise NotNow([_("Remarks are written down from the opening of the meeting to its minutes.")])
        if not text.strip():
            raise Invalid({"text": [_("Write down what was said.")]})
        found = _speaker(locked, seat)
        row = Remark.objects.create(
            item=locked, seat=found, speaker="" if found else speaker.strip(), text=text.strip(), noted_at=moment(),
            noted_by_id=by.user_id,
        )  # fmt: skip
        ledger.record("committees.remark.noted", actor=by, matter_id=locked.meeting_id, subject=row)
    return row


def _speaker(item: AgendaItem, seat: Any) -> Any:
    if not seat:
        return None
    wanted = str(getattr(seat, "pk", seat))
    for one in roster_of(item).voting:
        if str(one.pk) == wanted:
            return one
    raise Invalid({"seat": [_("This is no member for this item.")]})


def draft_minutes(meeting: Meeting, *, by: Actor) -> None:
    """Draft the minutes from what was recorded."""
    with transaction.atomic():
        perform(meeting, "draft_minutes", by=by)
        MinutesPart.objects.bulk_create(drafting.minutes_parts(meeting))


def edit_minutes(meeting: Meeting, *, by: Actor, part: Any, text: str) -> None:
    """Change the words of one part; raises Invalid for a part that is not there, or not `by`'s to read."""
    from office.committees.queries import minutes_for

    with transaction.atomic():
        row = minutes_for(meeting, by).filter(pk=getattr(part, "pk", part)).first()
        if row is None:
            raise Invalid({"part": [_("There is no such part of the minutes.")]})
        perform(meeting, "edit_minutes", by=by, part=str(row.pk), text=text)
        row.text = text.strip()
        row.save(update_fields=["text"])


def approve_minutes(meeting: Meeting, *, by: Actor) -> None:
    """The chair approves: issued as a document, and frozen."""
    with transaction.atomic():
        perform(meeting, "approve_minutes", by=by)
        meeting.minutes_parts.update(frozen=True)
