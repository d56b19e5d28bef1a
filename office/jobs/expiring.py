"""What goes by itself: files whose days are over, and jobs that nobody will take up again."""

import logging

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM
from office.jobs import storing
from office.jobs.models import OPEN, Job, State
from office.ledger.models import Effect

log = logging.getLogger(__name__)
AT_ONCE = 200


def sweep() -> None:
    """Called every minute; both questions are answered by an index."""
    expire()
    give_up()


def expire() -> int:
    """Delete the files whose day has come; returns how many jobs have expired."""
    due = Job.objects.filter(state=State.DONE, expires_at__lte=timezone.now()).order_by("expires_at")[:AT_ONCE]
    return sum(_expire(job) for job in due)


def _expire(job: Job) -> int:
    try:
        storing.remove(job.result_key)
    except OSError:  # a storage that is away must not keep the others; this one is tried again in a minute
        log.exception("file of expired job %s not deleted", job.pk)
        return 0
    gone = Job.objects.filter(pk=job.pk, state=State.DONE).update(state=State.EXPIRED, result_key="")
    if gone:
        ledger.record("jobs.expired", actor=SYSTEM, matter_id=job.matter_id, subject=job)
    return gone


def give_up() -> int:
    """Jobs whose errand the ledger has given up wait for nothing: their askers are told."""
    stuck = Job.objects.filter(state__in=OPEN, effect__state=Effect.State.PARKED).select_related("asked_by")
    return sum(_give_up(job) for job in stuck[:AT_ONCE])


def _give_up(job: Job) -> int:
    with translation.override(job.asked_by.language):
        told = _("This was tried several times and could not be done. Try again later, or tell the operator.")
    return Job.objects.filter(pk=job.pk, state__in=OPEN).update(
        state=State.FAILED, error=told, finished_at=timezone.now()
    )
