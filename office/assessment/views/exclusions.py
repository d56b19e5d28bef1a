"""Exclusions for whoever decides on them: what was found on a panel, one with its decision, who was named."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from office.access import SIGNED_IN, Actor, Invalid, Unknown, declare
from office.assessment import conflict_rules, rules_seats
from office.assessment.actions import excluding
from office.assessment.forms.seats import DecisionForm, FindForm
from office.assessment.models import Exclusion, Panel
from office.assessment.queries import seats as found_in
from office.assessment.states import ExclusionState
from office.assessment.views.finding_seats import get_exclusion, get_run_panel

TONES = {"found": "warning", "standing": "danger", "overridden": "information", "withdrawn": "gray"}
WITH_REASON = {"uphold": excluding.uphold, "refuse": excluding.refuse, "override": excluding.propose_override}
PLAIN = {"confirm": excluding.confirm_override, "drop": excluding.drop_override}


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything found, declared and named on a panel; POST writes down what the staff learned of."""
    panel = get_run_panel(request.actor, pk)
    sent = request.POST if request.method == "POST" else None
    form = FindForm(sent, subject=panel, actor=request.actor)
    if sent is not None and form.is_valid() and _found(form, panel, request.actor):
        messages.success(request, _("It is written down, and keeps the reviewer away until it is decided."))
        return redirect("assessment:exclusions", pk=panel.pk)
    found = _told(list(found_in.exclusions_for(request.actor).filter(seat__panel=panel)))
    context = {
        "panel": panel,
        "form": form,
        "waiting": [one for one in found if one.waits],
        "decided": [one for one in found if not one.waits],
        "named": list(found_in.named_on(panel, request.actor)),
        "seats": list(panel.seats_standing().select_related("reviewer").order_by("matter_id")),
    }
    return render(request, "assessment/seats/exclusions.html", context, status=400 if sent is not None else 200)


def _found(form: FindForm, panel: Panel, actor: Actor) -> bool:
    told = form.cleaned_data
    try:
        excluding.find(panel.seats.get(pk=told["seat"]), panel.subjects.get(pk=told["entry"]), by=actor,
                       rule=told["rule"], ground=told["ground"])  # fmt: skip
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            form.add_error(name if name in form.fields else None, lines)
        return False
    return True


def _told(found: list[Exclusion]) -> list[Exclusion]:
    """Each with its rule in words, its colour, and what the member declared."""
    declared = found_in.declarations_of(found)
    for one in found:
        one.rule_label = conflict_rules.label_of(one.rule)
        one.tone = TONES[one.state]
        one.declared = declared.get((one.seat_id, one.subject_id))
        one.waits = one.state == ExclusionState.FOUND or (one.state == ExclusionState.STANDING and one.override_by_id)
    return found


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One exclusion with all that speaks for and against it, and the decision."""
    return _page(request, get_exclusion(request.actor, pk), DecisionForm())


def _page(request: HttpRequest, one: Exclusion, form: Any, *, status: int = 200) -> HttpResponse:
    _told([one])
    decides = rules_seats.DecideExclusion.holds(request.actor, one)
    own_proposal = one.override_by_id == request.actor.user_id
    wrote = excluding.wrote(one, request.actor)
    proposed = one.state in excluding.OVERRIDABLE and one.override_by_id
    context = {
        "exclusion": one,
        "form": form,
        "may_decide": decides and one.state == ExclusionState.FOUND,
        "may_refuse": not wrote and not proposed,
        "may_propose": wrote and not proposed,
        "may_override": decides and one.state == ExclusionState.STANDING and not one.override_by_id,
        "may_confirm": decides and proposed and not own_proposal,
        "may_drop": decides and proposed,
        "proposed": proposed,
        "settled": one.state != ExclusionState.FOUND and not proposed,
    }
    return render(request, "assessment/seats/exclusion.html", context, status=status)


@declare(SIGNED_IN)
@require_POST
def deed(request: HttpRequest, pk: UUID, deed: str) -> HttpResponse:
    """Uphold, refuse, propose an override, confirm or drop it."""
    one = get_exclusion(request.actor, pk)
    if deed in PLAIN:
        PLAIN[deed](one, by=request.actor)
    elif deed in WITH_REASON:
        try:
            WITH_REASON[deed](one, by=request.actor, reason=request.POST.get("reason", ""))
        except Invalid as wrong:
            form = DecisionForm(request.POST)
            form.is_valid() and form.add_error("reason", wrong.errors["reason"])
            return _page(request, one, form, status=400)
    else:
        raise Unknown
    messages.success(request, _("The decision is recorded."))
    return redirect("assessment:exclusion", pk=one.pk)
