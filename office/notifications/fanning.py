"""In the worker: from one promise to one delivery for each person and channel."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from office import ledger
from office.docket.models import Matter
from office.ledger import handler
from office.ledger.models import Effect
from office.notifications import digest
from office.notifications.models import Channel, Delivery, Mode, State
from office.notifications.preferences import chosen_by, mode_of
from office.notifications.registry import Notification, notification


@handler("notifications.fan_out")
def fan_out(effect: Effect) -> None:
    """Make the deliveries of one occasion; carried out twice, or by two workers at once, it makes them once."""
    told = effect.payload
    what = notification(told["key"])
    subject = subject_of(*told["subject"])
    if subject is None:
        return
    with transaction.atomic():
        Delivery.objects.bulk_create(_deliveries(what, subject, told), ignore_conflicts=True)
        after = awaited(what, effect.event_id)
        for delivery in _open_now(what, told["occasion"]):
            promise(delivery, after=after)


def subject_of(label: str, pk: str) -> Model | None:
    """What is told about, or None when it is gone (a draft thrown away)."""
    return apps.get_model(label)._default_manager.filter(pk=pk).first()


def matter_of(subject: Model) -> Any:
    """The id of the matter that the subject is or hangs on, if any."""
    return subject.pk if isinstance(subject, Matter) else getattr(subject, "matter_id", None)


def promise(delivery: Delivery, *, after: Effect | None = None) -> Effect:
    """The effect that carries out one delivery."""
    return ledger.enqueue(
        "notifications.send", key=delivery.effect_key, payload={"delivery": str(delivery.pk)}, after=after
    )


def awaited(what: Notification, event_id: int | None) -> Effect | None:
    """The effect of the same event that makes the PDF of `after_document`: a letter is told of once it exists."""
    if not what.after_document or event_id is None:
        return None
    made = Effect.objects.filter(event_id=event_id, kind__startswith="documents.").order_by("-id")
    return next((effect for effect in made if what.after_document in effect.payload.values()), None) or made.first()


def _deliveries(what: Notification, subject: Model, told: dict) -> list[Delivery]:
    people = list(get_user_model().objects.filter(what.people(subject), is_active=True).distinct().order_by("pk"))
    chosen = chosen_by(person.pk for person in people)
    return [
        _delivery(what, subject, told, person.pk, channel, mode)
        for person in people
        for channel in Channel.values
        if (mode := mode_of(what, person.pk, channel, chosen)) != Mode.OFF
    ]


def _delivery(what: Notification, subject: Model, told: dict, person: Any, channel: str, mode: str) -> Delivery:
    label, pk = told["subject"]
    return Delivery(
        key=what.key,
        occasion=told["occasion"],
        event_id=told["event"],
        person_id=person,
        channel=channel,
        mode=mode,
        matter_id=matter_of(subject),
        subject_kind=label,
        subject_id=pk,
        facts=told["facts"],
        url=what.url(subject),
        next_at=digest.next_time(timezone.now()) if mode == Mode.DIGEST else None,
    )


def _open_now(what: Notification, occasion: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(key=what.key, occasion=occasion, mode=Mode.NOW, state=State.WAITING)
