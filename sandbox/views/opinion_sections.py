"""The board of consultations on the page of an application, with what the office compares."""

from typing import Any

from office.access import Actor
from sandbox import asked
from sandbox.comparing import contradictions_in, duplicates_in
from sandbox.models.audience import APPLICANT, STAFF, audience_of
from sandbox.states import APPLYING_DECIDED, Opining


def board(application: Any, actor: Actor) -> dict | None:
    """Who was asked, since when, how it stands; for the office the conditions side by side."""
    lines = asked.board_of(application, actor)
    if not lines:
        return None
    reader = audience_of(actor, application)
    proposals = application.proposals() if reader == STAFF else []
    return {
        "lines": lines,
        "for_staff": reader == STAFF,
        "asked_of_me": [one for one in lines if reader == APPLICANT and one.opinion.state == Opining.MATERIAL],
        "closed": sum(not line.open for line in lines),
        "contradictions": contradictions_in(proposals),
        "duplicates": duplicates_in(proposals),
        "molit_only": application.molit_only,
    }


def dispute(application: Any, actor: Actor) -> dict | None:
    """That it was referred, and since when; what was said in it the applicant reads with the decision."""
    disputes = list(application.disputes.all())
    told = audience_of(actor, application) == STAFF or application.state in APPLYING_DECIDED
    return {"disputes": disputes, "told": told} if disputes else None
