"""Whether somebody is in the pool: every page's menu asks, so the answer is kept for a while, as with committees."""

import logging

from django.core.cache import cache
from django.db import DatabaseError, transaction

from office.access import Actor
from office.assessment.models import Reviewer

KEPT_SECONDS = 60 * 60
_PLACE = "assessment:profile:"
log = logging.getLogger(__name__)


def has_profile(actor: Actor) -> bool:
    """Whether the actor has a profile in the pool."""
    if not actor.signed_in:
        return False
    place = f"{_PLACE}{actor.user_id}"
    try:
        kept = cache.get(place)
        if kept is None:
            cache.set(place, kept := _asked(actor), KEPT_SECONDS)
    except DatabaseError:
        raise
    except Exception:  # whatever the cache raises, the page is shown
        log.warning("the pool is asked again: the cache does not answer")
        return _asked(actor)
    return kept


def forget(sender: type, instance: Reviewer, **_more) -> None:
    """After a profile was saved (signal post_save): its account before and after is asked about anew."""
    people = {instance.user_id, getattr(instance, "_linked", None)} - {None}
    instance._linked = instance.user_id
    if people:
        _drop(people)
        transaction.on_commit(lambda: _drop(people))


def remember(sender: type, instance: Reviewer, **_more) -> None:
    """When a profile is read (signal post_init): whose it is, before anybody changes it."""
    instance._linked = instance.__dict__.get("user_id")


def _drop(people: set) -> None:
    try:
        cache.delete_many([f"{_PLACE}{one}" for one in people])
    except Exception:  # it forgets by itself before long
        log.warning("kept answers about profiles stay for a while: the cache does not answer")


def _asked(actor: Actor) -> bool:
    return Reviewer.objects.filter(user=actor.user_id).exists()
