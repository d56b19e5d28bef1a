"""Use cases of a local government's review before filing (Act §49②), and of the applicant's answer to it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.attachments.reading import share
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.forms.models import Snapshot
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock, reasons_against
from office.workflow.steps import step_of
from sandbox import deadlines as L
from sandbox import rules
from sandbox.documents import local_reviews as D
from sandbox.models import Application, LocalReview, Measure
from sandbox.models.local_review import KIND
from sandbox.notifications import local_reviews as N
from sandbox.states import Applying, Reviewing

SERIES = "LR"


def open_for(
    application: Application, *, local_government: Organisation, plan: Snapshot, by: Actor, at: dt.datetime
) -> LocalReview:
    """Send the plan as it stands to a local government; `at` is the application's own `sent_to_local_at`.

    The local government reads the answers and files of `plan`, whatever the applicant changes afterwards.
    """
    with transaction.atomic():
        year = timezone.localdate(at).year
        matter = Matter.objects.create(
            kind=KIND,
            number=f"{SERIES}-{year}-{next_number(SERIES, year):04d}",
            title=application.matter.title,
            organisation=local_government,
            parent=application.matter,
        )
        review = LocalReview.objects.create(matter=matter, plan=plan, asked_at=at)
        share([paper.attachment for paper in plan.papers.select_related("attachment")], matter)
        event = ledger.record("sandbox.localreview.asked", actor=by, matter_id=matter.pk, subject=review)
        for effect in (L.LOCAL_REVIEW_IN_20_DAYS, N.LOCAL_REVIEW_ASKED, D.REQUEST):
            effect.trigger(review, event=event, facts={})
    return review


def give(review: LocalReview, *, by: Actor, stance: str, text: str, measures: list[str]) -> None:
    """Keep the opinion and its measures; when it was the last one, the application goes on in the same transaction."""
    with transaction.atomic():
        case = lock(application_of(review))
        perform(review, "give", by=by, at=checked_moment(), stance=stance, text=text, measures=measures)
        Measure.objects.bulk_create(
            Measure(review=review, position=position, text=measure) for position, measure in enumerate(measures, 1)
        )
        go_on_if_complete(case)


def go_on_if_complete(case: Application) -> None:
    """Every local opinion is in: the applicant's turn. The case is locked by the caller, so that of two last
    opinions one sees the other."""
    step = step_of(Application, "local_opinions_in")
    if case.state == Applying.LOCAL_REVIEW and not reasons_against(step, case):
        perform(case, "local_opinions_in", by=SYSTEM)


def recall_open(application: Application) -> None:
    """The applicant takes the plan back, or gives it up: nobody need review it any more; opinions given are kept."""
    for review in application.local_reviews().filter(state__in=(Reviewing.ASKED, Reviewing.ACKNOWLEDGED)):
        perform(review, "recall", by=SYSTEM)


def answer_measure(measure: Measure, *, by: Actor, plan: str) -> None:
    """Write the applicant's action plan for one measure (Act §49②③); it can be changed until the filing.

    Raises NotYours, NotNow outside the time between the last opinion and the filing, Invalid without a text.
    """
    with transaction.atomic():
        review = measure.review
        case = lock(application_of(review))
        if not rules.AnswerMeasures.holds(by, review):
            raise NotYours(rules.AnswerMeasures.key)
        if reasons := reasons_not_to_answer(review, case):
            raise NotNow(reasons)
        if not plan.strip():
            raise Invalid({"plan": [_("Say what you will do about this measure.")]})
        Measure.objects.filter(pk=measure.pk).update(
            plan=plan.strip(), answered_at=timezone.now(), answered_by_id=by.user_id
        )
        data = {"position": measure.position}
        ledger.record("sandbox.localreview.answered", actor=by, matter_id=review.pk, subject=review, data=data)
    measure.refresh_from_db()


def answer_measures(review: LocalReview, *, by: Actor, plans: dict[int, str]) -> None:
    """Write the action plans that were typed, by the measures' positions: all of them or, where one is wrong, none.

    A measure without a plan may stay so while another is answered. Raises as :func:`answer_measure`; the errors of
    Invalid are named `plan-1`, `plan-2` …
    """
    typed = {position: plan for position, plan in plans.items() if plan.strip()}
    measures = {one.position: one for one in review.measures.select_related("review__matter")}
    emptied = {position for position in plans if position not in typed and position in measures}
    emptied = {position for position in emptied if measures[position].plan or not typed}
    with transaction.atomic():
        for position in sorted(typed.keys() & measures.keys()):
            answer_measure(measures[position], by=by, plan=typed[position])
        if emptied:
            _check_answering(review, by)
            raise Invalid({f"plan-{one}": [_("Say what you will do about this measure.")] for one in emptied})


def _check_answering(review: LocalReview, by: Actor) -> None:
    if not rules.AnswerMeasures.holds(by, review):
        raise NotYours(rules.AnswerMeasures.key)
    if reasons := reasons_not_to_answer(review, application_of(review)):
        raise NotNow(reasons)


def reasons_not_to_answer(review: LocalReview, case: Application) -> list[str]:
    """Why the action plan cannot be written now; empty when it can."""
    if case.state != Applying.LOCAL_DONE:
        return [_("The action plan is written between the last local opinion and the filing.")]
    if review.asked_at != case.sent_to_local_at or review.state != Reviewing.GIVEN:
        return [_("This opinion is about an earlier version of the plan.")]
    return []


def application_of(review: LocalReview) -> Application:
    """The application a review belongs to."""
    return Application.objects.select_related("matter").get(pk=review.matter.parent_id)
