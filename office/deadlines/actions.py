"""Starting, stopping, lengthening and ending clocks. Every change records what happened and recomputes what is cached.

`matter` may be a matter or the case that stands on it. All of it joins the caller's transaction.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import SYSTEM, Actor, Invalid, NotNow
from office.deadlines import clocks
from office.deadlines.calendar import ONE_DAY
from office.deadlines.models import Deadline, Extension, Outcome, Pause
from office.deadlines.overlay import current_calendar
from office.deadlines.periods import BadPeriod, Period
from office.deadlines.queries import has_ended, latest, matter_of
from office.deadlines.scheduling import refresh
from office.deadlines.wording import SEOUL, day_text
from office.docket.models import Matter
from office.ledger import record
from office.ledger.models import Event

When = date | datetime


@transaction.atomic
def start(
    matter: Any,
    clock: str,
    *,
    on: When | None = None,
    length: Period | int | str | None = None,
    event: Event | None = None,
    by: Actor = SYSTEM,
) -> Deadline:
    """Start a clock on the day (or at the instant) named; now by default. The same start again changes nothing.

    Raises UnknownClock, Invalid for a length the clock cannot have, NotNow when it already runs from another day.
    """
    matter, begun = matter_of(matter), on if on is not None else timezone.now()
    deadline = Deadline(
        matter=matter, clock=clocks.get_clock(clock).id, started_on=_day(begun), length=_length(clock, length)
    )
    deadline.started_at = begun if isinstance(begun, datetime) else None
    deadline.source_event = event.pk if event else None
    _one_at_a_time(matter)
    if running := _open(matter, clock):
        return _same_start(running, deadline)
    deadline.save()
    refresh(deadline)
    _tell("started", deadline, by, event=event, on=deadline.started_on.isoformat())
    return deadline


def _length(clock: str, length: Period | int | str | None) -> str:
    try:
        lengths = clocks.lengths_of(clocks.get_clock(clock), length)
    except BadPeriod as error:
        raise Invalid({"length": [str(error)]}) from error
    return str(lengths[0]) if length is not None else ""


def _same_start(running: Deadline, asked: Deadline) -> Deadline:
    if (running.started_on, running.length) == (asked.started_on, asked.length):
        return running
    raise NotNow(
        [_("%(clock)s has been running since %(day)s.") % {"clock": running.clock, "day": day_text(running.started_on)}]
    )


@transaction.atomic
def pause(
    matter: Any,
    clock: str,
    *,
    since: When | None = None,
    reason: str = "",
    basis: str = "",
    by: Actor = SYSTEM,
    event: Event | None = None,
) -> Pause:
    """Let a clock stand still from this day on, that day included.

    `reason` is a key of the clock's own pauses (the first by default). While it already stands still, a further
    reason is added: it runs again only when none is left. Raises NotNow when it does not run or has no such pause.
    """
    deadline = _running(matter, clock)
    reason = _known_reason(deadline, reason)
    if held := _open_pause(deadline):
        return _held_too(held, reason)
    day = max(_day(since or timezone.now()), _first_free_day(deadline))
    source = basis or clocks.PAUSE_REASONS[reason].source
    stopped = Pause.objects.create(deadline=deadline, since=day, reason=reason, basis=source, holds=[reason])
    refresh(deadline)
    _tell("paused", deadline, by, event=event, reason=reason, since=day.isoformat())
    return stopped


def _known_reason(deadline: Deadline, reason: str) -> str:
    allowed = deadline.rule.pauses
    if not allowed or (reason and reason not in allowed):
        raise NotNow([_("Nothing in the law lets %(clock)s stand still for this.") % {"clock": deadline.clock}])
    return reason or allowed[0]


def _held_too(held: Pause, reason: str) -> Pause:
    if reason not in held.holds:
        held.holds = [*held.holds, reason]
        held.save(update_fields=["holds"])
    return held


def _first_free_day(deadline: Deadline) -> date:
    """A day that already stands still is not counted twice."""
    ends = [stopped.until for stopped in deadline.pauses.all() if stopped.until]
    return max(ends) + ONE_DAY if ends else deadline.started_on


@transaction.atomic
def resume(
    matter: Any, clock: str, *, on: When | None = None, reason: str = "", by: Actor = SYSTEM, event: Event | None = None
) -> Deadline | None:
    """Let a clock run again; this day still stood still. Nothing happens when it runs or another reason holds it."""
    deadline = _open(matter_of(matter), clock)
    held = _open_pause(deadline) if deadline else None
    if not held:
        return deadline
    left = [hold for hold in held.holds if reason and hold != reason]
    if left:
        held.holds = left
        held.save(update_fields=["holds"])
        return deadline
    _end_pause(held, _day(on or timezone.now()))
    refresh(deadline)
    _tell("resumed", deadline, by, event=event, on=_day(on or timezone.now()).isoformat())
    return deadline


def _end_pause(held: Pause, day: date) -> None:
    """A pause that ends before it began to count has cost no day: it goes."""
    if day < held.since:
        held.delete()
        return
    held.until, held.holds = day, []
    held.save(update_fields=["until", "holds"])


@transaction.atomic
def extend(
    matter: Any,
    clock: str,
    *,
    reason: str,
    length: Period | int | str | None = None,
    on: When | None = None,
    by: Actor = SYSTEM,
    event: Event | None = None,
) -> Extension:
    """Lengthen a running clock, by the clock's own extension unless `length` says less.

    Raises NotNow when the law allows no (further) extension or the time is already over, Invalid for a bad length.
    """
    deadline = _running(matter, clock)
    more = _allowed_extension(deadline, length)
    granted = Extension.objects.create(
        deadline=deadline, length=str(more), reason=reason, granted_on=_day(on or timezone.now())
    )
    refresh(deadline)
    _tell("extended", deadline, by, event=event, length=str(more))
    return granted


def _allowed_extension(deadline: Deadline, length: Period | int | str | None) -> Period:
    allowed = deadline.rule.extension
    if allowed is None or deadline.extensions.count() >= allowed.times:
        raise NotNow([_("The law gives %(clock)s no further extension.") % {"clock": deadline.clock}])
    if has_ended(deadline, timezone.now(), current_calendar()):
        raise NotNow([_("The time is over; it can no longer be extended.")])
    try:
        more = Period.of(length) if length is not None else allowed.length
    except BadPeriod as error:
        raise Invalid({"length": [str(error)]}) from error
    if more is None:
        raise Invalid({"length": [_("Say by how much.")]})
    if allowed.length and clocks.longer(more, allowed.length):
        raise Invalid({"length": [_("At most %(length)s.") % {"length": allowed.length.label}]})
    return more


@transaction.atomic
def close(
    matter: Any,
    clock: str,
    *,
    outcome: str = "",
    at: datetime | None = None,
    by: Actor = SYSTEM,
    event: Event | None = None,
) -> Deadline | None:
    """End a clock; without an outcome it was kept or it lapsed, as the time says. Nothing happens when none is open."""
    deadline = _open(matter_of(matter), clock)
    if deadline is None:
        return None
    at = at or timezone.now()
    calendar = current_calendar()
    if held := _open_pause(deadline):
        _end_pause(held, max(_day(at), held.since))
    deadline.closed_at = at
    deadline.outcome = (
        Outcome(outcome) if outcome else (Outcome.LAPSED if has_ended(deadline, at, calendar) else Outcome.MET)
    )
    deadline.save(update_fields=["closed_at", "outcome"])
    refresh(deadline, calendar=calendar)
    _tell("closed", deadline, by, event=event, outcome=deadline.outcome)
    return deadline


def restart(deadline: Deadline, *, on: date) -> Deadline:
    """The next round of a clock that recurs."""
    return start(deadline.matter, deadline.clock, on=on, length=deadline.length or None)


# What all of them need


def _open(matter: Any, clock: str) -> Deadline | None:
    return Deadline.objects.select_for_update(of=("self",)).filter(matter=matter, clock=clock).open().first()


def _one_at_a_time(matter: Matter) -> None:
    """Two starts of the same clock at once: the second waits and then finds it running."""
    Matter.objects.select_for_update(no_key=True).only("pk").get(pk=matter.pk)


def _running(matter: Any, clock: str) -> Deadline:
    found = _open(matter_of(matter), clocks.get_clock(clock).id)
    if found is None:
        known = latest(matter, clock)
        told = _("%(clock)s has already ended.") if known else _("%(clock)s is not running.")
        raise NotNow([told % {"clock": clock}])
    return found


def _open_pause(deadline: Deadline) -> Pause | None:
    return deadline.pauses.filter(until=None).first()


def _day(when: When) -> date:
    return when.astimezone(SEOUL).date() if isinstance(when, datetime) else when


def _tell(what: str, deadline: Deadline, by: Actor, *, event: Event | None = None, **data: Any) -> Event:
    facts = {"clock": deadline.clock, "due": deadline.due_on.isoformat() if deadline.due_on else None, **data}
    if event is not None:
        facts["cause"] = event.pk
    return record(f"deadlines.{what}", actor=by, matter_id=deadline.matter_id, subject=deadline, data=facts)
