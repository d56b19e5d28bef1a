"""Inviting who was drawn, reminding, and what silence comes to."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, NotNow, NotYours
from office.assessment import rules
from office.assessment.actions import naming, succeeding
from office.assessment.models import Panel, Seat
from office.assessment.notifications import seats as told
from office.assessment.states import Sitting
from office.deadlines.overlay import current_calendar
from office.notifications import announcing
from office.workflow import perform
from office.workflow.arrival import moment

WORKING, CALENDAR = "working", "calendar"
# An invitation ends with the office's day, and is brought to mind the day before.
ENDS = dt.time(18)
REMINDED_BEFORE = dt.timedelta(days=1)
BY_MAIL = "assessment.invitation"


def answer_until(days: int, counted: str = WORKING, *, at: dt.datetime | None = None) -> dt.datetime:
    """The close of the last of so many days after the day of the invitation."""
    first = timezone.localdate(at or moment()) + dt.timedelta(days=1)
    last = first + dt.timedelta(days=days - 1)
    if counted == WORKING:
        open_days = current_calendar().working_days(first)
        last = next(day for n, day in enumerate(open_days, start=1) if n == days)
    return dt.datetime.combine(last, ENDS, timezone.get_current_timezone())


def invite(
    seat: Seat, *, by: Actor, days: str, duties: str, fee: int | None = None, counted: str = WORKING, within: int = 0
) -> Seat:
    """Ask a reviewer who was drawn, with a moment until which to answer.

    Raises NotYours, NotNow. Whoever has no account yet is written to at the address of the profile.
    """
    until = answer_until(within or seat.panel.answer_days, counted)
    with transaction.atomic():
        naming.meet_named(seat)
        event = perform(seat, "invite", by=by, until=until, days=days, duties=duties, fee=fee)
        if seat.reviewer.user_id is None:
            ledger.enqueue(BY_MAIL, key=f"{BY_MAIL}:{seat.pk}", payload={"seat": str(seat.pk)}, event=event)
    return seat


def invite_drawn(panel: Panel, *, by: Actor, **facts) -> list[Seat]:
    """Ask everybody who was drawn and not asked yet, at once; raises NotYours, NotNow when nobody waits."""
    if not rules.RunPanel.holds(by, panel):
        raise NotYours("assessment.seat.invite")
    waiting = list(drawn_of(panel))
    if not waiting:
        raise NotNow([_("Everybody who was drawn has been asked.")])
    with transaction.atomic():
        return [invite(seat, by=by, **facts) for seat in waiting]


def drawn_of(panel: Panel):
    """Who waits to be asked."""
    waiting = panel.seats.filter(state=Sitting.DRAWN).select_related("reviewer__user", "matter", "panel__matter")
    return waiting.order_by("matter_id")


def sweep() -> int:
    """Remind and let lapse; returns how many invitations lapsed. Runs with the house's other sweeps."""
    now = moment()
    asked = Seat.objects.filter(state=Sitting.INVITED).select_related("reviewer__user", "matter", "panel__matter")
    for seat in asked.filter(answer_until__gt=now, answer_until__lte=now + REMINDED_BEFORE):
        announcing.send(told.REMINDER.key, seat, dedupe=f"{seat.answer_until:%Y-%m-%d}")
    return sum(_lapse(seat) for seat in asked.filter(answer_until__lt=now))


def _lapse(seat: Seat) -> bool:
    try:
        with transaction.atomic():
            perform(seat, "expire", by=SYSTEM)
            succeeding.call_next(seat, by=SYSTEM)
    except NotNow:
        return False  # answered in this very moment
    return True
