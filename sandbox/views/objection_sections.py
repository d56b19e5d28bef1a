"""Objections on the page of an application: what was filed, and the way to file one."""

from typing import Any

from office.access import Actor
from office.deadlines.queries import progress_of
from sandbox import rules
from sandbox.actions.objections import reasons_not_to_object
from sandbox.models.objection import DISPOSED
from sandbox.queries_objections import objections_for


def section(application: Any, actor: Actor) -> dict | None:
    """For the applicant after a return or a refusal: the remedy, or why it is not open; for all: what was filed."""
    found = list(objections_for(actor).filter(matter__parent=application.pk))
    offers = application.state in DISPOSED and rules.Apply.holds(actor, application)
    if not found and not offers:
        return None
    return {
        "objections": found,
        "offers": offers,
        "reasons": reasons_not_to_object(application) if offers else [],
        "clock": progress_of(application.matter, "C22") if offers else None,
        "application": application,
    }
