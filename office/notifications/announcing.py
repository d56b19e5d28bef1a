"""Promising that people will be told, in the transaction of what they are told about."""

from typing import Any

from django.db.models import Model

from office import ledger
from office.notifications.plain import freeze
from office.notifications.registry import Notification, notification


def announce(what: Notification, subject: Model, *, event: Any, occasion: str) -> Any:
    """Write one effect; the same occasion is the same promise, whoever repeats it. Returns the effect."""
    return ledger.enqueue(
        "notifications.fan_out",
        key=f"notifications.fan_out:{what.key}:{occasion}",
        event=event,
        payload={
            "key": what.key,
            "occasion": occasion,
            "event": event.id if event is not None else None,
            "subject": [subject._meta.label_lower, str(subject.pk)],
            "facts": freeze(what.facts(subject, event)),
        },
    )


def send(key: str, subject: Model, *, dedupe: str, event: Any = None) -> Any:
    """Announce something that is not born from a step: a reminder, a status notice.

    `dedupe` names the occasion (`"30-day:2026-11-22"`): however often the sweep that calls this runs, each person
    is told once. Raises LookupError for a key that nobody registered.
    """
    return announce(notification(key), subject, event=event, occasion=f"{subject.pk}:{dedupe}")
