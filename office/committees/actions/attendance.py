"""Use cases of attendance: who is there, from when to when."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow
from office.committees import rules
from office.committees.actions.asking import ask_meeting
from office.committees.models import Attendance, Meeting, Seat
from office.committees.roster import everybody_in
from office.committees.states import Convening, Mode, Presence, SeatKind
from office.workflow.arrival import moment
from office.workflow.performing import lock


def attend(meeting: Meeting, *, by: Actor, seat: Any, how: str = "", proxy_name: str = "") -> Attendance:
    """Mark a member as present from now on; said twice, it counts once.

    Raises NotNow before the notice, after the end and in writing; Invalid for somebody who is no member, and for a
    proxy where the committee takes none.
    """
    with transaction.atomic():
        locked = _in_session(meeting, by)
        found = seat_in(locked, seat)
        how = how or (Presence.VIDEO if locked.mode == Mode.VIDEO else Presence.IN_PERSON)
        _check_proxy(locked, found, how, proxy_name)
        row, came = Attendance.objects.get_or_create(
            meeting=locked, seat=found, left_at=None,
            defaults={"how": how, "proxy_name": proxy_name, "present_from": moment(), "recorded_by_id": by.user_id},
        )  # fmt: skip
        if came:
            data = {"seat": str(found.pk), "how": str(how)}
            ledger.record("committees.attendance.came", actor=by, matter_id=locked.pk, subject=row, data=data)
    return row


def leave(meeting: Meeting, *, by: Actor, seat: Any) -> None:
    """Mark a member as gone; nothing happens when he was not there."""
    with transaction.atomic():
        locked = _in_session(meeting, by)
        row = locked.attendances.filter(seat=getattr(seat, "pk", seat), left_at=None).first()
        if row is not None:
            row.left_at = max(moment(), row.present_from)
            row.save(update_fields=["left_at"])
            data = {"seat": str(row.seat_id)}
            ledger.record("committees.attendance.left", actor=by, matter_id=locked.pk, subject=row, data=data)


def _in_session(meeting: Meeting, by: Actor) -> Meeting:
    locked = lock(meeting)
    ask_meeting(rules.RunMeeting, by, locked)
    if locked.written:
        raise NotNow([_("Nobody attends a meeting in writing: the ballots tell who took part.")])
    if locked.state not in (Convening.NOTICED, Convening.OPEN):
        raise NotNow([_("Attendance is recorded from the notice to the end of the meeting.")])
    return locked


def seat_in(meeting: Meeting, seat: Any) -> Seat:
    """The voting seat of a meeting that `seat` (or its id) means; raises Invalid."""
    wanted = str(getattr(seat, "pk", seat))
    for one in everybody_in(meeting):
        if str(one.pk) == wanted:
            return one
    raise Invalid({"seat": [_("This is no member of this meeting.")]})


def _check_proxy(meeting: Meeting, seat: Seat, how: str, proxy_name: str) -> None:
    if how not in Presence.values:
        raise Invalid({"how": [_("Choose how the member attends.")]})
    if how != Presence.PROXY:
        return
    if not meeting.committee.proxies_allowed or seat.kind not in (SeatKind.GOVERNMENT, SeatKind.AD_HOC):
        raise Invalid({"how": [_("This committee takes no proxy for this member.")]})
    if not (proxy_name.strip() or seat.proxy_id):
        raise Invalid({"proxy_name": [_("Name the proxy.")]})
