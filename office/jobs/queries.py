"""What somebody may see of jobs: one's own, and nobody else's."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from office.access import Actor, Unknown
from office.docket.registry import visible_to
from office.jobs.models import OPEN, Job, State
from office.jobs.registry import kind_of


def jobs_for(actor: Actor) -> QuerySet[Job]:
    """One's own jobs, the newest first; `matter_seen` says whether their matter may still be named."""
    if not actor.signed_in:
        return Job.objects.none()
    seen = Exists(visible_to(actor).filter(pk=OuterRef("matter")).order_by())
    return Job.objects.filter(asked_by=actor.user_id).select_related("matter").annotate(matter_seen=seen)


def recent_for(actor: Actor) -> QuerySet[Job]:
    """What still runs, and what lies ready to be fetched."""
    return jobs_for(actor).filter(state__in=[*OPEN, State.DONE])


def has_recent(actor: Actor) -> bool:
    """Whether there is any such job; asks nothing about matters."""
    return actor.signed_in and Job.objects.filter(asked_by=actor.user_id, state__in=[*OPEN, State.DONE]).exists()


def job_for(actor: Actor, pk: UUID) -> Job:
    """One of one's own that one may still have; raises Unknown, also where the permission has been lost since."""
    job = jobs_for(actor).select_related("asked_by").filter(pk=pk).first()
    if job is None or not allowed(actor, job):
        raise Unknown(str(pk))
    return job


def allowed(actor: Actor, job: Job) -> bool:
    """Whether the job's kind allows it to `actor` now; nobody is allowed a kind that is no longer installed."""
    try:
        return kind_of(job.kind).allows(actor, job)
    except LookupError:
        return False
