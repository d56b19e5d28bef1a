"""Carrying out effects: claimed by conditional update, leased, backed off, parked."""

import contextlib
import datetime as dt
import logging

from django.conf import settings
from django.core.cache import cache
from django.db import connection, models, transaction
from django.utils import timezone

from office.ledger.models import Effect
from office.ledger.registry import Later, Park, handler_for

log = logging.getLogger(__name__)
State = Effect.State
MOST_ATTEMPTS = 8
# One call is enough until a worker has heard it; a call that was lost is repeated after this.
NUDGED, NUDGE_SECONDS = "ledger.nudged", 2


def lease() -> dt.timedelta:
    """How long a worker may hold an effect before another one takes it over."""
    return dt.timedelta(seconds=getattr(settings, "EFFECT_LEASE_SECONDS", 120))


def run_due(limit: int = 50) -> int:
    """Carry out what is due, one effect at a time; returns how many were attempted.

    Effects that others wait for come first by age; what a finished effect frees is taken in the same call.
    """
    done = 0
    while done < limit and (effect := claim()):
        carry_out(effect)
        done += 1
    return done


def claim() -> Effect | None:
    """Take the oldest due effect, or None: a conditional update lets only one worker have it."""
    now = timezone.now()
    for pk in due(now).values_list("pk", flat=True)[:20]:
        taken = (
            due(now)
            .filter(pk=pk)
            .update(state=State.CLAIMED, lease_until=now + lease(), attempts=models.F("attempts") + 1)
        )
        if taken:
            return Effect.objects.get(pk=pk)
    return None


def due(now: dt.datetime) -> models.QuerySet[Effect]:
    """Effects that may be taken: pending and due, or held by a worker whose lease ran out."""
    ready = models.Q(state=State.PENDING, next_at__lte=now) | models.Q(state=State.CLAIMED, lease_until__lt=now)
    free = models.Q(after=None) | models.Q(after__state=State.DONE)
    return (
        Effect.objects.filter(pk__in=Effect.objects.filter(ready, free).order_by("next_at", "id").values("pk"))
        .filter(ready)
        .order_by("next_at", "id")
    )


def carry_out(effect: Effect) -> None:
    """Run the handler of a claimed effect and write down how it went."""
    try:
        if effect.attempts > MOST_ATTEMPTS:
            raise Park("taken up too often without an end")
        handler_for(effect.kind)(effect)
    except Later as wait:
        next_at = timezone.now() + dt.timedelta(seconds=wait.seconds)
        _settle(effect, state=State.PENDING, next_at=next_at, attempts=effect.attempts - 1)
    except Park as reason:
        _settle(effect, state=State.PARKED, last_error=str(reason))
    except Exception as error:  # a failed effect must never be lost, whatever failed
        log.exception("effect failed", extra={"effect": str(effect.pk), "kind": effect.kind})
        _back_off(effect, error)
    else:
        _settle(effect, state=State.DONE, done_at=timezone.now(), last_error="")


def _back_off(effect: Effect, error: Exception) -> None:
    told = f"{type(error).__name__}: {error}"[:2000]
    if effect.attempts >= MOST_ATTEMPTS:
        _settle(effect, state=State.PARKED, last_error=told)
        return
    wait = dt.timedelta(seconds=min(3600, 5 * 3 ** (effect.attempts - 1)))
    _settle(effect, state=State.PENDING, next_at=timezone.now() + wait, last_error=told)


def _settle(effect: Effect, **fields) -> None:
    Effect.objects.filter(pk=effect.pk, state=State.CLAIMED, attempts=effect.attempts).update(
        lease_until=None, **fields
    )


def retry(effect: Effect, *, actor) -> None:
    """Put a parked effect back in the queue, by a person's decision."""
    from office.ledger.writing import record

    with transaction.atomic():
        again = Effect.objects.filter(pk=effect.pk, state=State.PARKED).update(
            state=State.PENDING, attempts=0, next_at=timezone.now(), last_error=""
        )
        if again:
            record("ledger.effect_retried", actor=actor, subject=effect)
            nudge_on_commit()


def nudge_on_commit() -> None:
    """Wake a worker once when the transaction ends well, however many effects it promised."""
    # Django forgets what was promised within a savepoint that is undone: what stands in the list will be called.
    if not any(function is nudge for _within, function, _robust in connection.run_on_commit):
        transaction.on_commit(nudge, robust=True)


def nudge() -> None:
    """Wake a worker; a dead broker loses nothing, for the sweep finds the effect within a minute."""
    if not getattr(settings, "EFFECTS_NUDGE", True) or connection.in_atomic_block:
        return
    from office.ledger.tasks import run_effects

    with contextlib.suppress(Exception):
        if cache.add(NUDGED, 1, timeout=NUDGE_SECONDS):
            run_effects.apply_async(retry=False, ignore_result=True)


def take_nudge() -> None:
    """A worker has heard: what is promised from now on calls again."""
    with contextlib.suppress(Exception):
        cache.delete(NUDGED)
