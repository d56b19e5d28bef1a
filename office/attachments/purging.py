"""Removed papers leave the disk after a while, unless a submission refers to them."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from office import ledger
from office.attachments.disk import storage
from office.attachments.kinds import retained
from office.attachments.models import Attachment
from office.ledger.models import Effect, Event


def grace() -> dt.timedelta:
    """How long a removed file can still be brought back by an administrator (ATTACHMENT_GRACE_DAYS, 30)."""
    return dt.timedelta(days=getattr(settings, "ATTACHMENT_GRACE_DAYS", 30))


def promise(paper: Attachment, event: Event) -> None:
    """Put the deletion of the file into the outbox."""
    ledger.enqueue(
        "attachments.purge", key=f"attachments.purge:{paper.pk}", payload={"attachment": str(paper.pk)},
        event=event, not_before=timezone.now() + grace(),
    )  # fmt: skip


@ledger.handler("attachments.purge")
def purge(effect: Effect) -> None:
    """Delete the file of a removed paper; the row stays as the proof that it was there."""
    removed = Attachment.objects.exclude(removed_at=None).filter(pk=effect.payload["attachment"], purged_at=None)
    paper = removed.exclude(pk__in=retained(Attachment.objects.all()).values("pk")).first()
    if paper is None:
        return
    storage().delete(paper.storage_key)
    Attachment.objects.filter(pk=paper.pk).update(purged_at=timezone.now())
