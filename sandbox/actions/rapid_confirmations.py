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
from sandbox.models import RapidConfirmation, SupplementDemand
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


def request_supplement(case, *, by: Actor, drafter: Actor, codes: list[str], reason: str, days: int) -> None:
    """First demand: only the named fields open (Civil Petitions Act §22①)."""
    with transaction.atomic():
        facts = {"codes": codes, "reason": reason, "days": days}
        perform(case, "request_supplement", by=by, drafter=drafter, **facts)
        SupplementDemand.objects.create(matter=case.matter, round=1, demanded_at=timezone.now(), **facts)
        forms.reopen(case.matter, codes, reason=reason, by=by)


def demand_again(case, *, by: Actor, drafter: Actor, reason: str, days: int) -> None:
    """Second demand, at most ten days; the same fields stay open (Civil Petitions Decree §24③)."""
    with transaction.atomic():
        first = case.matter.supplement_demands.last()
        perform(case, "demand_again", by=by, drafter=drafter, reason=reason, days=days)
        SupplementDemand.objects.create(
            matter=case.matter, round=2, codes=first.codes, reason=reason, days=days, demanded_at=timezone.now()
        )


def supply(case: RapidConfirmation, *, by: Actor) -> None:
    """The supplement is submitted: frozen as a new version, the reopened fields close."""
    at = checked_moment()
    with transaction.atomic():
        perform(case, "supply", by=by, at=at)
        case.matter.supplement_demands.filter(answered_at=None).update(answered_at=at)
        forms.freeze(case.matter, by=by, at=at)


def continue_examination(case: RapidConfirmation, *, by: Actor, reason: str) -> None:
    """Go on without the supplement; the reopened fields close."""
    with transaction.atomic():
        perform(case, "continue_examination", by=by, reason=reason)
        forms.close_reopenings(case.matter, by=by)


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


def return_application(case, *, by: Actor, drafter: Actor, ground: str, reason: str) -> None:
    """Return with reasons and remedies (Civil Petitions Decree §25)."""
    with transaction.atomic():
        perform(case, "return_application", by=by, drafter=drafter, ground=ground, reason=reason)
        forms.close_reopenings(case.matter, by=by)


def filed_papers(case: RapidConfirmation) -> list:
    """The files of the submission that stands."""
    return [paper.attachment for paper in case.filed().papers.select_related("attachment")]


def take_title(case: RapidConfirmation, answers: Answers) -> None:
    """The matter is called by the name of the technology or service, from the first saving on."""
    title = str(answers.data.get("service_name") or "")[:300]
    if title != case.matter.title:
        case.matter.title = title
        case.matter.save(update_fields=["title"])
