"""Use cases of a ministry's consultation."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from office import ledger
from office.access import SYSTEM, Actor
from office.deadlines import queries as clocks
from office.docket.models import Matter
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock, reasons_against
from office.workflow.steps import step_of
from sandbox.models import Consultation, MaterialRequest, RapidConfirmation, Reply
from sandbox.models.consultation import KIND
from sandbox.states import CONSULTING_OPEN, Consulting, Rapid


def open_for(case: RapidConfirmation, *, ministry: Organisation, question: str, by: Actor) -> Consultation:
    """Open the ministry's part of a case; its number follows the case's."""
    count = case.consultations().count() + 1
    matter = Matter.objects.create(
        kind=KIND,
        number=f"{case.matter.number}-{count:02d}",
        title=case.matter.title,
        organisation=ministry,
        parent=case.matter,
    )
    consultation = Consultation.objects.create(matter=matter, question=question)
    ledger.record("sandbox.consultation.opened", actor=by, matter_id=matter.pk, subject=consultation)
    return consultation


def deliver(consultation: Consultation, *, arrived: dt.datetime) -> None:
    """The letter has arrived at the ministry: its 30 days begin (Act §49의2③). Said twice, it counts once."""
    with transaction.atomic():
        if lock(consultation).state == Consulting.PREPARED:
            perform(consultation, "deliver", by=SYSTEM, arrived=arrived)


def request_material(consultation: Consultation, *, by: Actor, items: str) -> None:
    """Ask the applicant directly for what is missing."""
    at = timezone.now()
    with transaction.atomic():
        perform(consultation, "request_material", by=by, at=at, items=items)
        MaterialRequest.objects.create(matter=consultation.matter, items=items, asked_at=at, asked_by_id=by.user_id)


def supply_material(consultation: Consultation, *, by: Actor, text: str) -> None:
    """The applicant answers the ministry."""
    at = timezone.now()
    with transaction.atomic():
        perform(consultation, "supply_material", by=by, at=at, text=text)
        consultation.matter.material_requests.filter(supplied_at=None).update(
            text=text, supplied_at=at, supplied_by_id=by.user_id
        )


def reply(consultation: Consultation, *, by: Actor, **facts) -> Reply:
    """Keep the ministry's reply; when it was the last one, the case goes on in the same transaction.

    A reply after the period is kept as a late one: the silence has already had its effect (Act §49의2④).
    """
    with transaction.atomic():
        case = lock(case_of(consultation))
        late = comes_late(consultation)
        at = checked_moment()
        perform(consultation, "reply_late" if late else "reply", by=by, at=at, **facts)
        kept = Reply.objects.create(
            consultation=consultation, late=late, replied_at=at, replied_by_id=by.user_id, **facts
        )
        consolidate_if_complete(case)
    return kept


def lapse_if_over(consultation: Consultation) -> bool:
    """Record the silence if the period is over, whether or not the timer has come by; returns whether it did."""
    with transaction.atomic():
        consultation.__dict__.update(lock(consultation).__dict__)
        if reasons_against(step_of(Consultation, "lapse"), consultation):
            return False
        clock = clocks.progress_of(consultation.matter, "C06")
        perform(consultation, "lapse", by=SYSTEM, expired_on=clock.due_on)
    return True


def comes_late(consultation: Consultation) -> bool:
    """Whether a reply given now would come after the silence has had its effect; the silence is recorded if so."""
    return lapse_if_over(consultation) or consultation.state in (Consulting.DEEMED_NONE, Consulting.DEEMED_CONFIRMED)


def confirm_deemed(consultation: Consultation, *, by: Actor, note: str) -> None:
    """Establish that no reply came; when it was the last open one, the case goes on."""
    with transaction.atomic():
        case = lock(case_of(consultation))
        perform(consultation, "confirm_deemed", by=by, note=note)
        consolidate_if_complete(case)


def cancel_open(case: RapidConfirmation) -> None:
    """End every part that is still open, because the case has ended."""
    for consultation in case.consultations().filter(state__in=[*CONSULTING_OPEN, Consulting.DEEMED_NONE]):
        perform(consultation, "cancel", by=SYSTEM)


def consolidate_if_complete(case: RapidConfirmation) -> None:
    """All answers are in: MOLIT's own days run on. The case is locked by the caller, so that of two last
    replies one sees the other."""
    step = step_of(RapidConfirmation, "consolidate")
    if case.state == Rapid.INQUIRING and not reasons_against(step, case):
        perform(case, "consolidate", by=SYSTEM)


def case_of(consultation: Consultation) -> RapidConfirmation:
    """The case a consultation belongs to."""
    return RapidConfirmation.objects.select_related("matter").get(pk=consultation.matter.parent_id)
