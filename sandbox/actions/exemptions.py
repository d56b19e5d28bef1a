"""The exemption: granted with the approval, published in the gazette."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.deadlines import actions as clocks
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.ledger.models import Event
from office.notifications.announcing import send
from sandbox import rules
from sandbox.filed_facts import metrics_of, ministries_of, regions_of
from sandbox.models import AmendmentPlan, Application, DataMetric, Exemption, ExemptionRegion
from sandbox.models.amendment_plan import KIND as PLAN
from sandbox.models.exemption import KIND

SERIES = "EX"


def grant(
    case: Application, *, by: Actor, at: dt.datetime, starts_on: dt.date, ends_on: dt.date, content: str
) -> Exemption:
    """Create the exemption of an approved application, with its own number, inside the approval's transaction.

    The year in which to start (C12) and each regulator's 30 days for its plan to amend the law (C20) begin.
    """
    made = Exemption.objects.create(
        matter=_matter(case, at), application=case, track=case.track, approved_at=at,
        starts_on=starts_on, ends_on=ends_on, content=content,
    )  # fmt: skip
    case.conditions.update(exemption=made)
    ExemptionRegion.objects.bulk_create(
        ExemptionRegion(exemption=made, organisation=place, boundary=boundary) for place, boundary in regions_of(case)
    )
    DataMetric.objects.bulk_create(
        DataMetric(exemption=made, position=position, **row) for position, row in enumerate(metrics_of(case), start=1)
    )
    event = ledger.record("sandbox.exemption.granted", actor=by, matter_id=made.pk, subject=made)
    clocks.start(made.matter, "C12", on=at, event=event)
    _ask_for_plans(case, made, at=at, event=event)
    return made


def _matter(case: Application, at: dt.datetime) -> Matter:
    year = timezone.localdate(at).year
    return Matter.objects.create(
        kind=KIND,
        number=f"{SERIES}-{year}-{next_number(SERIES, year):04d}",
        title=case.matter.title,
        organisation=case.matter.organisation,
        officer=case.matter.officer,
    )


def _ask_for_plans(case: Application, made: Exemption, *, at: dt.datetime, event: Event) -> None:
    """Every regulator owes a plan within 30 days of the exemption, asked or not (ARA Decree §13의6③)."""
    for count, ministry in enumerate(ministries_of(case), start=1):
        matter = Matter.objects.create(
            kind=PLAN, number=f"{made.matter.number}-{count:02d}", title=made.matter.title, organisation=ministry,
            parent=made.matter,
        )  # fmt: skip
        plan = AmendmentPlan.objects.create(matter=matter, exemption=made)
        clocks.start(matter, "C20", on=at, event=event)
        send("sandbox.amendment_plan_asked", plan, dedupe="asked", event=event)


def record_publication(
    exemption: Exemption, *, by: Actor, published_on: dt.date, issue: str, effective_on: dt.date | None = None
) -> None:
    """Write down the gazette notice: it takes effect five days later (C24) unless it names another day (Doc §6③).

    Raises NotYours, NotNow when it is on record already, Invalid for days that cannot be.
    """
    with transaction.atomic():
        locked = Exemption.objects.select_for_update(of=("self",)).select_related("matter").get(pk=exemption.pk)
        if not rules.HandleExemption.holds(by, locked):
            raise NotYours(rules.HandleExemption.key)
        if locked.published_on:
            raise NotNow([_("The publication is on record already.")])
        _check_days(locked, published_on, effective_on)
        locked.published_on, locked.gazette_issue, locked.effective_on = published_on, issue.strip(), effective_on
        locked.save(update_fields=["published_on", "gazette_issue", "effective_on"])
        data = {"published_on": published_on.isoformat()}
        event = ledger.record(
            "sandbox.exemption.published", actor=by, matter_id=locked.pk, subject=locked, data=data
        )  # fmt: skip
        if effective_on is None:
            clocks.start(locked.matter, "C24", on=published_on, event=event)
    exemption.__dict__.update(locked.__dict__)


def _check_days(exemption: Exemption, published_on: dt.date, effective_on: dt.date | None) -> None:
    errors = {}
    if not timezone.localdate(exemption.approved_at) <= published_on <= timezone.localdate():
        errors["published_on"] = [_("It is published after the approval, and not in the future.")]
    if effective_on is not None and effective_on < published_on:
        errors["effective_on"] = [_("It does not take effect before it is published.")]
    if errors:
        raise Invalid(errors)
