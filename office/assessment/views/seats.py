"""One's own seats, the page of a seat, its steps, and the invitation of everybody who was drawn."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Actor, NotNow, declare
from office.assessment.actions import inviting
from office.assessment.forms.seats import InviteForm
from office.assessment.models import Seat
from office.assessment.pledge import PAPERS
from office.assessment.queries import seats as found_in
from office.assessment.views.finding_seats import get_run_panel, get_seat
from office.assessment.views.seats_anatomy import seat_context
from office.workflow.pages import StepPage
from office.workflow.performing import reasons_against
from office.workflow.steps import Step, step_of

PER_PAGE = 30
SIGNED = "pledge"


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """나의 평가: the panels that one was asked to, newest first."""
    page = Paginator(found_in.own_seats(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    for seat in page.object_list:
        seat.words = seat.state_label(request.actor)
    return render(request, "assessment/seats/list.html", {"page": page})


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whose turn, what next, and the papers."""
    return render(request, "assessment/seats/page.html", seat_context(get_seat(request.actor, pk), request.actor))


@declare(SIGNED_IN)
class SeatStep(StepPage):
    """A step of a seat. The pledge is signed: with an authentication that is fresh."""

    template = "assessment/seats/step.html"

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return found_in.seats_for(actor)

    def address(self, subject: Any) -> str:
        """The seat's page."""
        return reverse("assessment:seat", args=[subject.pk])

    def about(self, subject: Any, step: Step) -> dict[str, Any]:
        """The papers beside their answers; whom it is about, for the staff."""
        return {"name": subject.panel.matter.title, "reviewer": subject.reviewer,
                "pledge": PAPERS if step.name == SIGNED else ()}  # fmt: skip


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask everybody who was drawn, at once."""
    panel = get_run_panel(request.actor, pk)
    asked = request.POST if request.method == "POST" else None
    form = InviteForm(asked, subject=panel, actor=request.actor)
    waiting = list(inviting.drawn_of(panel))
    reasons = _against(waiting)
    if asked is not None and not reasons and form.is_valid():
        sent = inviting.invite_drawn(panel, by=request.actor, **form.cleaned_data)
        messages.success(request, ngettext("%(n)d reviewer was asked.", "%(n)d reviewers were asked.", len(sent))
                         % {"n": len(sent)})  # fmt: skip
        return redirect("assessment:panel", pk=panel.pk) if _has_page() else redirect("desk:home")
    if asked is not None and reasons:
        raise NotNow(reasons)
    context = {"panel": panel, "form": form, "waiting": waiting, "reasons": reasons}
    return render(request, "assessment/seats/invitations.html", context, status=400 if asked is not None else 200)


def _against(waiting: list[Seat]) -> list[str]:
    if not waiting:
        return [_("Everybody who was drawn has been asked.")]
    return reasons_against(step_of(Seat, "invite"), waiting[0])


def _has_page() -> bool:
    from django.urls import NoReverseMatch

    try:
        reverse("assessment:panel", args=["00000000-0000-0000-0000-000000000000"])
    except NoReverseMatch:
        return False
    return True
