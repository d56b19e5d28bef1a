"""The pages of exemptions: who, what, where, until when, on which conditions; and of the plans they ask for."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Actor, Invalid, NotYours, Unknown, declare
from office.documents import queries as documents
from sandbox import rules
from sandbox.actions import exemptions
from sandbox.clock_lines import clocks_by_matter
from sandbox.documents.decisions import CERTIFICATE
from sandbox.forms.conditions import PublicationForm
from sandbox.models import AmendmentPlan, Exemption
from sandbox.queries_deliberation import (
    amendment_plans_for,
    certificate_rules,
    exemptions_for,
    with_condition_counts,
)
from sandbox.views import exports_exemptions as exports
from sandbox.views.anatomy import case_context
from sandbox.views.filters_exemptions import ExemptionFilter, PlanFilter

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The exemptions the reader may know of."""
    found = ExemptionFilter(request.GET, queryset=with_condition_counts(exemptions_for(request.actor)))
    if kind := request.GET.get("export"):
        return exports.exemptions(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "sandbox/exemption/list.html", {"page": page, "filter": found})


def get_exemption(actor: Actor, pk: UUID) -> Exemption:
    """The exemption, if the actor may know of it; raises Unknown."""
    found = exemptions_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One exemption: what was approved, its conditions with their evidence, its clocks, its papers."""
    exemption, actor = get_exemption(request.actor, pk), request.actor
    certificates = documents.documents_of(exemption.matter, actor).filter(kind=CERTIFICATE.key)
    handles = rules.HandleExemption.holds(actor, exemption)
    context = {
        **case_context(exemption, actor, step_url="sandbox:exemption"),
        "history": _history(exemption),
        "exemption": exemption,
        "certificate": certificates.first(),
        "conditions": list(exemption.conditions.all()),
        "regulations": certificate_rules(exemption),
        "metrics": list(exemption.metrics.all()),
        "plans": _plans(exemption, actor),
        "sees_application": rules.SeeApplication.holds(actor, exemption.application),
        "publication": PublicationForm() if handles and not exemption.published_on else None,
    }
    return render(request, "sandbox/exemption/page.html", context)


def _history(exemption: Exemption) -> list[dict]:
    """What happened to it, newest first."""
    published = exemption.published_on and {
        "at": exemption.published_on, "text": _("Published in the gazette"), "note": exemption.gazette_issue,
    }  # fmt: skip
    approved = {"at": exemption.approved_at, "text": _("Approved"), "note": exemption.application.matter.number}
    return [line for line in (published, approved) if line]


def _plans(exemption: Exemption, actor: Actor) -> list[dict]:
    plans = list(amendment_plans_for(actor).filter(exemption=exemption.pk).order_by("pk"))
    clocks = clocks_by_matter(plans, "C20")
    return [{"plan": plan, "clock": clocks.get(plan.pk)} for plan in plans]


@declare(SIGNED_IN)
@require_http_methods(["POST"])
def publication(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down the day on which the gazette published the notice."""
    exemption = get_exemption(request.actor, pk)
    if not rules.HandleExemption.holds(request.actor, exemption):
        raise NotYours(rules.HandleExemption.key)
    form = PublicationForm(request.POST)
    if form.is_valid():
        try:
            exemptions.record_publication(exemption, by=request.actor, **form.cleaned_data)
        except Invalid as wrong:
            for name, lines in wrong.errors.items():
                form.add_error(name, lines)
    if not form.is_valid():
        context = {"exemption": exemption, "form": form}
        return render(request, "sandbox/exemption/publication.html", context, status=400)
    messages.success(request, _("The publication is on record."))
    return redirect("sandbox:exemption", pk=pk)


@declare(SIGNED_IN)
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans to amend the law that are awaited."""
    found = PlanFilter(request.GET, queryset=amendment_plans_for(request.actor))
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    clocks = clocks_by_matter(page.object_list, "C20")
    for plan in page.object_list:
        plan.clock = clocks.get(plan.pk)
    return render(request, "sandbox/exemption/plans.html", {"page": page, "filter": found})


@declare(SIGNED_IN)
@require_safe
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What one ministry owes: a plan within 30 days of the exemption (ARA Decree §13의6③)."""
    found = amendment_plans_for(request.actor).filter(pk=pk).first()
    if found is None:
        raise Unknown
    context = {
        **case_context(found, request.actor, step_url="sandbox:amendment-plan"),
        "plan": found,
        "exemption": found.exemption,
        "regulations": _own_rules(found),
        "sees_exemption": rules.SeeExemption.holds(request.actor, found.exemption),
    }
    return render(request, "sandbox/exemption/plan.html", context)


def _own_rules(found: AmendmentPlan) -> list[Any]:
    rows = certificate_rules(found.exemption)
    return [row for row in rows if row.ministry_id == found.matter.organisation_id] or rows
