"""Use cases of an item: put on the agenda, called, deferred, taken off, its resolution."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, Unknown
from office.committees import drafting, rules
from office.committees.actions.asking import ask_item, ask_meeting
from office.committees.actions.furnishing import agenda_changed, furnish, still_undecided
from office.committees.models import AgendaItem, Meeting
from office.committees.registry import ReadyCase, kind_of
from office.committees.states import Convening, MotionResult
from office.docket.models import Matter
from office.workflow import perform
from office.workflow.arrival import moment
from office.workflow.performing import lock


def list_item(
    meeting: Meeting, *, by: Actor, matter: Matter, title: str = "", summary: str = "", late_reason: str = ""
):
    """Put a case that its programme calls ready on the agenda, last; returns the item.

    Members, papers and ad-hoc seats are those the programme suggests. After the notice a corrected one goes out; later
    than the days of notice that needs a reason. Raises Unknown for a case that is not ready for `by`.
    """
    with transaction.atomic():
        meeting = lock_meeting(meeting, by)
        case = _ready(matter, by)
        late = bool(meeting.noticed_at) and meeting.notice_late()
        if late and not late_reason.strip():
            raise Invalid({"late_reason": [_("The days of notice have passed: say why the item cannot wait.")]})
        item = AgendaItem.objects.create(
            meeting=meeting, matter=case.matter, position=_next_position(meeting), title=title or case.title,
            summary=summary or case.summary, late_reason=late_reason.strip() if late else "",
        )  # fmt: skip
        data = {"item": str(item.pk), "late": late}
        event = ledger.record("committees.agendaitem.listed", actor=by, matter_id=meeting.pk, subject=item, data=data)
        furnish(item)
        kind_of(item.kind).on_listed(item, by=by)
        agenda_changed(meeting, event=event)
    return item


def lock_meeting(meeting: Meeting, by: Actor) -> Meeting:
    """The meeting, locked, while its agenda can still be made."""
    locked = lock(meeting)
    ask_meeting(rules.ClerkMeeting, by, locked)
    if locked.state not in (Convening.PLANNED, Convening.NOTICED, Convening.OPEN):
        raise NotNow([_("The meeting is over or called off.")])
    return locked


def _ready(matter: Matter, by: Actor) -> ReadyCase:
    for case in kind_of(matter.kind).ready(by):
        if case.matter.pk == matter.pk:
            break
    else:
        raise Unknown(str(matter.pk))
    if AgendaItem.objects.filter(matter=matter.pk, state__in=["listed", "open"]).exists():
        raise NotNow([_("This case is on an agenda already.")])
    return case


def _next_position(meeting: Meeting) -> int:
    return (meeting.items.aggregate(last=Max("position"))["last"] or 0) + 1


def remove_item(item: AgendaItem, *, by: Actor, reason: str) -> None:
    """Take it off the agenda; the programme takes its case back."""
    with transaction.atomic():
        meeting = lock(item.meeting)
        event = perform(item, "remove_item", by=by, reason=reason)
        if meeting.state == Convening.NOTICED:
            list(drafting.notices(meeting, event=event, corrected=True))


def take_back(item: AgendaItem, *, reason: str, quietly: bool = False) -> None:
    """A programme's case has ended, or the meeting does not take place: the item goes off the agenda, even while the
    committee deliberates on it; a motion that is being voted on falls with it. Members are told unless `quietly`."""
    with transaction.atomic():
        locked = lock(item)
        locked.motions.filter(result=MotionResult.PENDING).update(result=MotionResult.WITHDRAWN, closed_at=moment())
        event = perform(locked, "withdraw_item", by=SYSTEM, reason=reason)
        if not quietly:
            agenda_changed(locked.meeting, event=event)
    item.__dict__.update(locked.__dict__)


def reorder(meeting: Meeting, *, by: Actor, items: Sequence[Any]) -> None:
    """Put the items in the order of `items` (items or their ids); those not named keep their order behind."""
    with transaction.atomic():
        locked = lock_meeting(meeting, by)
        rows = {str(row.pk): row for row in locked.items.order_by("position", "id")}
        wanted = [str(getattr(one, "pk", one)) for one in items]
        if unknown := [one for one in wanted if one not in rows]:
            raise Invalid({"items": [_("There is no such item on this agenda: %(item)s") % {"item": unknown[0]}]})
        order = [*dict.fromkeys(wanted), *(one for one in rows if one not in wanted)]
        for position, key in enumerate(order, 1):
            rows[key].position = position
        AgendaItem.objects.bulk_update(rows.values(), ["position"])
        event = ledger.record("committees.meeting.reordered", actor=by, matter_id=locked.pk, subject=locked)
        agenda_changed(locked, event=event)


def describe_item(item: AgendaItem, *, by: Actor, title: str, summary: str = "") -> None:
    """Change what an item is called before it is dealt with."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.ClerkItem, by, locked)
        still_undecided(locked)
        AgendaItem.objects.filter(pk=item.pk).update(title=title, summary=summary)
        ledger.record("committees.agendaitem.described", actor=by, matter_id=locked.meeting_id, subject=locked)
    item.title, item.summary = title, summary


def open_item(item: AgendaItem, *, by: Actor) -> None:
    """Call it: quorum and recusals are asked by the step."""
    perform(item, "open_item", by=by)


def defer_item(item: AgendaItem, *, by: Actor, reason: str) -> None:
    """Defer it without a vote: for want of a quorum, or because more is to be known."""
    perform(item, "defer_item", by=by, reason=reason)


def edit_resolution(item: AgendaItem, *, by: Actor, text: str) -> None:
    """Change the words of the resolution before the chair approves it."""
    perform(item, "edit_resolution", by=by, text=text)


def approve_resolution(item: AgendaItem, *, by: Actor) -> None:
    """The chair approves; the resolution is issued."""
    perform(item, "approve_resolution", by=by)
