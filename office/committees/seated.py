"""Whether somebody sits anywhere: every page's menu asks, so the answer is kept for a while.

Whoever is seated, replaced or named a proxy is asked about anew at once; the store of kept answers may be away.
"""

import logging
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from office.access import Actor, worded
from office.committees.models import Committee, Seat
from office.committees.parts import person

KEPT_SECONDS = 60 * 60
_PLACE = "committees:seated:"
log = logging.getLogger(__name__)


def has_seat(actor: Actor) -> bool:
    """Whether somebody holds, or may act for, any seat in any committee."""
    if not actor.signed_in:
        return False
    place = f"{_PLACE}{actor.user_id}"
    try:
        kept = cache.get(place)
        if kept is None:
            cache.set(place, kept := _sits(actor), KEPT_SECONDS)
    except DatabaseError:
        raise
    except Exception:  # whatever the cache raises, the page is shown
        log.warning("seats are asked for again: the cache does not answer")
        return _sits(actor)
    return kept


def forget(*people: UUID | None) -> None:
    """Ask anew about these people: from now on, and again once what is being done is done, for somebody else may
    have asked meanwhile."""
    places = [f"{_PLACE}{one}" for one in people if one]
    if places:
        _drop(places)
        transaction.on_commit(lambda: _drop(places))


def forget_seat(sender: type, instance: Seat, **_more) -> None:
    """After a seat was saved (signal post_save)."""
    forget(instance.user_id, instance.proxy_id)


def forget_proxies(sender: type, instance: Committee, **_more) -> None:
    """After a committee was saved (signal post_save): whether it admits proxies may have changed."""
    forget(*Seat.objects.filter(committee=instance.pk).order_by().values_list("proxy", flat=True).distinct())


def _drop(places: list[str]) -> None:
    try:
        cache.delete_many(places)
    except Exception:  # it forgets by itself before long
        log.warning("kept answers about seats stay for a while: the cache does not answer")


def _sits(actor: Actor) -> bool:
    return bool(_seats(user=actor.user_id))


@worded()
def _seats(user: Any) -> QuerySet:
    return Seat.objects.filter(person("", user)).order_by().values_list("pk")[:1]
