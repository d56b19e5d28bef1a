"""Use cases of motions and votes.

A vote at the meeting is recorded for a member who is there; a written ballot is given by the member within the
window, whose end one function decides by the arrival. What was cast stands. A motion that fails decides nothing.
"""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.committees import drafting, guards, notifications, rules
from office.committees.actions.asking import ask_item
from office.committees.models import AgendaItem, Motion, Seat, Vote
from office.committees.roster import Roster, ballots_complete, present_at, roster_of, tally_of
from office.committees.states import Choice, Deliberating, MotionOutcome, MotionResult, VoteHow
from office.committees.tallying import Tally
from office.notifications.announcing import send
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock


def propose(item: AgendaItem, *, by: Actor, outcome: str, text: str, conditions: Any = ()) -> Motion:
    """Put a motion to the vote; raises NotNow unless the item is called and no other motion is open."""
    with transaction.atomic():
        locked = lock(item)
        ask_item(rules.RunItem, by, locked)
        _check_motion(outcome, text, conditions)
        if locked.state != Deliberating.OPEN:
            raise NotNow([_("The item has not been called, or is dealt with already.")])
        if locked.open_motion:
            raise NotNow([_("Another motion is being voted on.")])
        if (reason := guards.recusals_decided.reason(locked)) is not None:
            raise NotNow([reason])
        last = locked.motions.aggregate(last=Max("position"))["last"] or 0
        motion = Motion.objects.create(
            item=locked, position=last + 1, outcome=outcome, text=text.strip(), conditions=list(conditions),
            proposed_at=checked_moment(), proposed_by_id=by.user_id,
        )  # fmt: skip
        event = _record("proposed", motion, by, outcome=str(outcome))
        if locked.meeting.written:
            send(notifications.BALLOT_OPEN.key, locked.meeting, dedupe=f"open:{timezone.localdate()}", event=event)
    return motion


def _check_motion(outcome: str, text: str, conditions: Any) -> None:
    if outcome not in MotionOutcome.values:
        raise Invalid({"outcome": [_("Choose what is proposed.")]})
    if not text.strip():
        raise Invalid({"text": [_("Write down what is proposed.")]})
    if outcome == MotionOutcome.APPROVE_WITH_CONDITIONS and not conditions:
        raise Invalid({"conditions": [_("Name the conditions, or propose to approve without any.")]})


def withdraw_motion(motion: Motion, *, by: Actor) -> None:
    """Take a motion back before its vote is closed; the votes given stay on record."""
    with transaction.atomic():
        locked = _lock(motion, by)
        ask_item(rules.RunItem, by, locked.item)
        _close(locked, MotionResult.WITHDRAWN, {})
        _record("withdrawn", locked, by)
    motion.__dict__.update(locked.__dict__)


def vote(motion: Motion, *, by: Actor, choice: str, seat: Any = None, opinion: str = "") -> Vote:
    """Record a vote at a meeting: by the clerk for any member who is there, by a member for his own seat.

    Raises Unknown for a recused member, NotYours for another's seat, NotNow when the member is not there, has voted or
    the vote is closed.
    """
    with transaction.atomic():
        locked = _lock(motion, by)
        if locked.item.meeting.written:
            raise NotNow([_("This meeting is held in writing: the members cast ballots.")])
        found = _voter(locked, by, seat)
        if found.pk not in present_at(locked.item.meeting):
            raise NotNow([_("This member is not marked as present.")])
        return _keep(locked, found, by=by, choice=choice, opinion=opinion, how=VoteHow.IN_PERSON)


def cast_ballot(motion: Motion, *, by: Actor, choice: str, seat: Any = None, opinion: str = "") -> Vote:
    """Cast a written ballot. It counts from its arrival: the last instant of the window is within it.

    The clerk enters the ballot that came on paper from a member without an account.
    """
    with transaction.atomic():
        locked = _lock(motion, by)
        meeting = locked.item.meeting
        if not meeting.written:
            raise NotNow([_("This meeting is not held in writing.")])
        at = checked_moment()
        found = _voter(locked, by, seat, only_without_account=True)
        if not meeting.window_open(at):
            raise NotNow([_("The time for written ballots has ended.") if meeting.window_over(at)
                          else _("The time for written ballots has not begun yet.")])  # fmt: skip
        cast = _keep(locked, found, by=by, choice=choice, opinion=opinion, how=VoteHow.BALLOT, at=at)
        drafting.ballot(cast)
    return cast


