"""The pages of a panel's member: the declaration, and the review sheet beside the papers of the case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from office.access import SIGNED_IN, Actor, Invalid, Unknown, declare
from office.forms import pages as forms
from office.workflow import steps_for
from office.workflow.pages import StepPage
from office.workflow.steps import Step
from sandbox import queries_panels as found
from sandbox.actions import panel_seats
from sandbox.forms.panels import DeclarationForm
from sandbox.models import PanelMember, PanelSheet
from sandbox.models.ties import parties_of
from sandbox.states.panels import Judging


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own seat: before the declaration only what is needed to declare; afterwards the panel."""
    member = found.seats_for(request.actor).filter(pk=pk).first()
    if member is None:
        raise Unknown
    if member.state == PanelMember.State.CLEARED:
        return redirect("sandbox:panel", pk=member.panel_id)
    if request.method == "POST":
        return _declare(request, member)
    return _ask(request, member, DeclarationForm())


def _ask(request: HttpRequest, member: PanelMember, form: DeclarationForm, *, status: int = 200) -> HttpResponse:
    application = member.panel.application
    context = {"member": member, "form": form, "title": member.panel.matter.title, "track": application}
    context["parties"] = [(organisation, part) for organisation, part in parties_of(application).items()]
    return render(request, "sandbox/panel/seat.html", context, status=status)


def _declare(request: HttpRequest, member: PanelMember) -> HttpResponse:
    form = DeclarationForm(request.POST)
    if not form.is_valid():
        return _ask(request, member, form, status=400)
    try:
        panel_seats.declare(member, by=request.actor, **form.cleaned_data)
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            form.add_error(name, lines)
        return _ask(request, member, form, status=400)
    if member.state == PanelMember.State.CLEARED:
        messages.success(request, _("Thank you. You can now read the case."))
        return redirect("sandbox:panel", pk=member.panel_id)
    messages.success(request, _("Thank you for saying so. The case is not shown to you any more."))
    return redirect("/")


def get_sheet(actor: Actor, pk: UUID) -> PanelSheet:
    """The sheet, if the actor may know of it; raises Unknown."""
    sheet = found.sheets_for(actor).filter(pk=pk).first()
    if sheet is None:
        raise Unknown
    return sheet


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A review sheet: written beside the papers of the case; once signed, read."""
    one = get_sheet(request.actor, pk)
    panel = one.member.panel
    about = {"sheet": one, "panel": panel, "state_label": one.state_label(request.actor)}
    back = reverse("sandbox:panel", kwargs={"pk": panel.pk})
    if one.state == Judging.SIGNED or one.member.user_id != request.actor.user_id:
        return render(request, "sandbox/panel/sheet_signed.html", {**about, "signed": one.signed(), "back": back})
    about |= {
        "papers_of_case": found.case_of(panel),
        "steps": steps_for(one, request.actor),
        "application": panel.application,
    }
    return forms.edit(request, one.matter, template="sandbox/panel/sheet.html", back=back, context=about)


@declare(SIGNED_IN)
class SheetStep(StepPage):
    """Signing, with what is signed in sight."""

    template = "sandbox/panel/sheet_step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return found.sheets_for(actor)

    def address(self, subject: Any) -> str:
        """The sheet's page."""
        return reverse("sandbox:panel-sheet", kwargs={"pk": subject.pk})

    def about(self, subject: Any, step: Step) -> dict:
        """The answers as they stand."""
        from office.forms.queries import answers_of

        return {"answers": answers_of(subject.matter)}
