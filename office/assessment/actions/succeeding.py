"""Whoever comes next in the drawn order, when a seat becomes free."""

from importlib import import_module
from importlib.util import find_spec

from office.access import Actor
from office.assessment.models import Seat

_HOME = "office.assessment.actions.panels"


def call_next(seat: Seat, *, by: Actor) -> Seat | None:
    """Give the place to the next alternate of the draw; None where there is none."""
    if find_spec(_HOME) is None:
        return None
    found = getattr(import_module(_HOME), "call_next", None)
    return found(seat, by=by) if found else None
