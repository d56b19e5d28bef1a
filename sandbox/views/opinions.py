"""The pages of a consultation on an application: one page for what is asked, by when, and what silence means."""

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
from office.workflow.steps import Step
from sandbox import asked, rules
from sandbox.models import Opinion
from sandbox.models.audience import APPLICANT, STAFF, audience_of
from sandbox.states import OPINING_OPEN, Opining
from sandbox.views import exports_asked as exports
from sandbox.views.anatomy import case_context
from sandbox.views.filters_asked import OpinionFilter
from sandbox.views.rows_step import RowsStepPage

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The consultations on applications that the reader may know of."""
    found = OpinionFilter(request.GET, queryset=asked.opinions_for(request.actor))
    if kind := request.GET.get("export"):
        return exports.opinions(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    clocks = asked.clocks_in(page.object_list)
    for opinion in page.object_list:
        opinion.words = opinion.state_label(request.actor)
        opinion.clock = asked.due_clock(opinion, clocks)
        opinion.waits = opinion.state in OPINING_OPEN
    return render(request, "sandbox/opinion/list.html", {"page": page, "filter": found})


def get_opinion(actor: Actor, pk: UUID) -> Opinion:
    """The consultation, if the actor may know of it; raises Unknown."""
    opinion = asked.opinions_for(actor).filter(pk=pk).first()
    if opinion is None:
        raise Unknown
    return opinion


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is asked, by when, what happens if silent, and the reply."""
    opinion = get_opinion(request.actor, pk)
    context = case_context(opinion, request.actor, step_url="sandbox:opinion-step")
    return render(request, "sandbox/opinion/page.html", {**context, **_asked(opinion, request.actor)})


def _asked(opinion: Opinion, actor: Actor) -> dict:
    parent, reader = opinion.matter.parent, audience_of(actor, opinion)
    application = parent.application
    own = application.regulations.filter(ministry=opinion.matter.organisation_id)
    return {
        "part": opinion,
        "parent": parent,
        "application": application,
        "waits": opinion.state in OPINING_OPEN,
        "for_applicant": reader == APPLICANT,
        "for_staff": reader == STAFF,
        "sees_parent": reader == APPLICANT or rules.Overlook.holds(actor),
        "may_assign": ASSIGN.holds(actor, opinion.matter) and opinion.is_ministry,
        "regulations": own or application.regulations.all(),
        "filed": application.filed(),
        "replies": opinion.replies_for(actor),
        "conditions": list(opinion.matter.proposed_conditions.all()),
    }


@declare(SIGNED_IN)
class OpinionStep(RowsStepPage):
    """A step of a consultation; what is asked stays in sight beside the form."""

    template = "sandbox/opinion/step.html"

    def post(self, request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
        """A reply that crosses with the record of its absence is taken as a late one."""
        opinion = get_opinion(request.actor, pk)
        if step == "reply" and opinion.state == Opining.UNREPLIED:
            step = "reply_late"
        return super().post(request, pk, step)

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return asked.opinions_for(actor)

    def address(self, subject: Any) -> str:
        """The consultation's page."""
        return reverse("sandbox:opinion", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """The question and what was submitted."""
        return _asked(subject, self.request.actor)
