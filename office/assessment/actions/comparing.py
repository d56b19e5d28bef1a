"""Other ways of counting a tally: worked out at once where that is quick, by the worker where it is not."""

from typing import Any

from django.urls import reverse

from office import jobs
from office.access import Actor
from office.assessment.models import StoredTally
from office.assessment.tallying import whatif
from office.docket.registry import subject_of
from office.jobs.models import Job, State
from office.jobs.progress import Progress
from office.jobs.queries import jobs_for

KIND = "assessment.what_if"
AT_ONCE = 30_000  # sheets times ways of counting: well below a second


def compared(tally: StoredTally) -> whatif.Kept | None:
    """Every other way of counting; None where the worker has to be asked first."""
    found = whatif.kept(tally.sha256)
    if found is None and _work_of(tally) <= AT_ONCE:
        found = whatif.work_out(tally)
    return found


def _work_of(tally: StoredTally) -> int:
    sheets = tally.panel.rounds.filter(position__lte=tally.round.position).values_list("sheets__seat")
    members = sheets.exclude(sheets=None).distinct().count()
    return sheets.count() * (members + len(whatif.METHODS) + 1)


def ask(tally: StoredTally, *, by: Actor) -> Job:
    """Have the worker do it; one job at a time for each person and tally. Raises NotYours."""
    return jobs.start(KIND, payload={"tally": str(tally.pk)}, by=by, matter=tally.panel.matter, key=str(tally.pk),
                      title=tally.panel.matter.title)  # fmt: skip


def asked(tally: StoredTally, actor: Actor) -> Job | None:
    """The job that is under way, or has failed."""
    mine = jobs_for(actor).filter(kind=KIND, key=str(tally.pk), state__in=[State.QUEUED, State.RUNNING, State.FAILED])
    return mine.select_related("asked_by").order_by("-id").first()


def run(job: Any, progress: Progress) -> None:
    """The worker's part; it makes no file."""
    panel = subject_of(job.matter)
    tally = StoredTally.objects.select_related("panel", "round").get(pk=job.payload["tally"], panel=panel.pk)
    progress.of(panel.seats.count() + len(whatif.METHODS))
    whatif.work_out(tally, told=lambda _left: progress.step())


def page_of(job: Any) -> str:
    """Where they are compared."""
    return reverse("assessment:what-if", args=[job.payload["tally"]])


def resource_of(job: Any) -> str:
    """The same for programs."""
    return reverse("assessment_api:tally-what-if", args=[job.payload["tally"]])
