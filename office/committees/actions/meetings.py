"""Use cases of a meeting."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotYours
from office.committees import deadlines, rules
from office.committees.actions import items
from office.committees.actions.asking import ask_meeting
from office.committees.clocks import promise_reminder
from office.committees.models import Committee, Meeting, Seat
from office.committees.models.meeting import KIND
from office.committees.roster import everybody_in
from office.committees.states import ITEM_UNDECIDED, Mode, WrittenReason
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.workflow import perform
from office.workflow.performing import lock


def plan_meeting(
    committee: Committee,
    *,
    by: Actor,
    held_at: dt.datetime,
    mode: str = Mode.IN_PERSON,
    place: str = "",
    written_reason: str = "",
    ballot_until: dt.datetime | None = None,
    presiding: Any = None,
) -> Meeting:
    """Plan a meeting and number it; C11 counts back from its day. `presiding` is a seat or its id.

    Raises NotYours, and Invalid where a written procedure lacks its reason or its window (Committees Act §9②).
    """
    facts = times(mode=mode, held_at=held_at, place=place, written_reason=written_reason, ballot_until=ballot_until)
    with transaction.atomic():
        committee = (
            Committee.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=committee.pk)
        )
        meeting = Meeting(committee=committee, ordinal=_next_ordinal(committee), **facts)
        if not rules.ClerkMeeting.holds(by, meeting):
            raise NotYours(rules.ClerkMeeting.key)
        meeting.presiding = chair_among(meeting, presiding) or usual_chair(meeting)
        meeting.matter = _open_matter(committee, meeting, by)
        meeting.save(force_insert=True)
        event = ledger.record("committees.meeting.planned", actor=by, matter_id=meeting.pk, subject=meeting)
        deadlines.count(meeting, event=event)
    return meeting


def times(*, mode: str, held_at: dt.datetime, place: str, written_reason: str, ballot_until: Any) -> dict[str, Any]:
    """When and how, checked: a meeting in writing has a reason and a window, any other has neither."""
    if mode != Mode.WRITTEN:
        written_reason, ballot_until = "", None
    elif written_reason not in WrittenReason.values:
        raise Invalid({"written_reason": [_("Say why the committee resolves in writing (Committees Act §9②).")]})
    elif ballot_until is None or ballot_until <= held_at:
        raise Invalid({"ballot_until": [_("Ballots are taken for some time: give an end after the beginning.")]})
    return {
        "mode": mode, "held_at": held_at, "day": timezone.localdate(held_at), "place": place,
        "written_reason": written_reason, "ballot_until": ballot_until,
    }  # fmt: skip


def _next_ordinal(committee: Committee) -> int:
    last = committee.meetings.exclude(state="cancelled").order_by("-ordinal").values_list("ordinal", flat=True).first()
    return (last or 0) + 1


def _open_matter(committee: Committee, meeting: Meeting, by: Actor) -> Matter:
    series, year = committee.code.upper(), timezone.localdate().year
    return Matter.objects.create(
        kind=KIND,
        number=f"{series}-{year}-{next_number(series, year):04d}",
        title=f"제{meeting.ordinal}차 {committee.name_ko}",
        organisation=committee.organisation,
        officer_id=by.user_id,
    )


def usual_chair(meeting: Meeting) -> Seat | None:
    """The first co-chair of the day, else the first vice-chair."""
    chairs = chairs_of(meeting)
    return chairs[0] if chairs else None


def chairs_of(meeting: Meeting) -> list[Seat]:
    """Who can preside: co-chairs first, then the deputies, then any member."""
    order = {"co_chair": 0, "vice_chair": 1}
    seats = Seat.objects.filter(committee=meeting.committee_id, votes=True).in_force(meeting.day).standing()
    return sorted(seats.select_related("committee", "user"), key=lambda seat: (order.get(seat.role, 2), seat.order))


def chair_among(meeting: Meeting, presiding: Any) -> Seat | None:
    """The seat meant, if it can preside; raises Invalid for another."""
    if not presiding:
        return None
    wanted = str(getattr(presiding, "pk", presiding))
    for seat in chairs_of(meeting):
        if str(seat.pk) == wanted:
            return seat
    raise Invalid({"presiding": [_("This is no member who can preside on that day.")]})


def reschedule(meeting: Meeting, *, by: Actor, held_at: dt.datetime, presiding: Any = None, **facts: Any) -> None:
    """Another time, place or way; a notice that was sent no longer holds."""
    given = {"mode": meeting.mode, "place": "", "written_reason": "", "ballot_until": None, **facts}
    new = times(held_at=held_at, **given)
    seat = chair_among(Meeting(committee_id=meeting.committee_id, day=new["day"]), presiding)
    del new["day"]
    with transaction.atomic():
        perform(meeting, "reschedule", by=by, presiding=seat.pk if seat else meeting.presiding_id, **new)


def send_notice(meeting: Meeting, *, by: Actor, late_reason: str = "") -> None:
    """Send every member the notice; later than the days of notice only with a reason (Committees Act §9①)."""
    if meeting.notice_late() and not late_reason.strip():
        raise Invalid({"late_reason": [_("The days of notice have passed: say why the meeting cannot wait.")]})
    with transaction.atomic():
        perform(meeting, "send_notice", by=by, late_reason=late_reason.strip() if meeting.notice_late() else "")


def open_meeting(meeting: Meeting, *, by: Actor, presiding: Any = None) -> None:
    """Open it under whoever presides; written ballots can be cast as soon as motions are put."""
    seat = chair_among(meeting, presiding) or meeting.presiding or usual_chair(meeting)
    if seat is None:
        raise Invalid({"presiding": [_("Say who presides.")]})
    with transaction.atomic():
        event = perform(meeting, "open_meeting", by=by, presiding=seat.pk)
        if meeting.written:
            promise_reminder(meeting, event=event)


def hand_over_chair(meeting: Meeting, *, by: Actor, presiding: Any) -> None:
    """Let another member preside from now on."""
    perform(meeting, "hand_over_chair", by=by, presiding=chair_among(meeting, presiding).pk)


def close_meeting(meeting: Meeting, *, by: Actor) -> None:
    """Close it; whoever is still there leaves with it."""
    with transaction.atomic():
        event = perform(meeting, "close_meeting", by=by)
        meeting.attendances.filter(left_at=None).update(left_at=event.at)


def call_off(meeting: Meeting, *, by: Actor, reason: str) -> None:
    """Call it off: its items go back to where they came from, in the same transaction."""
    with transaction.atomic():
        locked = lock(meeting)
        ask_meeting(rules.ClerkMeeting, by, locked)
        for item in locked.items.filter(state__in=ITEM_UNDECIDED).select_related("matter", "meeting__committee"):
            items.take_back(item, reason=reason, quietly=True)
        perform(meeting, "call_off", by=by, reason=reason)


def may_attend(meeting: Meeting) -> list[Seat]:
    """Every seat that can be marked as present."""
    return everybody_in(meeting)
