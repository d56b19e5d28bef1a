"""What a person decides about a delivery or an effect that cannot go on alone; recorded with who decided."""

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow, NotYours
from office.ledger import dispatch
from office.ledger.models import Effect
from office.notifications import rules
from office.notifications.models import Delivery, State
from office.notifications.sending import settle_sent

DECISIONS = {
    "retry": (State.FAILED,),
    "resend": (State.UNKNOWN,),
    "mark_sent": (State.UNKNOWN,),
}


def decisions_open(delivery: Delivery) -> list[str]:
    """What can be decided about a delivery as it stands."""
    return [name for name, sources in DECISIONS.items() if delivery.state in sources]


def decide(delivery: Delivery, decision: str, *, by: Actor) -> None:
    """Try a refused one again, send a doubtful one again, or write down that it arrived.

    Raises NotYours, and NotNow when it no longer waits for this decision.
    """
    if not rules.Operate.holds(by):
        raise NotYours(rules.Operate.key)
    sources = DECISIONS[decision]
    with transaction.atomic():
        if decision == "mark_sent":
            moved = settle_sent(delivery, *sources, by=by)
        else:
            moved = Delivery.objects.filter(pk=delivery.pk, state__in=sources).update(state=State.WAITING)
        if not moved:
            raise NotNow([_("This delivery no longer waits for that decision.")])
        ledger.record(f"notifications.{decision}", actor=by, subject=delivery)
        for effect in Effect.objects.filter(key=delivery.effect_key):
            dispatch.retry(effect, actor=by)


def retry_effect(effect: Effect, *, by: Actor) -> None:
    """Put a parked effect back in the queue; raises NotYours, and NotNow when it is not parked (any more)."""
    if not rules.Operate.holds(by):
        raise NotYours(rules.Operate.key)
    if effect.state != Effect.State.PARKED:
        raise NotNow([_("Only an effect that waits for a person can be put back in the queue.")])
    dispatch.retry(effect, actor=by)
