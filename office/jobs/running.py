"""The worker's side: take a job up, do it, write down how it ended."""

import contextlib
import logging
import secrets
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Invalid, NotNow, Refusal, Unknown
from office.jobs import storing
from office.jobs.actions import EFFECT
from office.jobs.models import Job, State
from office.jobs.progress import CalledOff, Progress, TakenOver
from office.jobs.queries import allowed
from office.jobs.registry import Result, kind_of
from office.ledger import dispatch
from office.ledger.models import Effect
from office.people.actors import actor_of

log = logging.getLogger(__name__)
MOST_RUNS = 3  # of a job whose worker dies each time: most likely it is the job that kills it
AGAIN_AFTER = 3  # seconds, while others are at it


@ledger.handler(EFFECT)
def run_job(effect: Effect) -> None:
    """Do a job once, whoever died over it before. Raises Park for a fault of ours, Later while others are at work."""
    job = _taken(effect)
    if job is None:
        return
    with translation.override(job.asked_by.language):
        try:
            _do(job, effect)
        finally:
            dispatch.nudge()  # whoever waited for this one to end


def _taken(effect: Effect) -> Job | None:
    """The job, taken up by this worker; None when there is nothing to do for it any more."""
    with transaction.atomic():
        rows = Job.objects.select_for_update(of=("self",)).select_related("asked_by", "matter")
        job = rows.filter(pk=effect.payload["job"], effect=effect).first()
        if job is None or not job.open:
            return None
        if job.cancel_asked_at or (job.state == State.RUNNING and effect.attempts > MOST_RUNS):
            return _ended(job)
        _one_after_another(job)
        left_behind, job.result_key = job.result_key, ""
        job.state, job.run, job.started_at = State.RUNNING, job.run + 1, timezone.now()
        job.done = job.total = 0
        job.save(update_fields=["state", "run", "started_at", "done", "total", "result_key"])
    storing.remove(left_behind)
    return job


def _ended(job: Job) -> None:
    """Called off while nobody was at work, or the death of several workers."""
    job.state = State.CANCELLED if job.cancel_asked_at else State.FAILED
    if job.state == State.FAILED:
        with translation.override(job.asked_by.language):
            job.error = _("The worker stopped each time this was tried. Please tell the operator.")
    job.finished_at = timezone.now()
    job.save(update_fields=["state", "error", "finished_at"])


def _one_after_another(job: Job) -> None:
    """Long work must not keep every worker from letters and mails; raises Later."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [EFFECT])
    alive = Job.objects.filter(state=State.RUNNING, effect__lease_until__gt=timezone.now()).exclude(pk=job.pk)
    if alive.count() >= settings.JOBS_AT_ONCE:
        raise ledger.Later(AGAIN_AFTER)


def _do(job: Job, effect: Effect) -> None:
    try:
        with _folder(job) as folder, Progress(job, effect, folder) as progress:
            made = _result(job, progress)
    except CalledOff:
        _settle(job, State.CANCELLED)
    except TakenOver:
        log.warning("another worker has job %s", job.pk)
    except Refusal as refusal:
        _settle(job, State.FAILED, error=_sentences(refusal))
    except (OperationalError, InterfaceError):  # the database is away, or two were in each other's way: tried again
        Job.objects.filter(pk=job.pk, run=job.run, state=State.RUNNING).update(state=State.QUEUED)
        raise
    except Exception as fault:
        raise ledger.Park(_parked(job, fault)) from fault
    else:
        _settle(job, State.DONE, **made)


def _result(job: Job, progress: Progress) -> dict[str, Any]:
    """Have it done by its piece, for whoever may still ask for it, and put the file away."""
    kind = kind_of(job.kind)
    if not allowed(actor_of(job.asked_by), job):
        raise Unknown(str(job.pk))
    result = kind.run(job, progress)
    kept = storing.keep(job, result) if isinstance(result, Result) else {"facts": result.facts} if result else {}
    return {**kept, "expires_at": timezone.now() + timedelta(days=kind.keep_days)}


@contextlib.contextmanager
def _folder(job: Job) -> Iterator[Path]:
    """A folder for what is half done. Its name is the job's, so that the next worker clears what a dead one left."""
    folder = settings.JOB_DIR / str(job.pk)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settle(job: Job, state: State, **fields: Any) -> None:
    """Write the end down, if it is still ours to write; a file of a job that did not succeed goes."""
    with transaction.atomic():
        mine = Job.objects.select_for_update().filter(pk=job.pk, run=job.run, state=State.RUNNING)
        key = mine.values_list("result_key", flat=True).first()
        if key is None:
            return
        if state != State.DONE:
            storing.remove(key)
            fields["result_key"] = ""
        mine.update(state=state, finished_at=timezone.now(), **fields)
        ledger.record(f"jobs.{state}", actor=SYSTEM, matter_id=job.matter_id, subject=job, data={"kind": job.kind})


def _parked(job: Job, fault: Exception) -> str:
    """Tell the asker in a sentence, the log everything, and both the same reference."""
    reference = secrets.token_hex(4).upper()
    log.error("job %s (%s) failed: %s", job.pk, job.kind, reference, exc_info=fault)
    told = _("Something went wrong on our side. Try again; if it fails again, tell the operator this reference.")
    _settle(job, State.FAILED, error=told, reference=reference)
    return f"{reference} {type(fault).__name__}: {fault}"[:2000]


def _sentences(refusal: Refusal) -> str:
    if isinstance(refusal, NotNow):
        return "\n".join(str(reason) for reason in refusal.reasons)
    if isinstance(refusal, Invalid):
        return "\n".join(str(line) for lines in refusal.errors.values() for line in lines)
    return _("You are no longer allowed to have this.")
