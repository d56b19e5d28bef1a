"""The pages of a rapid confirmation."""

import dataclasses
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Actor, NotNow, NotYours, Unknown, declare
from office.workflow.pages import StepPage
from office.workflow.steps import Step
from sandbox import queries, rules
from sandbox.actions import rapid_confirmations
from sandbox.documents.rapid import RESULT
from sandbox.models import RapidConfirmation
from sandbox.states import RAPID_WRITABLE, Consulting, Outcome
from sandbox.views import exports
from sandbox.views.anatomy import case_context
from sandbox.views.filters import RapidFilter
from sandbox.views.supplying import beside_supply, demands_of

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The cases the reader may know of."""
    cases = queries.with_reply_counts(queries.rapid_confirmations_for(request.actor))
    found = RapidFilter(request.GET, queryset=cases)
    if kind := request.GET.get("export"):
        return exports.rapid_confirmations(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    for case in page.object_list:
        case.words = case.state_label(request.actor)
    may_apply = bool(request.actor.organisations(rules.WRITERS, queries.APPLICANT_KINDS))
    return render(request, "sandbox/rapid/list.html", {"page": page, "filter": found, "may_apply": may_apply})


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a draft; whoever writes for several organisations says for which."""
    mine = queries.organisations_of(request.actor, rules.WRITERS)
    if request.method == "POST":
        chosen = mine.filter(pk=_uuid(request.POST.get("organisation"))) if mine.count() > 1 else mine
        if (organisation := chosen.first()) is None:
            raise NotYours("sandbox.rapid.create")
        case = rapid_confirmations.create(by=request.actor, organisation=organisation)
        return redirect("sandbox:rapid-form", pk=case.pk)
    return render(request, "sandbox/rapid/new.html", {"organisations": mine})


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def get_case(actor: Actor, pk: UUID) -> RapidConfirmation:
    """The case, if the actor may know of it; raises Unknown."""
    case = queries.rapid_confirmations_for(actor).filter(pk=pk).first()
    if case is None:
        raise Unknown
    return case


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case: what it is, whose turn it is, the one thing to do next, everything that belongs to it."""
    case = get_case(request.actor, pk)
    context = case_context(case, request.actor, step_url="sandbox:rapid-step")
    writes = rules.ApplyRapid.holds(request.actor, case)
    parts = queries.board_of(case, request.actor)
    mine = {
        "parts": parts,
        "asked_of_me": [part for part in parts if writes and part.case.state == Consulting.MATERIAL],
        "findings": queries.answers_in(case, request.actor),
        "filed": case.filed(),
        "may_write": writes and case.state in RAPID_WRITABLE,
        "missing": case.missing_count() if writes and case.state in RAPID_WRITABLE else 0,
        "demands": demands_of(case),
        "notice": next((letter for letter in context["letters"] if letter["kind"] == RESULT.key), None),
        "may_carry_over": writes and case.outcome == Outcome.REGULATED,
    }
    mine["untouched"] = bool(mine["may_write"] and mine["demands"] and case.as_filed())
    if mine["untouched"]:
        context["steps"] = [dataclasses.replace(step, primary=False) for step in context["steps"]]
    if mine["asked_of_me"]:
        context["case"]["turn"] = _("It is your turn")
    return render(request, "sandbox/rapid/page.html", {**context, **mine})


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The application form 5의2: saves while typing; without JavaScript, by its button."""
    case = get_case(request.actor, pk)
    if not rules.ApplyRapid.holds(request.actor, case):
        raise NotYours("sandbox.rapid.apply")
    if case.state not in RAPID_WRITABLE:
        raise NotNow([_("The answers are not open for changes at present.")])
    return queries_form(request, case)


def queries_form(request: HttpRequest, case: RapidConfirmation) -> HttpResponse:
    """The page of the form, by the forms piece."""
    from office.forms import pages

    return pages.edit(
        request, case.matter, template="sandbox/rapid/form.html", back=reverse("sandbox:rapid", kwargs={"pk": case.pk}),
        context={"case": case},
    )  # fmt: skip


@declare(SIGNED_IN)
@require_safe
def carry_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What an exemption application would take over from this case."""
    case = get_case(request.actor, pk)
    if not rules.ApplyRapid.holds(request.actor, case):
        raise NotYours("sandbox.rapid.apply")
    if case.outcome != Outcome.REGULATED:
        raise NotNow([_("An exemption application follows from a result that says a permit is needed.")])
    return render(request, "sandbox/rapid/carry_over.html", {"case": case, "seed": queries.exemption_seed(case)})


@declare(SIGNED_IN)
class RapidStep(StepPage):
    """A step of a rapid confirmation."""

    template = "sandbox/rapid/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return queries.rapid_confirmations_for(actor)

    def address(self, subject: Any) -> str:
        """The case's page."""
        return reverse("sandbox:rapid", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """What the applicant wrote, for whoever chooses the ministries; their answers, for whoever tells the result."""
        if step.name == "notify_result":
            return {"findings": queries.answers_in(subject, self.request.actor)}
        if step.name != "notify_agencies":
            return beside_supply(subject, step.name, "sandbox:rapid-form")
        return {"told": subject.answers_of("service_name", "expected_agencies", "expected_permits", "summary")}
