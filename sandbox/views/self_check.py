"""The public self-check: one question at a time, by the address alone."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from office.access import PUBLIC, declare
from sandbox import self_check
from sandbox.self_check import QUESTIONS, Outcome, Question, Wrong


@declare(PUBLIC)
@require_safe
def which_track(request: HttpRequest) -> HttpResponse:
    """Ask, or say what the answers come to. A question sent without an answer is asked again, with a word about it."""
    told, wrong = _told(request)
    question = self_check.next_question(told)
    missing = question is not None and (wrong or request.GET.get("asked") == question.key)
    context = {
        "question": question,
        "error": _("Choose one of the answers.") if missing else "",
        "answered": _answered(told),
        "told": told,
        "outcome": self_check.outcome_of(told) if question is None else None,
    }
    if question is None:
        context["start_url"] = _start(context["outcome"])
    return render(request, "sandbox/self_check.html", context, status=400 if missing else 200)


def _told(request: HttpRequest) -> tuple[dict[str, str], bool]:
    """The answers on their way, and whether one is none that the question has; what follows it does not count."""
    told = {one.key: request.GET[one.key] for one in QUESTIONS if one.key in request.GET}
    try:
        way = self_check.asked(told)
    except Wrong as odd:
        keys = [one.key for one in QUESTIONS]
        before = keys[: keys.index(str(odd))]
        return {key: value for key, value in told.items() if key in before}, True
    return {one.key: told[one.key] for one in way if one.key in told}, False


def _answered(told: dict[str, str]) -> list[dict[str, Any]]:
    """The answers given, each with the address that asks it again."""
    way: list[dict[str, Any]] = []
    for question in _questions(told):
        before = {line["key"]: told[line["key"]] for line in way}
        way.append(
            {
                "key": question.key,
                "question": question.text,
                "answer": question.label_of(told[question.key]),
                "again": "?" + urlencode(before),
            }
        )
    return way


def _questions(told: dict[str, str]) -> list[Question]:
    return [one for one in self_check.asked(told) if one.key in told]


def _start(outcome: Outcome) -> str:
    """Where the draft begins; nothing in an installation that does not have that procedure."""
    if not outcome.start:
        return ""
    try:
        return reverse(outcome.start) + (f"?{outcome.query}" if outcome.query else "")
    except NoReverseMatch:
        return ""
