"""The instant that counts: a request counts from its arrival, not from when a busy worker took it up.

The arrival is the trusted proxy's stamp, else the entry into the application. It is checked against the
database's time, so that one machine with a wrong clock can neither open nor close a deadline.
"""

import contextlib
import datetime as dt
import logging
from collections.abc import Iterator
from contextvars import ContextVar

from django.conf import settings
from django.db import connection
from django.utils import timezone

log = logging.getLogger(__name__)
_arrived: ContextVar[dt.datetime | None] = ContextVar("arrived", default=None)
TOLERATED = dt.timedelta(minutes=5)


@contextlib.contextmanager
def arriving(at: dt.datetime) -> Iterator[None]:
    """What is done inside counts from `at` (an aware instant)."""
    token = _arrived.set(at)
    try:
        yield
    finally:
        _arrived.reset(token)


def moment() -> dt.datetime:
    """The instant that counts now: the arrival of the request at work, else this moment."""
    return _arrived.get() or timezone.now()


def checked_moment() -> dt.datetime:
    """The same, after a look at the database's clock; where the two disagree, the database is right."""
    at = moment()
    if _arrived.get() is None or not getattr(settings, "CHECK_ARRIVAL", True):
        return at
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        now = cursor.fetchone()[0]
    if -dt.timedelta(seconds=1) <= now - at <= TOLERATED:
        return at
    log.error("the clock of this machine is wrong", extra={"off_by_seconds": (at - now).total_seconds()})
    return now
