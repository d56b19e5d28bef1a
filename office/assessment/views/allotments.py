"""The page on which entries are allotted: the numbers, what would come of them, what differs, and what holds."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from office.access import SIGNED_IN, declare
from office.assessment import rules
from office.assessment.actions import allotting as actions
from office.assessment.assigning import Infeasible
from office.assessment.forms.allotments import AllotForm
from office.assessment.models import Panel
from office.assessment.queries import panels as queries
from office.assessment.states import SITTING_STANDING


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asked by GET: a preview changes nothing. A press lets exactly this one hold."""
    panel = queries.get_panel_to_work_on(request.actor, pk)
    seats = list(queries.seats_for(request.actor, panel).filter(state__in=SITTING_STANDING))
    subjects = list(queries.subjects_for(request.actor, panel))
    data = request.POST if request.method == "POST" else (request.GET if "most" in request.GET else None)
    form = AllotForm(data, panel=panel, members=len(seats), entries=len(subjects))
    reasons = actions.against(panel)
    context: dict[str, Any] = {"panel": panel, "form": form, "reasons": reasons, "seats": seats,
                               "runs": rules.RunPanel.holds(request.actor, panel)}  # fmt: skip
    if form.is_bound and form.is_valid() and (request.method == "POST" or not reasons):
        try:
            if request.method == "POST":
                actions.apply(panel, by=request.actor, digest=request.POST.get("digest", ""), **form.cleaned_data)
                messages.success(request, _("The entries are allotted."))
                return redirect("assessment:panel-allotments", pk=pk)
            context["proposal"] = told_of(actions.propose(panel, **form.cleaned_data))
        except Infeasible as impossible:
            context["impossible"] = impossible.reasons
    context["holds"] = _holding(panel, seats, subjects)
    wrong = form.is_bound and bool(form.errors or "impossible" in context)
    return render(request, "assessment/panels/allotments.html", context, status=400 if wrong else 200)


def told_of(found: actions.Proposal) -> dict[str, Any]:
    """The proposal member by member, with what differs."""
    codes = {one.pk: one.code for one in found.subjects}
    served = found.assigned.served()
    return {
        "rows": [
            {"seat": seat, "entries": _codes(found.pairs, seat, codes), "added": _codes(found.added, seat, codes),
             "taken": _codes(found.taken, seat, codes)}
            for seat in found.seats
        ],
        "total": found.assigned.total, "worst": min(served, default=0), "digest": found.digest,
        "added": len(found.added), "taken": len(found.taken), "differs": bool(found.added or found.taken),
    }  # fmt: skip


def _codes(pairs: set, seat: Any, codes: dict) -> list[str]:
    return sorted(codes.get(subject, "–") for one, subject in pairs if one == seat.pk)


def _holding(panel: Panel, seats: list, subjects: list) -> list[dict[str, Any]]:
    codes = {one.pk: one.code for one in subjects}
    found = defaultdict(list)
    for seat, subject in actions.allotted(panel):
        if subject in codes:
            found[seat].append(codes[subject])
    return [{"seat": seat, "entries": sorted(found[seat.pk])} for seat in seats] if found else []