def _lock(motion: Motion, by: Actor) -> Motion:
    """The motion under the lock of its item; Unknown for whom the item is none to know of, NotNow when it is closed."""
    item = lock(motion.item)
    if not rules.SeeItem.holds(by, item):
        ask_item(rules.SeeItem, by, item)
    locked = Motion.objects.select_for_update(of=("self",)).get(pk=motion.pk)
    locked.item = item
    if not locked.pending:
        raise NotNow([_("The vote on this motion is closed.")])
    return locked


def _voter(motion: Motion, by: Actor, seat: Any, *, only_without_account: bool = False) -> Seat:
    """The seat that votes; the actor's own unless another is named."""
    roster = roster_of(motion.item)
    mine = roster.seats_of(by.user_id)
    if seat is None:
        if not mine:
            raise NotYours(rules.VoteOn.key)
        return mine[0]
    found = _on(roster, seat)
    if found in mine:
        return found
    if not rules.RunItem.holds(by, motion.item) or (only_without_account and found.person_ids):
        raise NotYours(rules.VoteOn.key)
    return found


def _on(roster: Roster, seat: Any) -> Seat:
    wanted = str(getattr(seat, "pk", seat))
    for one in roster.voting:
        if str(one.pk) == wanted:
            return one
    raise Invalid({"seat": [_("This member does not vote on this item.")]})


def _keep(motion: Motion, seat: Seat, *, by: Actor, choice: str, opinion: str, how: str, at: Any = None) -> Vote:
    if choice not in Choice.values:
        raise Invalid({"choice": [_("Choose how to vote.")]})
    if motion.votes.filter(seat=seat.pk).exists():
        raise NotNow([_("This vote was cast already, and stands.")])
    cast = Vote.objects.create(
        motion=motion, seat=seat, choice=choice, opinion=opinion.strip(), how=how, cast_at=at or checked_moment(),
        recorded_by_id=by.user_id,
    )  # fmt: skip
    data = {"motion": str(motion.pk), "seat": str(seat.pk), "how": str(how)}
    ledger.record("committees.vote.cast", actor=by, matter_id=motion.item.meeting_id, subject=cast, data=data)
    return cast


def close_vote(motion: Motion, *, by: Actor) -> Tally:
    """Count the votes. What is carried is resolved (or deferred) at once, with the programme's step in the same
    transaction; what fails leaves the item open for another motion or a deferral.

    In writing only after the window, or when every member has voted.
    """
    with transaction.atomic():
        locked = _lock(motion, by)
        ask_item(rules.RunItem, by, locked.item)
        meeting = locked.item.meeting
        if not meeting.window_over(checked_moment()) and not ballots_complete(locked):
            raise NotNow([_("Ballots can still come in.")])
        counted = tally_of(locked)
        _close(locked, MotionResult.CARRIED if counted.carried else MotionResult.FAILED, vars(counted))
        _record("closed", locked, by, carried=counted.carried)
        if counted.carried:
            _take_effect(locked)
    motion.__dict__.update(locked.__dict__)
    return counted


def _close(motion: Motion, result: str, counted: dict) -> None:
    motion.result, motion.closed_at, motion.counted = result, checked_moment(), dict(counted)
    motion.save(update_fields=["result", "closed_at", "counted"])


def _take_effect(motion: Motion) -> None:
    if motion.outcome == MotionOutcome.DEFER:
        perform(motion.item, "defer_by_vote", by=SYSTEM, reason=motion.text, motion=motion)
    else:
        perform(motion.item, "resolve_item", by=SYSTEM, motion=motion)


def _record(what: str, motion: Motion, by: Actor, **data: Any) -> Any:
    told = {"item": str(motion.item_id), **data}
    return ledger.record(
        f"committees.motion.{what}", actor=by, matter_id=motion.item.meeting_id, subject=motion, data=told
    )
