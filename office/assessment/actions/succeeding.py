"""Whoever comes next in the drawn order, when a seat becomes free."""

from office.access import Actor
from office.assessment.actions import draws
from office.assessment.models import Seat


def call_next(seat: Seat, *, by: Actor) -> Seat | None:
    """Give the place to the next in the drawn order; None where nobody is left."""
    return draws.call_next(seat, by=by)
