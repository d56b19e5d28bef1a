"""Use cases of the rapid confirmation that write more than its own row."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from office import ledger
from office.access import Actor, NotYours
from office.attachments.reading import share
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.forms import actions as forms
from office.forms.models import Answers
from office.forms.queries import answers_of
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock
from sandbox.actions import consultations
from sandbox.form_definitions import RAPID_FORM, facts_known_of
from sandbox.models import RapidConfirmation
from sandbox.models.rapid_confirmation import KIND
from sandbox.rules import WRITERS

SERIES = "RC"


def create(*, by: Actor, organisation: Organisation) -> RapidConfirmation:
    """Open a draft for an organisation; what is known of it is filled in already.

    Raises NotYours unless `by` may write for the organisation.
    """
    if organisation.pk not in by.organisations(WRITERS):
        raise NotYours("sandbox.rapid.create")
    with transaction.atomic():
        matter = Matter.objects.create(kind=KIND, title="", organisation=organisation)
        case = RapidConfirmation.objects.create(matter=matter)
        forms.open_answers(matter, RAPID_FORM, by=by, prefill=facts_known_of(organisation, by))
        ledger.record("sandbox.rapidconfirmation.created", actor=by, matter_id=matter.pk, subject=case)
    return case


def save_answers(case: RapidConfirmation, *, by: Actor, values: dict, revision: int) -> None:
    """Write answers on top of a revision; raises what :func:`office.forms.saving.save` raises."""
    forms.save(answers_of(case.matter), values, revision=revision, by=by)


def submit(case: RapidConfirmation, *, by: Actor, at: dt.datetime | None = None) -> None:
    """File the case: the answers and files are frozen in the same transaction (APA §17②)."""
    at = at or checked_moment()
    with transaction.atomic():
        perform(case, "submit", by=by, at=at)
        forms.freeze(case.matter, by=by, at=at)


def receive(case: RapidConfirmation, *, by: Actor) -> None:
    """Receive the case and give it its number, in one transaction: a number is never left unused."""
    with transaction.atomic():
        year = timezone.localdate().year
        number = f"{SERIES}-{year}-{next_number(SERIES, year):04d}"
        perform(case, "receive", by=by, number=number)


def notify_agencies(case, *, by: Actor, drafter: Actor, agencies: list[str], question: str) -> None:
    """Open a consultation for each ministry that is not asked yet; each gets its own letter and clock."""
    with transaction.atomic():
        perform(case, "notify_agencies", by=by, drafter=drafter, agencies=agencies, question=question)
        asked = set(case.consultations().values_list("matter__organisation_id", flat=True))
        for ministry in Organisation.objects.filter(kind="ministry", pk__in=agencies).order_by("name_ko"):
            if ministry.pk not in asked:
                part = consultations.open_for(case, ministry=ministry, question=question, by=by)
                share(filed_papers(case), part.matter)


def withdraw(case: RapidConfirmation, *, by: Actor, reason: str) -> None:
    """End the case at the applicant's wish; ministries are told that no reply is needed."""
    with transaction.atomic():
        lock(case)
        perform(case, "withdraw", by=by, reason=reason)
        consultations.cancel_open(case)


def filed_papers(case: RapidConfirmation) -> list:
    """The files of the submission that stands."""
    return [paper.attachment for paper in case.filed().papers.select_related("attachment")]


def take_title(case: RapidConfirmation, answers: Answers) -> None:
    """The matter is called by the name of the technology or service, from the first saving on."""
    title = str(answers.data.get("service_name") or "")[:300]
    if title != case.matter.title:
        case.matter.title = title
        case.matter.save(update_fields=["title"])
