"""What somebody may see of deliveries and effects; every list starts here."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from office.access import Actor, NotYours, Unknown, worded
from office.docket.registry import visible_to
from office.ledger.models import Effect
from office.notifications import rules
from office.notifications.models import Channel, Delivery, State

WAITS_FOR_A_PERSON = (State.FAILED, State.UNKNOWN)


def inbox_for(actor: Actor) -> QuerySet[Delivery]:
    """One's own letters and notices: unread first, the newest on top."""
    mine = Delivery.objects.filter(person=actor.user_id) if actor.signed_in else Delivery.objects.none()
    unread = Case(When(read_at=None, then=True), default=False, output_field=BooleanField())
    placed = mine.filter(channel=Channel.INBOX, state=State.SENT)
    return placed.select_related("matter").annotate(unread=unread).order_by("-unread", "-sent_at", "-id")


def unread_for(actor: Actor) -> QuerySet[Delivery]:
    """What one has not read yet."""
    return inbox_for(actor).filter(read_at=None)


def unread_count(actor: Actor) -> int:
    """The number on the letter box."""
    return _unread.first(person=actor.user_id) if actor.signed_in else 0


@worded()
def _unread(person: Any) -> QuerySet:
    unread = Delivery.objects.filter(person=person, channel=Channel.INBOX, state=State.SENT, read_at=None)
    return unread.order_by().values(all=Value(1)).annotate(count=Count("pk")).values_list("count", flat=True)


def keys_told_to(actor: Actor) -> set[str]:
    """The kinds of notices that one was ever sent."""
    return set(Delivery.objects.filter(person=actor.user_id).order_by().values_list("key", flat=True).distinct())


def letter_for(actor: Actor, pk: UUID) -> Delivery:
    """One of one's own; raises Unknown."""
    found = inbox_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown("delivery")
    return found


def deliveries_for(actor: Actor) -> QuerySet[Delivery]:
    """Deliveries about what the actor may know of, for those who look after them; raises NotYours."""
    if not rules.Inspect.holds(actor):
        raise NotYours(rules.Inspect.key)
    about = Q(matter=None) | Q(matter__in=visible_to(actor))
    return Delivery.objects.filter(rules.Inspect.scope(actor), about).select_related("person", "matter")


def troubled_for(actor: Actor) -> QuerySet[Delivery]:
    """Those that wait for a person's decision."""
    return deliveries_for(actor).filter(state__in=WAITS_FOR_A_PERSON)


def effects_behind(deliveries: Iterable[Delivery]) -> dict[str, Effect]:
    """The effects that send these deliveries, by key: for rows that the reader has been shown."""
    return {effect.key: effect for effect in Effect.objects.filter(key__in=[row.effect_key for row in deliveries])}


def effects_for(actor: Actor) -> QuerySet[Effect]:
    """Effects that wait for a person, and those that failed and are being tried again; raises NotYours."""
    if not rules.Inspect.holds(actor):
        raise NotYours(rules.Inspect.key)
    parked = Effect.objects.filter(rules.Inspect.scope(actor), state=Effect.State.PARKED)
    failing = Effect.objects.filter(
        rules.Inspect.scope(actor), state__in=[Effect.State.PENDING, Effect.State.CLAIMED], attempts__gt=0
    ).exclude(last_error="")
    return (parked | failing).order_by("state", "-next_at", "-id")
