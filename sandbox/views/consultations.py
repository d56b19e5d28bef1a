"""The pages of a ministry's consultation: one page for what is asked, by when, and what silence means."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Actor, Unknown, declare
from office.docket.rules import ASSIGN
from office.workflow.pages import StepPage
from office.workflow.steps import Step
from sandbox import queries, rules
from sandbox.actions.consultations import comes_late
from sandbox.models import Consultation
from sandbox.models.audience import APPLICANT, audience_of
from sandbox.views import exports
from sandbox.views.anatomy import case_context
from sandbox.views.filters import ConsultationFilter

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The consultations the reader may know of."""
    found = ConsultationFilter(request.GET, queryset=queries.consultations_for(request.actor))
    if kind := request.GET.get("export"):
        return exports.consultations(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    for part in page.object_list:
        part.words = part.state_label(request.actor)
    return render(request, "sandbox/consultation/list.html", {"page": page, "filter": found})


def get_part(actor: Actor, pk: UUID) -> Consultation:
    """The consultation, if the actor may know of it; raises Unknown."""
    part = queries.consultations_for(actor).filter(pk=pk).first()
    if part is None:
        raise Unknown
    return part


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is asked, by when, what happens if silent, and the reply."""
    part = get_part(request.actor, pk)
    context = case_context(part, request.actor, step_url="sandbox:consultation-step")
    return render(request, "sandbox/consultation/page.html", {**context, **_asked(part, request.actor)})


def _asked(part: Consultation, actor: Actor) -> dict:
    return {
        "part": part,
        "sees_parent": rules.Overlook.holds(actor) or audience_of(actor, part) == APPLICANT,
        "may_assign": ASSIGN.holds(actor, part.matter),
        "parent": part.matter.parent,
        "filed": queries.filed_for(part, actor),
        "replies": part.replies_for(actor),
        "for_applicant": audience_of(actor, part) == APPLICANT,
    }


@declare(SIGNED_IN)
class ConsultationStep(StepPage):
    """A step of a consultation; what is asked stays in sight beside the form."""

    template = "sandbox/consultation/step.html"

    def post(self, request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
        """A reply that comes after the period is kept as a late one, whatever the page said when it was opened."""
        part = get_part(request.actor, pk)
        if step == "reply" and rules.AnswerConsultation.holds(request.actor, part) and comes_late(part):
            step = "reply_late"
        return super().post(request, pk, step)

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return queries.consultations_for(actor)

    def address(self, subject: Any) -> str:
        """The consultation's page."""
        return reverse("sandbox:consultation", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """The question and what was submitted."""
        return _asked(subject, self.request.actor)
