"""Signing the papers of §2.1: the answers are frozen with the seat, and each paper is issued as a PDF."""

from typing import Any

from office.access import Actor
from office.assessment.models import Seat
from office.workflow import perform


def pledge(seat: Seat, *, by: Actor, **answers: Any) -> Any:
    """Sign; returns the event. The page asks for a fresh authentication before; a token of the API is one by itself."""
    return perform(seat, "pledge", by=by, answers=answers)
