"""Reactions that every procedure with a supplement shares: its letters arrive, its second period ends."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from office.access import SYSTEM
from office.deadlines import actions as clocks
from office.docket import registry as docket
from office.workflow import perform


def demand_arrived(document: Any, *, at: Any, event: Any) -> None:
    """The supplement's period counts from the demand's arrival (Civil Petitions Decree §24)."""
    demand = document.matter.supplement_demands.last()
    if demand is None or demand.answered_at:
        return
    demand.arrived_at = at
    demand.save(update_fields=["arrived_at"])
    clock = "C09" if demand.round == 1 else "C09b"
    if demand.round == 2:
        clocks.close(document.matter, "C09", event=event)
    clocks.start(document.matter, clock, on=at, length=demand.days, event=event)


def second_demand_over(case: Any) -> None:
    """The officer is told; nothing is ever returned by itself (Civil Petitions Decree §25①)."""
    with transaction.atomic():
        if case is not None and case.state == "supplement" and case.clock_passed("C09b"):
            perform(case, "supplement_overdue", by=SYSTEM)


def answers_closed(writable: tuple[str, ...]) -> Any:
    """Why nothing can be written in a state; empty while a draft or a supplement is open."""

    def closed(case: Any) -> list:
        return [] if case.state in writable else [_("The answers are not open for changes at present.")]

    return closed


def of_kind(deadline: Any, model: type) -> Any:
    """The case of that model whose clock it is; nothing for other cases."""
    kind = docket.kinds().get(deadline.matter.kind)
    return docket.subject_of(deadline.matter) if kind and kind.model is model else None
