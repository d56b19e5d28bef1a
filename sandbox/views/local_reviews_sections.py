"""The local governments' reviews on the page of an application."""

from typing import Any

from office.access import Actor
from sandbox import rules
from sandbox.actions.local_reviews import reasons_not_to_answer
from sandbox.asked import local_reviews_for
from sandbox.clock_lines import clocks_by_matter


def section(application: Any, actor: Actor) -> dict | None:
    """Who was asked, their opinions, and the action plan in return; a form for each measure while it is open."""
    found = local_reviews_for(actor).filter(matter__parent=application.pk).order_by("pk")
    reviews = list(found.prefetch_related("measures"))
    if not reviews:
        return None
    clocks = clocks_by_matter(reviews, "C01")
    return {"reviews": [_line(review, application, actor, clocks) for review in reviews]}


def _line(review: Any, application: Any, actor: Actor, clocks: dict) -> dict:
    answers = rules.AnswerMeasures.holds(actor, review) and not reasons_not_to_answer(review, application)
    measures = list(review.measures.all())
    return {
        "review": review,
        "words": review.state_label(actor),
        "clock": clocks.get(review.pk),
        "measures": measures,
        "shown": [] if answers else measures,
        "answers": answers and measures,
        "current": review.asked_at == application.sent_to_local_at,
    }
