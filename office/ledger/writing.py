"""Writing to the ledger, always in the transaction of what it tells of."""

import datetime as dt
import hashlib
import hmac
import json
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from office.ledger import dispatch
from office.ledger.models import Effect, Event


def record(kind: str, *, actor, matter_id: UUID | None = None, subject=None, data: dict | None = None) -> Event:
    """Write one event and return it.

    `actor` is an :class:`office.access.Actor`; `subject` any model instance. `data` may hold ids, codes and
    digests (see :func:`digest`), never a person's own words or address: those must stay erasable.
    """
    event = Event(
        kind=kind,
        actor_kind=actor.kind,
        actor_id=actor.user_id,
        matter_id=matter_id,
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        data=data or {},
    )
    with connection.cursor() as cursor:
        cursor.execute(_TELL, _values(event)[1:])
        (event.id,) = cursor.fetchone()
    event._state.adding, event._state.db = False, connection.alias
    return event


# In the order of the model's fields, which a test compares. Several events are told of in every transaction.
_TELL = """
    insert into ledger_event (at, kind, actor_kind, actor_id, matter_id, subject_kind, subject_id, data)
    values (%s, %s, %s, %s, %s, %s, %s, %s)
    returning id
"""


def _values(row: Event | Effect) -> list:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in row._meta.concrete_fields]


def enqueue(
    kind: str,
    *,
    key: str,
    payload: dict,
    event: Event | None = None,
    after: Effect | None = None,
    not_before: dt.datetime | None = None,
) -> Effect:
    """Promise an effect; the same `key` is the same promise, whoever repeats it.

    `after` is an effect that must be done first (the mail after the PDF). Returns the stored effect.
    """
    promised = Effect(
        key=key,
        kind=kind,
        payload=payload,
        event_id=event.id if event else None,
        after=after,
        next_at=not_before or timezone.now(),
    )
    if not _store(promised):
        return Effect.objects.get(key=key)
    dispatch.nudge_on_commit()
    return promised


def _store(promised: Effect) -> bool:
    """Whether it is new; in one statement, for the database alone knows what others promise just now."""
    with connection.cursor() as cursor:
        cursor.execute(_PROMISE, _values(promised))
        stored = cursor.rowcount == 1
    promised._state.adding, promised._state.db = not stored, connection.alias
    return stored


# In the order of the model's fields, which a test compares.
_PROMISE = """
    insert into ledger_effect (id, kind, key, payload, event_id, after_id, state, attempts, next_at, lease_until,
                               last_error, created_at, done_at)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    on conflict (key) do nothing
"""


def digest(value: object) -> str:
    """A salted SHA-256 of a plain value: proves what was said without keeping it."""
    text = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
