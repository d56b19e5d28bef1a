"""Use cases of one addressee's consultation on an application (Act §49④⑤⑦)."""

import datetime as dt
from typing import Any

from django.db import transaction

from office import ledger
from office.access import SYSTEM, Actor
from office.attachments.reading import share
from office.deadlines import queries as clocks
from office.docket.models import Matter
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock, reasons_against
from office.workflow.steps import step_of
from sandbox.actions.panels import open_panel
from sandbox.models import Application, Escalation, MaterialRequest, Opinion, OpinionReply, ProposedCondition
from sandbox.models.opinion import KIND
from sandbox.states import OPINING_OPEN, Applying, Opining


def open_for(application: Application, *, addressee: Organisation, question: str, by: Actor) -> Opinion:
    """Open an addressee's part; its number follows the application's, its papers are those that were filed."""
    count = application.opinions().count() + 1
    matter = Matter.objects.create(
        kind=KIND,
        number=f"{application.matter.number}-{count:02d}",
        title=application.matter.title,
        organisation=addressee,
        parent=application.matter,
    )
    opinion = Opinion.objects.create(matter=matter, question=question)
    share(filed_papers(application), matter)
    ledger.record("sandbox.opinion.opened", actor=by, matter_id=matter.pk, subject=opinion)
    return opinion


def filed_papers(application: Application) -> list:
    """The files of the submission that stands."""
    return [paper.attachment for paper in application.filed().papers.select_related("attachment")]


def deliver(opinion: Opinion, *, arrived: dt.datetime) -> None:
    """The letter has arrived: the periods begin. Said twice, it counts once."""
    with transaction.atomic():
        if lock(opinion).state == Opining.PREPARED:
            perform(opinion, "deliver", by=SYSTEM, arrived=arrived)


def request_material(opinion: Opinion, *, by: Actor, items: str) -> None:
    """Ask the applicant for what is missing; only this addressee's 30 days stand still (Act §49⑤)."""
    at = checked_moment()
    with transaction.atomic():
        perform(opinion, "request_material", by=by, at=at, items=items)
        MaterialRequest.objects.create(matter=opinion.matter, items=items, asked_at=at, asked_by_id=by.user_id)


def supply_material(opinion: Opinion, *, by: Actor, text: str) -> None:
    """The applicant answers."""
    at = checked_moment()
    with transaction.atomic():
        perform(opinion, "supply_material", by=by, at=at, text=text)
        opinion.matter.material_requests.filter(supplied_at=None).update(
            text=text, supplied_at=at, supplied_by_id=by.user_id
        )


def refuse_extension(opinion: Opinion, *, by: Actor, reason: str) -> None:
    """The period stays as it was: where it has passed meanwhile, the reply is overdue at once."""
    with transaction.atomic():
        perform(opinion, "refuse_extension", by=by, reason=reason)
        ledger.record(
            "sandbox.opinion.extension_refused", actor=by, matter_id=opinion.pk, subject=opinion,
            data={"reason": reason},
        )  # fmt: skip
        lapse_if_over(opinion)


def lapse_if_over(opinion: Opinion) -> bool:
    """Record that the period passed without a reply, if it did, whether or not the timer has come by."""
    with transaction.atomic():
        opinion.__dict__.update(lock(opinion).__dict__)
        if reasons_against(step_of(Opinion, "lapse"), opinion):
            return False
        perform(opinion, "lapse", by=SYSTEM, expired_on=passed_on(opinion))
    return True


def passed_on(opinion: Opinion) -> dt.date:
    """The last day of the period that passed: of the reply, or of its limit, whichever came first."""
    running = ("C05",) if opinion.extended_at else opinion.clock_ids
    found = [clocks.progress_of(opinion.matter, clock) for clock in running]
    return min(one.due_on for one in found if one is not None and one.overdue)


def escalate(opinion: Opinion, *, by: Actor, note: str) -> None:
    """Press for the reply one level higher."""
    at = checked_moment()
    with transaction.atomic():
        perform(opinion, "escalate", by=by, at=at, note=note)
        Escalation.objects.create(opinion=opinion, level=opinion.escalations, note=note, at=at, by_id=by.user_id)


def record_unreplied(opinion: Opinion, *, by: Actor, reason: str) -> None:
    """An officer's written decision to go on without the reply; the last one closed moves the application on."""
    with transaction.atomic():
        case = lock(application_of(opinion))
        perform(opinion, "record_unreplied", by=by, reason=reason)
        go_on_if_complete(case)


def reply(opinion: Opinion, *, by: Actor, conditions: list[dict], **said: Any) -> OpinionReply:
    """Keep the reply with its conditions; the last one closed moves the application on in the same transaction.

    Silence has no effect in an approval, so a late reply counts like any other and is marked late.
    """
    with transaction.atomic():
        case = lock(application_of(opinion))
        lapse_if_over(opinion)
        late = opinion.state in (Opining.OVERDUE, Opining.UNREPLIED)
        step, at = "reply_late" if opinion.state == Opining.UNREPLIED else "reply", checked_moment()
        perform(opinion, step, by=by, at=at, conditions=conditions, **said)
        kept = OpinionReply.objects.create(opinion=opinion, late=late, replied_at=at, replied_by_id=by.user_id, **said)
        ProposedCondition.objects.bulk_create(
            ProposedCondition(matter=opinion.matter, position=position, **row)
            for position, row in enumerate(conditions, 1)
        )
        go_on_if_complete(case)
    return kept


def cancel_open(application: Application) -> None:
    """End every consultation that is still open, because the case has ended."""
    for opinion in application.opinions().filter(state__in=OPINING_OPEN):
        perform(opinion, "cancel", by=SYSTEM)


def go_on_if_complete(case: Application) -> None:
    """Every consultation is closed: the experts' turn. The case is locked by the caller, so that of two last
    replies one sees the other."""
    step = step_of(Application, "opinions_in")
    if case.state == Applying.CONSULTING and not reasons_against(step, case):
        perform(case, "opinions_in", by=SYSTEM)
        open_panel(case, by=SYSTEM)


def application_of(opinion: Opinion) -> Application:
    """The application a consultation belongs to."""
    return Application.objects.select_related("matter").get(pk=opinion.matter.parent_id)
