"""What happens when time is up: once, whoever looks first, and dated from the expiry itself."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from office.access import SYSTEM
from office.deadlines import counting
from office.deadlines.models import Deadline, Outcome
from office.deadlines.overlay import current_calendar
from office.deadlines.queries import has_ended, today
from office.deadlines.scheduling import next_warning, refresh, reschedule_all, warning_days
from office.ledger import enqueue, handler, record, register_sweep
from office.ledger.models import Effect

Reaction = Callable[[Deadline], object]
Warner = Callable[[Deadline, str], object]

_on_lapse: dict[str, list[Reaction]] = {}
_on_warning: dict[str, list[Warner]] = {}


def on_lapse(clock: str, reaction: Reaction) -> None:
    """Have `reaction(deadline)` called in the worker when this clock lapses. It must bear being called twice."""
    if reaction not in _on_lapse.setdefault(clock, []):
        _on_lapse[clock].append(reaction)


def on_warning(clock: str, reaction: Warner) -> None:
    """Have `reaction(deadline, mark)` called when a warning is due (`day-75`, `left-7`); it must bear repeating."""
    if reaction not in _on_warning.setdefault(clock, []):
        _on_warning[clock].append(reaction)


def connect() -> None:
    """Register with the ledger; called when the apps are ready."""
    register_sweep(sweep)
    handler("deadlines.lapsed")(tell_lapse)
    handler("deadlines.warned")(tell_warning)
    handler("deadlines.reschedule")(tell_reschedule)


def sweep() -> int:
    """Find what is over and what needs a warning; returns how many lapsed."""
    now = timezone.now()
    open_ones = Deadline.objects.open()
    over = open_ones.filter(lapsed_at=None).filter(Q(due_at=None, due_on__lt=today(now)) | Q(due_at__lt=now))
    lapsed = sum(lapse(pk) for pk in list(over.values_list("pk", flat=True)))
    for pk in list(open_ones.filter(warn_on__lte=today(now)).values_list("pk", flat=True)):
        warn(pk)
    return lapsed


@transaction.atomic
def lapse(pk: object) -> bool:
    """Mark one clock lapsed if it really is: the cache is recomputed first, and only one caller gets through."""
    deadline = _locked(pk)
    if deadline is None or deadline.lapsed_at:
        return False
    refresh(deadline)
    if not has_ended(deadline, timezone.now(), current_calendar()):
        return False
    due = deadline.due_at or deadline.due_on
    deadline.lapsed_at = counting.end_of(due)
    if not Deadline.objects.filter(pk=pk, lapsed_at=None, closed_at=None).update(
        lapsed_at=deadline.lapsed_at, warn_on=None
    ):
        return False
    data = {"clock": deadline.clock, "due": due.isoformat(), "since": deadline.lapsed_at.isoformat()}
    event = record("deadlines.lapsed", actor=SYSTEM, matter_id=deadline.matter_id, subject=deadline, data=data)
    enqueue(
        "deadlines.lapsed", key=f"deadlines.lapsed:{pk}:{due.isoformat()}", payload={"deadline": str(pk)}, event=event
    )
    _next_round(deadline)
    return True


def _next_round(deadline: Deadline) -> None:
    """A clock that recurs begins again where its days ended, rolled over or not."""
    if not deadline.rule.recurs:
        return
    from office.deadlines.actions import restart

    Deadline.objects.filter(pk=deadline.pk).update(closed_at=deadline.lapsed_at, outcome=Outcome.MET)
    raw = deadline.computed(current_calendar()).raw
    restart(deadline, on=raw or deadline.lapsed_at.date())


@transaction.atomic
def warn(pk: object) -> None:
    """Queue the warning that is due and set the day of the next one."""
    deadline = _locked(pk)
    if deadline is None or deadline.warn_on is None:
        return
    calendar = current_calendar()
    due = {day: mark for day, mark in warning_days(deadline, calendar).items() if deadline.warn_on <= day <= today()}
    if due and not deadline.lapsed_at:
        mark = due[max(due)]
        payload = {"deadline": str(pk), "mark": mark}
        enqueue("deadlines.warned", key=f"deadlines.warned:{pk}:{mark}:{max(due)}", payload=payload)
    deadline.warn_on = next_warning(deadline, calendar, after=today())
    deadline.save(update_fields=["warn_on"])


def _locked(pk: object) -> Deadline | None:
    return Deadline.objects.select_for_update(of=("self",)).filter(pk=pk).open().first()


def tell_lapse(effect: Effect) -> None:
    """Call what was registered for the clock, unless the lapse was taken back meanwhile."""
    deadline = Deadline.objects.whole().filter(pk=effect.payload["deadline"]).first()
    if deadline is None or deadline.lapsed_at is None:
        return
    for reaction in _on_lapse.get(deadline.clock, ()):
        reaction(deadline)


def tell_warning(effect: Effect) -> None:
    deadline = Deadline.objects.whole().filter(pk=effect.payload["deadline"]).open().first()
    if deadline is None:
        return
    for reaction in _on_warning.get(deadline.clock, ()):
        reaction(deadline, effect.payload["mark"])


def tell_reschedule(effect: Effect) -> None:
    """After a change of the calendar. An effect of its own: thousands of clocks are not a page's work."""
    reschedule_all()
