"""Use cases of the supplement (보완) and the return (반려), the same in every procedure with a form."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from office.access import Actor
from office.forms import actions as forms
from office.forms.models import Snapshot
from office.ledger.models import Event
from office.workflow import perform
from office.workflow.arrival import checked_moment
from sandbox.models import SupplementDemand


def request_supplement(case: Any, *, by: Actor, drafter: Actor, codes: list[str], reason: str, days: int) -> None:
    """First demand: only the named fields open (Civil Petitions Act §22①)."""
    with transaction.atomic():
        facts = {"codes": codes, "reason": reason, "days": days}
        perform(case, "request_supplement", by=by, drafter=drafter, **facts)
        SupplementDemand.objects.create(matter=case.matter, round=1, demanded_at=timezone.now(), **facts)
        forms.reopen(case.matter, codes, reason=reason, by=by)


def demand_again(case: Any, *, by: Actor, drafter: Actor, reason: str, days: int) -> None:
    """Second demand, at most ten days; the same fields stay open (Civil Petitions Decree §24③)."""
    with transaction.atomic():
        first = case.matter.supplement_demands.last()
        perform(case, "demand_again", by=by, drafter=drafter, reason=reason, days=days)
        SupplementDemand.objects.create(
            matter=case.matter, round=2, codes=first.codes, reason=reason, days=days, demanded_at=timezone.now()
        )


def supply(case: Any, *, by: Actor) -> tuple[Event, Snapshot]:
    """The supplement is submitted: frozen as a new version, the reopened fields close."""
    at = checked_moment()
    with transaction.atomic():
        event = perform(case, "supply", by=by, at=at)
        case.matter.supplement_demands.filter(answered_at=None).update(answered_at=at)
        return event, forms.freeze(case.matter, by=by, at=at)


def continue_examination(case: Any, *, by: Actor, reason: str) -> None:
    """Go on without the supplement; the reopened fields close."""
    with transaction.atomic():
        perform(case, "continue_examination", by=by, reason=reason)
        forms.close_reopenings(case.matter, by=by)


def return_application(case: Any, *, by: Actor, drafter: Actor, ground: str, reason: str) -> None:
    """Return with reasons and remedies (Civil Petitions Decree §25)."""
    with transaction.atomic():
        perform(case, "return_application", by=by, drafter=drafter, ground=ground, reason=reason)
        forms.close_reopenings(case.matter, by=by)
