"""Asking for a job, calling it off, asking again, fetching what it made."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow, NotYours
from office.docket.models import Matter
from office.jobs.models import OPEN, Job, State
from office.jobs.queries import job_for
from office.jobs.registry import kind_of
from office.ledger import dispatch
from office.ledger.models import Effect

EFFECT = "jobs.run"


def start(
    kind: str, *, payload: dict[str, Any], by: Actor, matter: Matter | None = None, key: str = "", title: str = ""
) -> Job:
    """Ask for a job: its row and the worker's errand are written in the caller's transaction.

    While somebody's job of the same kind and `key` is under way, that one is returned instead of a second one.
    `title` is shown in lists. Raises NotYours, and LookupError for a kind that nobody registered.
    """
    wish = Job(kind=kind, payload=payload, asked_by_id=by.user_id, matter=matter, key=key, title=title[:300])
    if not by.signed_in or not kind_of(kind).allows(by, wish):
        raise NotYours(kind)
    with transaction.atomic():
        return _under_way(wish) or _written(wish, by)


def _under_way(wish: Job) -> Job | None:
    same = Job.objects.filter(asked_by=wish.asked_by_id, kind=wish.kind, key=wish.key, state__in=OPEN)
    return same.first() if wish.key else None


def _written(wish: Job, by: Actor) -> Job:
    try:
        with transaction.atomic():
            wish.save(force_insert=True)
    except IntegrityError:  # pressed twice in the same moment
        if other := _under_way(wish):
            return other
        raise
    event = ledger.record("jobs.asked", actor=by, matter_id=wish.matter_id, subject=wish, data={"kind": wish.kind})
    _promise(wish, f"{EFFECT}:{wish.pk}", event)
    return wish


def _promise(job: Job, key: str, event: Any) -> None:
    job.effect = ledger.enqueue(EFFECT, key=key, payload={"job": str(job.pk)}, event=event)
    Job.objects.filter(pk=job.pk).update(effect=job.effect)


def cancel(job: Job, *, by: Actor) -> Job:
    """Call it off: at once while it waits, at its next step while it runs. Raises Unknown, NotNow."""
    with transaction.atomic():
        job = _locked(job, by)
        if not job.open:
            raise NotNow([_("This job has ended already.")])
        if job.cancel_asked_at is None:
            ledger.record("jobs.called_off", actor=by, matter_id=job.matter_id, subject=job)
        job.cancel_asked_at = timezone.now()
        if job.state == State.QUEUED:
            job.state, job.finished_at = State.CANCELLED, job.cancel_asked_at
        job.save(update_fields=["cancel_asked_at", "state", "finished_at"])
        return job


def retry(job: Job, *, by: Actor) -> Job:
    """Ask again for what failed. Raises Unknown, NotNow."""
    with transaction.atomic():
        job = _locked(job, by)
        if job.state != State.FAILED:
            raise NotNow([_("Only a job that has failed can be tried again.")])
        if other := _under_way(job):
            return other
        event = ledger.record("jobs.asked_again", actor=by, matter_id=job.matter_id, subject=job)
        job.state, job.error, job.reference, job.note, job.cancel_asked_at = State.QUEUED, "", "", "", None
        job.save(update_fields=["state", "error", "reference", "note", "cancel_asked_at"])
        if job.effect is not None and job.effect.state == Effect.State.PARKED:
            dispatch.retry(job.effect, actor=by)
        else:
            _promise(job, f"{EFFECT}:{job.pk}:{job.run}", event)
        return job


def fetched(actor: Actor, pk: UUID) -> Job:
    """The job whose file `actor` fetches now; written in the ledger.

    Asked anew each time: whoever has lost the permission since finds nothing (Unknown). Raises NotNow while there is
    no file, or no longer one.
    """
    job = job_for(actor, pk)
    if not job.ready:
        raise NotNow([_("The file has expired. Ask for it again.") if job.over else _("There is no file to fetch.")])
    ledger.record("jobs.fetched", actor=actor, matter_id=job.matter_id, subject=job, data={"sha256": job.sha256})
    return job


def _locked(job: Job, by: Actor) -> Job:
    job_for(by, job.pk)
    return Job.objects.select_for_update(of=("self",)).select_related("effect").get(pk=job.pk)
