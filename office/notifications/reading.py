"""Marking as read: only ever one's own."""

from uuid import UUID

from django.utils import timezone

from office.access import Actor
from office.notifications.models import Delivery
from office.notifications.queries import letter_for, unread_for


def mark_read(actor: Actor, pk: UUID) -> Delivery:
    """Read now, if it was not before; raises Unknown for what is not one's own."""
    letter = letter_for(actor, pk)
    if letter.read_at is None:
        unread_for(actor).filter(pk=pk).update(read_at=(now := timezone.now()))
        letter.read_at, letter.unread = now, False
    return letter


def mark_all_read(actor: Actor) -> int:
    """Everything that is in the inbox now; returns how many."""
    return Delivery.objects.filter(pk__in=unread_for(actor).order_by().values("pk")).update(read_at=timezone.now())
