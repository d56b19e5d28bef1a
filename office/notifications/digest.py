"""Once a day, at eight in the morning in Seoul: one mail with what was collected for a person."""

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from office.notifications.models import Channel, Delivery, Mode, State

KEY = "notifications.digest"
SEOUL = ZoneInfo("Asia/Seoul")
HOUR = dt.time(8)


def next_time(now: dt.datetime) -> dt.datetime:
    """The next eight o'clock in Seoul after `now`."""
    here = now.astimezone(SEOUL)
    today = dt.datetime.combine(here.date(), HOUR, SEOUL)
    return today if here < today else today + dt.timedelta(days=1)


def sweep() -> int:
    """Gather what is due, one mail each; returns how many mails were promised. However often it runs, once a day."""
    now = timezone.now()
    people = list(_due(now).order_by("person_id").values_list("person_id", flat=True).distinct())
    return sum(_gather(person, now) for person in people)


def _due(now: dt.datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(mode=Mode.DIGEST, state=State.WAITING, digest=None, next_at__lte=now)


def _gather(person: UUID, now: dt.datetime) -> int:
    """One person's mail of the day; what comes in after it has gone waits for tomorrow's."""
    from office.notifications.fanning import promise

    with transaction.atomic():
        mail, made = Delivery.objects.get_or_create(
            key=KEY, occasion=f"{now.astimezone(SEOUL):%Y-%m-%d}", person_id=person, channel=Channel.EMAIL
        )
        waiting = _due(now).filter(person=person)
        if not made:
            waiting.update(next_at=next_time(now))
            return 0
        waiting.update(digest=mail)
        promise(mail)
    return 1
