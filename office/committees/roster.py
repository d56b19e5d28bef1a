"""Who is a member for an item: the roster varies by item, for related ministries and local governments join."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from office.committees.models import AgendaItem, Attendance, Meeting, Motion, Recusal, Seat
from office.committees.parts import in_force_on
from office.committees.states import ITEM_ON_AGENDA, RecusalState, SeatKind
from office.committees.tallying import Count, Tally, quorum_needed, tally
from office.workflow.arrival import moment


@dataclass(frozen=True)
class Roster:
    """The members for one item: `seats` are all enrolled, `recused` the ids of those who keep away."""

    item: AgendaItem
    seats: tuple[Seat, ...]
    recused: frozenset[UUID]

    @property
    def voting(self) -> tuple[Seat, ...]:
        """Those who may vote."""
        return tuple(seat for seat in self.seats if seat.pk not in self.recused)

    @property
    def quorum(self) -> int:
        """How many must be there."""
        rule = self.item.meeting.committee.voting_rule
        base = len(self.voting) if rule.recused_leave_denominator else len(self.seats)
        return quorum_needed(base, rule.quorum)

    def seats_of(self, user_id: UUID | None) -> list[Seat]:
        """The seats for which a person may vote on this item."""
        return [seat for seat in self.voting if user_id in seat.person_ids] if user_id else []


def members_of(meeting: Meeting) -> list[Seat]:
    """The standing voting members on the day of a meeting."""
    seats = Seat.objects.filter(in_force_on(meeting.day), committee=meeting.committee_id, votes=True)
    return list(seats.standing().select_related("committee", "user", "organisation"))


def everybody_in(meeting: Meeting) -> list[Seat]:
    """Every voting seat of a meeting: the standing members, and who joins for one of its items."""
    joining = Q(kind=SeatKind.AD_HOC, joins__item__meeting=meeting.pk, joins__item__state__in=ITEM_ON_AGENDA)
    standing = in_force_on(meeting.day) & ~Q(kind=SeatKind.AD_HOC)
    seats = Seat.objects.filter(standing | joining, committee=meeting.committee_id, votes=True)
    return list(seats.select_related("committee", "user", "organisation").distinct())


def roster_of(item: AgendaItem) -> Roster:
    """The members for an item. Whoever is recused under one seat is recused under every other one too."""
    joining = Seat.objects.filter(joins__item=item.pk).select_related("committee", "user", "organisation")
    seats = (*members_of(item.meeting), *joining)
    rows = Recusal.objects.filter(item=item.pk, state=RecusalState.GRANTED).select_related("seat__committee")
    away = {row.seat_id for row in rows}
    people = {one for row in rows for one in row.seat.person_ids}
    away |= {seat.pk for seat in seats if seat.user_id in people}
    return Roster(item, seats, frozenset(away & {seat.pk for seat in seats}))


def present_at(meeting: Meeting, *, at: dt.datetime | None = None) -> set[UUID]:
    """The seats whose holders are there at `at`; now by default."""
    rows = Attendance.objects.filter(meeting=meeting.pk)
    if at is None:
        return set(rows.filter(left_at=None).values_list("seat", flat=True))
    stays = rows.filter(present_from__lte=at).filter(Q(left_at=None) | Q(left_at__gt=at))
    return set(stays.values_list("seat", flat=True))


def quorum_now(item: AgendaItem, roster: Roster | None = None) -> Tally:
    """Whether the committee is quorate for an item now: a tally in which nobody has voted yet."""
    roster = roster or roster_of(item)
    present = present_at(item.meeting) & {seat.pk for seat in roster.voting}
    count = Count(enrolled=len(roster.seats), recused=len(roster.recused), present=len(present))
    return tally(count, item.meeting.committee.voting_rule)


def tally_of(motion: Motion) -> Tally:
    """The count of a motion as it stands. Whoever voted was there; a ballot that did not come back is an absence,
    unless the committee's rule says otherwise."""
    item = motion.item
    roster = roster_of(item)
    voting = {seat.pk for seat in roster.voting}
    votes = [vote for vote in motion.votes.all() if vote.seat_id in voting]
    present = {vote.seat_id for vote in votes} | _present(item.meeting, voting)
    choices = [vote.choice for vote in votes]
    count = Count(
        enrolled=len(roster.seats),
        recused=len(roster.recused),
        present=len(present),
        in_favour=choices.count("for"),
        against=choices.count("against"),
        abstained=choices.count("abstain"),
    )
    return tally(count, item.meeting.committee.voting_rule)


def _present(meeting: Meeting, voting: set[UUID]) -> set[UUID]:
    if not meeting.written:
        return present_at(meeting) & voting
    return set() if meeting.committee.written_unreturned_is_absent else voting


def not_voted(motion: Motion) -> list[Seat]:
    """The seats whose vote on a motion is outstanding."""
    given = {vote.seat_id for vote in motion.votes.all()}
    return [seat for seat in roster_of(motion.item).voting if seat.pk not in given]


def ballots_complete(motion: Motion) -> bool:
    """Whether every member has voted, so that nothing can change any more."""
    return not not_voted(motion)


def notice_is_late(meeting: Meeting) -> bool:
    """Whether a notice sent now comes later than the days of notice."""
    return meeting.notice_late(moment())
