"""Keeping the holiday table: every change is recorded and moves the open clocks."""

from __future__ import annotations

from django.db import transaction

from office.access import Actor
from office.deadlines.models import Holiday
from office.ledger import enqueue, record


@transaction.atomic
def keep_holiday(holiday: Holiday, *, by: Actor) -> Holiday:
    """Add or change a line. The form has checked it."""
    holiday.save()
    _told("deadlines.holiday_kept", holiday, by)
    return holiday


@transaction.atomic
def drop_holiday(holiday: Holiday, *, by: Actor) -> None:
    """Take a line away: the day is again what the law says."""
    _told("deadlines.holiday_dropped", holiday, by)
    holiday.delete()


def _told(kind: str, holiday: Holiday, by: Actor) -> None:
    data = {"date": holiday.date.isoformat(), "effect": holiday.kind, "source": holiday.source}
    event = record(kind, actor=by, subject=holiday, data=data)
    enqueue("deadlines.reschedule", key=f"deadlines.reschedule:{event.pk}", payload={}, event=event)
