"""Objections to results: filed by those who entered, answered by the office."""

import dataclasses
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions import clocks, rules
from competitions import queries_selection as found_in
from competitions.actions import objections
from competitions.forms.objection import ObjectionForm
from competitions.guards_selection import may_object
from competitions.history_objections import history_of
from competitions.models import Entry, Objection
from competitions.views.entries.anatomy import letter_told
from competitions.views.entries.finding import get_entry
from office.access import SIGNED_IN, Actor, NotNow, NotYours, Unknown, declare
from office.deadlines.queries import clocks_of
from office.documents import queries as documents
from office.workflow import steps_for
from office.workflow.pages import StepPage
from office.workflow.steps import Step

PER_PAGE = 30


def get_objection(actor: Actor, pk: UUID) -> Objection:
    """The objection, if the actor may know of it; raises Unknown."""
    found = found_in.objections_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The objections the reader may know of, the newest first."""
    found = found_in.objections_for(request.actor).order_by("-received_at", "-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    for one in page.object_list:
        one.words = one.state_label(request.actor)
    return render(request, "competitions/objection/list.html", {"page": page})


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """File an objection to the result of an entry, or learn why not."""
    entry = get_entry(request.actor, pk)
    if not rules.SealEntry.holds(request.actor, entry):
        raise NotYours("competitions.objection.file")
    if reasons := may_object(entry):
        raise NotNow(reasons)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = objections.file(entry, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Your objection is in. You are told as soon as it is answered."))
        return redirect("competitions:objection", pk=made.pk)
    context = {"entry": entry, "form": form, "until": clocks.objections_last(entry)}
    return render(request, "competitions/objection/file.html", context, status=400 if form.is_bound else 200)


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is objected to, why, by when it is answered, and the answer once it is decided."""
    one = get_objection(request.actor, pk)
    return render(request, "competitions/objection/page.html", context_of(one, request.actor))


def context_of(one: Objection, actor: Actor) -> dict[str, Any]:
    """The names that `case.html` reads; what is only proposed is the office's."""
    staff = rules.AnswerObjection.holds(actor, one) or rules.WorkOnCall.holds(actor, one.entry.call)
    answered = one.state in ("upheld", "rejected")
    return {
        "subject": one,
        "entry": one.entry,
        "staff": staff,
        "answer": one.answer if staff or answered else "",
        "answered": answered,
        "case": {
            "title": _("Objection to the result of “%(title)s”") % {"title": one.entry.matter.title},
            "number": one.matter.number or "",
            "kind_label": _("Objection"),
            "state_label": one.state_label(actor),
            "tone": one.tone,
            "turn": "",
            "next": "",
        },
        "clocks": clocks_of(one.matter),
        "steps": _steps(one, actor),
        "papers": [],
        "letters": [letter_told(letter) for letter in documents.documents_of(one.matter, actor)],
        "history": history_of(one, staff=staff),
    }


def _steps(one: Objection, actor: Actor) -> list:
    return [
        dataclasses.replace(step, url=reverse("competitions:objection-step", args=[one.pk, step.name]))
        for step in steps_for(one, actor)
        if step.in_state
    ]


@declare(SIGNED_IN)
class ObjectionStep(StepPage):
    """A step of an objection; what is objected to stays in sight."""

    template = "competitions/objection/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return found_in.objections_for(actor)

    def address(self, subject: Any) -> str:
        """The objection's page."""
        return reverse("competitions:objection", args=[subject.pk])

    def about(self, subject: Any, step: Step) -> dict[str, Any]:
        """The reasons, and what was proposed for whoever decides."""
        return {"objection": subject, "staff": rules.AnswerObjection.holds(self.request.actor, subject)}


def section_of(entry: Entry, actor: Actor) -> dict[str, Any]:
    """What the page of an entry says of objections: those that there are, and whether one can be filed."""
    seals = rules.SealEntry.holds(actor, entry)
    told = entry.call.state in ("published", "final")
    if not told:
        return {}
    found = list(found_in.objections_of(entry, actor))
    for one in found:
        one.words = one.state_label(actor)
    return {
        "objections": found,
        "objecting": seals and not may_object(entry),
        "objections_last": clocks.objections_last(entry),
    }
