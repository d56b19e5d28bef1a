"""A tally of very many sheets is the worker's: asked for, followed on the page of the tallies, stored once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.urls import reverse

from office import jobs
from office.access import Actor, NotNow, NotYours
from office.assessment import rules_tally as rules
from office.assessment.actions.tally import tally
from office.assessment.models import Panel, Round, Sheet, StoredTally
from office.assessment.states import Filling
from office.assessment.tallying import standing_against as against
from office.assessment.tallying.facts import still_true
from office.jobs.models import OPEN, Job, State
from office.jobs.progress import Progress
from office.jobs.queries import jobs_for
from office.people.actors import actor_of

KIND = "assessment.tally"


def tally_or_ask(round_: Round, *, by: Actor) -> StoredTally | Job:
    """The tally, where that is quick; else the job of the worker who computes it. Raises as `tally` does."""
    return tally(round_, by=by) if points_of(round_) <= settings.TALLY_AT_ONCE else ask(round_, by=by)


def points_of(round_: Round) -> int:
    """How many points are added up: locked sheets times the criteria of their round."""
    rounds = round_.panel.rounds.filter(position__lte=round_.position)
    rows = Sheet.objects.filter(round__in=rounds.order_by().values("pk"), state=Filling.LOCKED)
    counted = dict(rows.order_by().values_list("round__code").annotate(Count("pk")))
    return sum(counted.get(one.code, 0) * max(len(one.criteria), 1) for one in round_.panel.rule_set.rounds)


def ask(round_: Round, *, by: Actor) -> Job:
    """Have the worker do it; one job at a time for each person and round. What stands in the way is told at once."""
    if not rules.TallyRound.holds(by, round_):
        raise NotYours(rules.TallyRound.key)
    if reasons := against.reasons(round_) or against.unheard(round_):
        raise NotNow(reasons)
    panel = round_.panel
    known = panel.tallies.aggregate(last=Max("number"))["last"] or 0
    return jobs.start(KIND, payload={"round": str(round_.pk), "known": known}, by=by, matter=panel.matter,
                      key=str(round_.pk), title=panel.matter.title)  # fmt: skip


def run(job: Any, progress: Progress) -> jobs.Made:
    """The worker's part. Where somebody's job has just stored what this one is asked for, it is not stored again; nor
    by a job that begins anew. Called off before the end, nothing is kept."""
    round_ = _round_of(job).get()
    with transaction.atomic():
        Panel.objects.select_for_update(of=("self",)).get(pk=round_.panel_id)
        stored = _stored_since(round_, job.payload["known"]) or tally(round_, by=actor_of(job.asked_by))
        progress.say("")
    return jobs.Made({"tally": str(stored.pk)})


def _stored_since(round_: Round, known: int) -> StoredTally | None:
    newer = round_.tallies.filter(number__gt=known).select_related("panel", "round").order_by("-number")
    found = newer.defer("inputs", "result").first()
    return found if found and still_true(found) else None


def may(actor: Actor, job: Any) -> bool:
    """Whoever may tally the round."""
    round_ = _round_of(job).first()
    return round_ is not None and rules.TallyRound.holds(actor, round_)


def _round_of(job: Any) -> QuerySet[Round]:
    return Round.objects.filter(pk=job.payload["round"]).select_related("panel__matter__parent")


def page_of(job: Any) -> str:
    """The tally that was made."""
    return reverse("assessment:tally", args=[job.facts["tally"]])


def resource_of(job: Any) -> str:
    """The same for programs."""
    return reverse("assessment_api:tally", args=[job.facts["tally"]])


def asked(panel: Panel, actor: Actor) -> dict[str, Job]:
    """By round, the actor's newest job that is under way, or has failed and was not made good since."""
    mine = jobs_for(actor).filter(kind=KIND, matter=panel.pk).select_related("asked_by").order_by("id")
    newest = {one.key: one for one in mine}
    made = dict(panel.tallies.order_by().values_list("round").annotate(Max("at")))
    return {key: one for key, one in newest.items() if one.open or _failed(one, made.get(UUID(key)))}


def _failed(job: Job, tallied_at: datetime | None) -> bool:
    return job.state == State.FAILED and (tallied_at is None or tallied_at < job.finished_at)


def others_at_it(panel: Panel, actor: Actor) -> set[str]:
    """The rounds whose tally somebody else has asked for, and the worker has not made yet."""
    rows = Job.objects.filter(kind=KIND, matter=panel.pk, state__in=OPEN).exclude(asked_by=actor.user_id)
    return set(rows.values_list("key", flat=True))
