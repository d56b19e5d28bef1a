"""Who is in a meeting, as one reader may know it: whoever joins only for an item that is not the reader's to know of
would betray that item."""

from office.access import Actor
from office.committees import queries
from office.committees.models import AdHocSeat, AgendaItem, Attendance, Meeting, Seat
from office.committees.parts import person
from office.committees.roster import everybody_in
from office.committees.states import SeatKind


def members_known(meeting: Meeting, actor: Actor, agenda: list[AgendaItem]) -> list[Seat]:
    """Every voting seat of a meeting that `actor` may know of; `agenda` is what he may know of the agenda."""
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


def present(stay: Attendance | None) -> bool:
    """Whether somebody is there now."""
    return stay is not None and stay.left_at is None


def has_seat(actor: Actor) -> bool:
    """Whether somebody holds, or may act for, any seat in any committee: one query, for the menu."""
    return actor.signed_in and Seat.objects.filter(person("", actor.user_id)).order_by().exists()
