"""The pages of expert panels: the list, a panel for the office and its members, and forming one."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from office.access import SIGNED_IN, Actor, NotNow, NotYours, Unknown, declare
from office.forms import pages as forms
from office.workflow.pages import StepPage
from office.workflow.steps import Step
from sandbox import queries_panels as found
from sandbox import rules
from sandbox.actions import panels
from sandbox.models import Panel, PanelMember
from sandbox.models.panel_sheet import dissents_of
from sandbox.models.ties import parties_of
from sandbox.queries_applications import applications_for
from sandbox.states import Examining
from sandbox.views.anatomy import case_context
from sandbox.views.filters_panels import PanelFilter

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The panels the reader may know of."""
    narrowed = PanelFilter(request.GET, queryset=found.with_progress(found.panels_for(request.actor)))
    page = Paginator(narrowed.qs, PER_PAGE).get_page(request.GET.get("page"))
    seats = found.seats_to_answer(request.actor)
    return render(request, "sandbox/panel/list.html", {"page": page, "filter": narrowed, "seats": seats})


def get_panel(actor: Actor, pk: UUID) -> Panel:
    """The panel, if the actor may know of it; raises Unknown."""
    panel = found.panels_for(actor).filter(pk=pk).first()
    if panel is None:
        raise Unknown
    return panel


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The panel: members, one's own sheet, the opinions once they are shown, the report, the case."""
    panel, actor = get_panel(request.actor, pk), request.actor
    if not rules.WorkOnPanel.holds(actor, panel):
        return render(request, "sandbox/panel/report_only.html", _report_only(panel, actor))
    context = case_context(panel, actor, step_url="sandbox:panel-step")
    return render(request, "sandbox/panel/page.html", {**context, **_about(panel, actor)})


def _report_only(panel: Panel, actor: Actor) -> dict:
    """The applicant reads the report with the decision, and nothing else of the panel."""
    context = case_context(panel, actor, step_url="sandbox:panel-step")
    return {"subject": panel, "case": context["case"], "letters": context["letters"], "report": panel.reported()}


def _about(panel: Panel, actor: Actor) -> dict:
    office = rules.Overlook.holds(actor)
    sheet = found.sheets_for(actor).filter(member__panel=panel.pk, member__user=actor.user_id).first()
    return {
        "panel": panel,
        "application": panel.application,
        "parent": panel.matter.parent,
        "office": office,
        "members": members_of(panel, everybody=office),
        "sheet": sheet,
        "done": found.done_of(sheet) if sheet else None,
        "opinions": found.opinions_of(panel, actor),
        "writes_report": panel.state == Examining.REPORTING and rules.WritePanelReport.holds(actor, panel),
        "report": panel.reported(),
        "dissents": list(dissents_of(panel)),
        "papers_of_case": found.case_of(panel),
    }


def members_of(panel: Panel, *, everybody: bool) -> list[PanelMember]:
    """Those who sit; for the office also those who left, with the reason."""
    members = panel.members if everybody else panel.seated()
    return list(members.select_related("user", "sheet").order_by("-chair", "pk"))


@declare(SIGNED_IN)
@require_POST
def form_panel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Form the panel of an application, or go to the one at work."""
    application = applications_for(request.actor).filter(pk=pk).first()
    if application is None:
        raise Unknown
    panel = panels.open_panel(application, by=request.actor)
    return redirect("sandbox:panel", pk=panel.pk)


@declare(SIGNED_IN)
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report, drafted from the sheets: chair and office write it, with the opinions beside it."""
    panel, actor = get_panel(request.actor, pk), request.actor
    if not rules.WritePanelReport.holds(actor, panel):
        raise NotYours(rules.WritePanelReport.key)
    if panel.state != Examining.REPORTING:
        raise NotNow([_("The report is written when the review is closed.")])
    about = {"panel": panel, "opinions": found.opinions_of(panel, actor)}
    back = reverse("sandbox:panel", kwargs={"pk": panel.pk})
    return forms.edit(request, panel.matter, template="sandbox/panel/report.html", back=back, context=about)


@declare(SIGNED_IN)
class PanelStep(StepPage):
    """A step of a panel; who takes part in the case stays in sight when members are appointed."""

    template = "sandbox/panel/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return found.panels_for(actor)

    def address(self, subject: Any) -> str:
        """The panel's page."""
        return reverse("sandbox:panel", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """The parties of the case, for whoever appoints."""
        return {"parties": parties_of(subject.application).items()} if step.name == "appoint" else {}
