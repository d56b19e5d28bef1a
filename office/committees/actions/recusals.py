"""Use cases of recusal (제척·기피·회피), modelled on Mobility Innovation Act Decree §17.

Self-recusal and exclusion by law take effect at once. A party's challenge is decided by the committee without the
member; until then the member keeps the seat, and the item is not called.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.committees import drafting, notifications, rules
from office.committees.actions.asking import ask_item
from office.committees.documents import NOTICE
from office.committees.models import AgendaItem, CommitteePaper, Recusal, Seat
from office.committees.roster import Roster, roster_of
from office.committees.states import RecusalKind, RecusalReason, RecusalState
from office.committees.tallying import Count, Tally, tally
from office.workflow.arrival import moment
from office.workflow.performing import lock


def abstain(item: AgendaItem, *, by: Actor, reason: str, text: str = "") -> Recusal:
    """A member keeps away of his own accord (회피): at once, under every seat he holds for the item."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.SitOnItem, by, locked)
        seats = roster_of(locked).seats_of(by.user_id)
        if not seats:
            raise NotNow([_("You have no seat for this item.")])
        return _at_once(locked, seats[0], RecusalKind.ABSTENTION, by=by, reason=reason, text=text)


def exclude(item: AgendaItem, *, by: Actor, seat: Any, reason: str, text: str = "") -> Recusal:
    """A member is excluded by law (제척): at once. Also for a self-recusal that was told to the clerk."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.RunItem, by, locked)
        found = _seat_on(locked, seat)
        return _at_once(locked, found, RecusalKind.EXCLUSION, by=by, reason=reason, text=text)


def _at_once(item: AgendaItem, seat: Seat, kind: str, *, by: Actor, reason: str, text: str) -> Recusal:
    pending = item.recusals.filter(seat=seat.pk, state=RecusalState.PENDING).first()
    if pending is not None:
        row = pending
    else:
        row = _asked(item, seat, kind, by=by, reason=reason, text=text)
    return _decided(row, RecusalState.GRANTED, by=by, decision="" if pending is None else text)


def challenge(item: AgendaItem, *, by: Actor, seat: Any, party: str, reason: str, text: str = "") -> Recusal:
    """A party challenges a member (기피); the clerk writes it down, the committee decides."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.ClerkItem, by, locked)
        if not party.strip():
            raise Invalid({"party": [_("Name the party that challenges the member.")]})
        found = _seat_on(locked, seat)
        if locked.open_motion:
            raise NotNow([_("A motion is being voted on.")])
        row = _asked(locked, found, RecusalKind.CHALLENGE, by=by, reason=reason, text=text, party=party.strip())
        event = _record("asked", row, by)
        notifications.CHALLENGED.trigger(locked, event=event)
    return row


def decide_challenge(
    recusal: Recusal, *, by: Actor, in_favour: int, against: int, abstained: int = 0, decision: str = ""
) -> Recusal:
    """Write down how the committee voted on a challenge, without the member; the arithmetic says what follows.

    Raises NotYours for the member himself, NotNow when it is decided already or the meeting is not in session, Invalid
    for numbers that cannot be or make no quorum.
    """
    with transaction.atomic():
        item = lock(recusal.item)
        row = Recusal.objects.select_for_update(of=("self",)).select_related("seat__committee").get(pk=recusal.pk)
        ask_item(rules.RunItem, by, item)
        if by.user_id in row.seat.person_ids:
            raise NotYours("committees.recusal.decide")
        if row.state != RecusalState.PENDING:
            raise NotNow([_("This challenge is decided already.")])
        if not item.meeting.in_session:
            raise NotNow([_("The meeting is not in session.")])
        counted = count_without(item, row.seat, in_favour=in_favour, against=against, abstained=abstained)
        if not counted.quorum_met:
            raise Invalid({"": [_("The committee was not quorate: it has not decided.")]})
        row.counted = vars(counted)
        state = RecusalState.GRANTED if counted.carried else RecusalState.REFUSED
        return _decided(row, state, by=by, decision=decision)


def count_without(item: AgendaItem, seat: Seat, *, in_favour: int, against: int, abstained: int) -> Tally:
    """The count of a vote on a challenge: the member is recused for it. Raises Invalid for impossible numbers."""
    roster = roster_of(item)
    away = {*roster.recused, seat.pk}
    count = Count(
        enrolled=len(roster.seats), recused=len(away), present=in_favour + against + abstained, in_favour=in_favour,
        against=against, abstained=abstained,
    )  # fmt: skip
    try:
        return tally(count, item.meeting.committee.voting_rule)
    except ValueError:
        raise Invalid({"in_favour": [_("There are not as many members.")]}) from None


def _seat_on(item: AgendaItem, seat: Any) -> Seat:
    wanted = str(getattr(seat, "pk", seat))
    roster: Roster = roster_of(item)
    for one in roster.seats:
        if str(one.pk) == wanted:
            return one
    raise Invalid({"seat": [_("This is no member for this item.")]})


def _asked(item: AgendaItem, seat: Seat, kind: str, *, by: Actor, reason: str, text: str, party: str = "") -> Recusal:
    if reason not in RecusalReason.values:
        raise Invalid({"reason": [_("Choose a reason.")]})
    if reason == RecusalReason.OTHER and not text.strip():
        raise Invalid({"text": [_("Explain the reason.")]})
    _still_open(item, seat)
    return Recusal.objects.create(
        item=item, seat=seat, kind=kind, reason=reason, text=text.strip(), asked_by_id=by.user_id,
        asked_by_party=party, asked_at=moment(),
    )  # fmt: skip


def _still_open(item: AgendaItem, seat: Seat) -> None:
    if not item.undecided:
        raise NotNow([_("The item is dealt with already.")])
    if item.recusals.filter(seat=seat.pk).exclude(state=RecusalState.REFUSED).exists():
        raise NotNow([_("A recusal of this member for this item is on record already.")])
    if item.motions.filter(result="pending", votes__seat=seat.pk).exists():
        raise NotNow([_("The member has voted on the open motion: withdraw the motion first.")])


def _decided(row: Recusal, state: str, *, by: Actor, decision: str) -> Recusal:
    row.state, row.decided_at, row.decided_by_id = state, moment(), by.user_id
    row.decision = decision.strip()
    row.save(update_fields=["state", "decided_at", "decided_by", "decision", "counted"])
    event = _record(str(state), row, by)
    drafting.recusal_record(row, event=event)
    if state == RecusalState.GRANTED:
        _take_notice_back(row, event=event)
    notifications.RECUSAL_DECIDED.trigger(row, event=event)
    return row


def _take_notice_back(row: Recusal, *, event: Any) -> None:
    """The notice that names the item is replaced by one that does not: the member finds no trace of it."""
    meeting = row.item.meeting
    mine = CommitteePaper.objects.filter(meeting=meeting, current=True, document__kind=NOTICE.key, items=row.item)
    rows = mine.filter(seat__in=_seats_of(row)).select_related("seat__committee", "seat__user")
    seats = [paper.seat for paper in rows]
    list(drafting.notices(meeting, event=event, corrected=True, only=seats))


def _seats_of(row: Recusal) -> list:
    people = row.seat.person_ids
    return [seat.pk for seat in roster_of(row.item).seats if seat.pk == row.seat_id or seat.user_id in people]


def _record(what: str, row: Recusal, by: Actor) -> Any:
    data = {"item": str(row.item_id), "seat": str(row.seat_id), "kind": str(row.kind), "reason": str(row.reason)}
    return ledger.record(f"committees.recusal.{what}", actor=by, matter_id=row.item.meeting_id, subject=row, data=data)
