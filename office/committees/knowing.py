"""Who is in a meeting, as one reader may know it: whoever joins only for an item that is not the reader's to know of
would betray that item."""

import dataclasses

from django.utils.translation import gettext as _

from office.access import Actor
from office.committees import queries
from office.committees.models import AdHocSeat, AgendaItem, Attendance, Meeting, Seat
from office.committees.parts import recused_items
from office.committees.roster import everybody_in
from office.committees.states import SeatKind
from office.workflow import StepView, steps_for


def members_known(meeting: Meeting, actor: Actor, agenda: list[AgendaItem] | None = None) -> list[Seat]:
    """Every voting seat of a meeting that `actor` may know of; `agenda` is what he may know of the agenda."""
    agenda = queries.agenda_for(meeting, actor) if agenda is None else agenda
    joining = set(AdHocSeat.objects.filter(item__in=[item.pk for item in agenda]).values_list("seat", flat=True))
    return [seat for seat in everybody_in(meeting) if seat.kind != SeatKind.AD_HOC or seat.pk in joining]


def stays_known(meeting: Meeting, actor: Actor, members: list[Seat]) -> dict:
    """Who was there, by seat: the latest stay of each that `actor` may know of."""
    known = {seat.pk for seat in members}
    rows: dict = {}
    for row in queries.attendance_for(meeting, actor):
        if row.seat_id in known:
            rows[row.seat_id] = row
    return rows


def keeps_away(meeting: Meeting, actor: Actor) -> bool:
    """Whether `actor` is recused from some item of a meeting."""
    return actor.signed_in and recused_items(actor.user_id).filter(item__meeting=meeting.pk).exists()


def reasons_known(meeting: Meeting, actor: Actor, reasons: list) -> list:
    """Why a step of a meeting is not open. To somebody who keeps away from an item it is said in general words:
    that an item is not dealt with, or a resolution not approved, would tell of the item."""
    if reasons and keeps_away(meeting, actor):
        return [_("This is not possible at present.")]
    return reasons


def steps_known(meeting: Meeting, actor: Actor) -> list[StepView]:
    """The steps of a meeting that are `actor`'s to take, with the reasons that are his to know."""
    return [
        dataclasses.replace(step, reasons=tuple(reasons_known(meeting, actor, list(step.reasons))))
        for step in steps_for(meeting, actor)
    ]


def present(stay: Attendance | None) -> bool:
    """Whether somebody is there now."""
    return stay is not None and stay.left_at is None
