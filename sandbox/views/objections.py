"""The pages of objections."""

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

from office.access import SIGNED_IN, Actor, NotNow, NotYours, Unknown, declare
from office.workflow.pages import StepPage
from office.workflow.steps import Step
from sandbox import rules
from sandbox.actions import objections
from sandbox.forms.objections import ObjectionForm
from sandbox.models import Application, Objection
from sandbox.models.audience import STAFF, audience_of
from sandbox.queries_applications import applications_for
from sandbox.queries_objections import objections_for
from sandbox.views.anatomy import case_context
from sandbox.views.filters_objections import ObjectionFilter

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The objections the reader may know of."""
    found = ObjectionFilter(request.GET, queryset=objections_for(request.actor))
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "sandbox/objection/list.html", {"page": page, "filter": found})


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The objection: against what, why, by when it is decided, and how."""
    objection = objections_for(request.actor).filter(pk=pk).first()
    if objection is None:
        raise Unknown
    context = case_context(objection, request.actor, step_url="sandbox:objection-step")
    return render(request, "sandbox/objection/page.html", {**context, **_about(objection, request.actor)})


def _about(objection: Objection, actor: Actor) -> dict:
    return {
        "objection": objection,
        "application": objection.application,
        "for_office": audience_of(actor, objection) == STAFF,
    }


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """File an objection, or learn why not."""
    application = applications_for(request.actor).filter(pk=pk).first()
    if application is None:
        raise Unknown
    if not rules.Apply.holds(request.actor, application):
        raise NotYours(rules.Apply.key)
    if reasons := objections.reasons_not_to_object(application):
        raise NotNow(reasons)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _filed(request, application, form)
    context = {"application": application, "form": form}
    return render(request, "sandbox/objection/file.html", context, status=400 if form.is_bound else 200)


def _filed(request: HttpRequest, application: Application, form: ObjectionForm) -> HttpResponse:
    objection = objections.file(application, by=request.actor, grounds=form.cleaned_data["grounds"])
    messages.success(request, _("Your objection is in. It is decided within ten days."))
    return redirect("sandbox:objection", pk=objection.pk)


@declare(SIGNED_IN)
class ObjectionStep(StepPage):
    """A step of an objection; the grounds stay in sight."""

    template = "sandbox/objection/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return objections_for(actor)

    def address(self, subject: Any) -> str:
        """The objection's page."""
        return reverse("sandbox:objection", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """What is contested."""
        return _about(subject, self.request.actor)
