"""Use cases of an application for an exemption, up to its receipt; the supplement's are in `supplements`."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from office import ledger
from office.access import Actor, NotYours
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.forms import actions as forms
from office.forms.models import Answers, Snapshot
from office.forms.queries import answers_of
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock
from sandbox.actions import supplements
from sandbox.actions.endings import end_parts
from sandbox.documents import application as D
from sandbox.form_definitions import DEMONSTRATION_FORM, INNOVATION_FORM, facts_known_of
from sandbox.models import Application, Regulation
from sandbox.models.application import KIND
from sandbox.rules import WRITERS
from sandbox.states import Channel, Track

FORMS = {Track.DEMONSTRATION.value: DEMONSTRATION_FORM, Track.INNOVATION.value: INNOVATION_FORM}
SERIES = {Track.DEMONSTRATION.value: "DS", Track.INNOVATION.value: "IP"}
TITLE_LIMIT = 300


def create(
    *,
    by: Actor,
    organisation: Organisation,
    track: str,
    channel: str = Channel.OPEN,
    source: Matter | None = None,
    known: dict[str, Any] | None = None,
) -> Application:
    """Open a draft in the latest version of the track's form; what is registered of the organisation is filled in.

    `source` is the case it follows from, `known` what that case has answered already (Civil Petitions Act §10③).
    Raises NotYours unless `by` may write for the organisation, and for another organisation's case as source.
    """
    _require_own(by, organisation, source)
    with transaction.atomic():
        matter = Matter.objects.create(kind=KIND, title="", organisation=organisation)
        application = Application.objects.create(matter=matter, track=track, channel=channel, source=source)
        answers = forms.open_answers(matter, FORMS[str(track)], by=by, prefill=facts_known_of(organisation, by))
        if known:
            forms.prefill(matter, known, by=by, origin="earlier")
        take_title(application, answers_of(matter, answers.form_code))
        data = {"track": str(track), "channel": str(channel), "source": str(source.pk) if source else ""}
        ledger.record("sandbox.application.created", actor=by, matter_id=matter.pk, subject=application, data=data)
    return application


def _require_own(by: Actor, organisation: Organisation, source: Matter | None) -> None:
    if organisation.pk not in by.organisations(WRITERS):
        raise NotYours("sandbox.application.create")
    if source is not None and source.organisation_id != organisation.pk:
        raise NotYours("sandbox.application.create")


def save_answers(application: Application, *, by: Actor, values: dict, revision: int) -> None:
    """Write answers on top of a revision; raises what :func:`office.forms.saving.save` raises."""
    forms.save(answers_of(application.matter), values, revision=revision, by=by)


def take_title(application: Application, answers: Answers) -> None:
    """The matter is called by the name of the technology or service, from the first saving on."""
    title = str(answers.data.get("service_name") or "")[:TITLE_LIMIT]
    if title != application.matter.title:
        application.matter.title = title
        application.matter.save(update_fields=["title"])


def submit(application: Application, *, by: Actor, at: dt.datetime | None = None) -> None:
    """File it: answers and files are frozen and the regulations written in the same transaction (APA §17②)."""
    at = at or checked_moment()
    with transaction.atomic():
        perform(application, "submit", by=by, at=at)
        write_regulations(application, forms.freeze(application.matter, by=by, at=at))


def receive(application: Application, *, by: Actor) -> None:
    """Receive it and give it its number, in one transaction: a number is never left unused."""
    with transaction.atomic():
        series, year = SERIES[application.track], timezone.localdate().year
        perform(application, "receive", by=by, number=f"{series}-{year}-{next_number(series, year):04d}")


def supply(application: Application, *, by: Actor) -> None:
    """The supplement is submitted: a new version, its regulations, and the paper that tells of it."""
    with transaction.atomic():
        event, filed = supplements.supply(application, by=by)
        write_regulations(application, filed)
        D.ANSWER.trigger(application, event=event, facts={})


def write_regulations(application: Application, filed: Snapshot) -> None:
    """One row for each rule that stands in the way, written anew from what was filed."""
    rows = filed.answers.get("regulations") or []
    ministries = Organisation.objects.filter(kind="ministry", code__in={row.get("ministry") for row in rows})
    by_code = {ministry.code: ministry for ministry in ministries}
    application.regulations.all().delete()
    Regulation.objects.bulk_create(
        Regulation(
            application=application, position=position, law=row.get("law", ""), article=row.get("article", ""),
            ministry=by_code.get(row.get("ministry")), obstacle=row.get("obstacle", ""),
            exemption=row.get("exemption", ""),
        )
        for position, row in enumerate(rows, 1)
    )  # fmt: skip


def return_application(application: Application, *, by: Actor, drafter: Actor, ground: str, reason: str) -> None:
    """Return with reasons and remedies (Decree §52③, Civil Petitions Decree §25); open parts end with it."""
    with transaction.atomic():
        lock(application)
        supplements.return_application(application, by=by, drafter=drafter, ground=ground, reason=reason)
        end_parts(application, by=by)


def withdraw(application: Application, *, by: Actor, reason: str) -> None:
    """End the case at the applicant's wish; whoever was asked is told that nothing is needed any more."""
    with transaction.atomic():
        lock(application)
        perform(application, "withdraw", by=by, reason=reason)
        forms.close_reopenings(application.matter, by=by)
        end_parts(application, by=by)


def discard(application: Application, *, by: Actor) -> None:
    """Give a draft up; local governments that were asked are told."""
    with transaction.atomic():
        lock(application)
        perform(application, "discard", by=by)
        end_parts(application, by=by)
