"""Bonus and penalty: the list, proposing, confirming, dropping."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from office.access import SIGNED_IN, Invalid, NotYours, Unknown, declare
from office.assessment import rules_tally as rules
from office.assessment.actions import tally_adjustments as actions
from office.assessment.forms.tally import AdjustmentForm
from office.assessment.models import Panel
from office.assessment.queries import tally as found_in
from office.assessment.queries.finding import named_like
from office.assessment.views.finding_tally import get_adjustment, get_exportable
from office.web.formats import moment

PER_PAGE = 30


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was proposed, by whom it was confirmed; the staff propose here."""
    panel, form, asked = get_exportable(request.actor, pk), None, request.GET.get("q", "").strip()
    offered = Paginator(named_like(panel.subjects.filter(out_at=None), asked), PER_PAGE).get_page(1)
    if request.method == "POST":
        form = _proposed(request, panel, offered)
        if form is None:
            messages.success(request, _("Proposed. Somebody else has to confirm it."))
            return redirect("assessment:adjustments", pk=panel.pk)
    rows = found_in.adjustments_for(request.actor).filter(subject__panel=panel.pk)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    names = {one.code: one.name for one in panel.rule_set.bonuses}
    adjusts, closed = rules.AdjustPanel.holds(request.actor, panel), actions.against_adjusting(panel)
    context = {
        "panel": panel,
        "page": page,
        "adjusts": adjusts,
        "rows": [
            {"one": one, "name": names.get(one.code, one.code), "own": one.proposed_by_id == request.actor.user_id,
             "at": moment(one.confirmed_at) if one.confirmed_at else ""}
            for one in page.object_list
        ],
        "form": form or (_empty(panel, offered, asked) if adjusts and names and not closed else None),
        "closed": closed,
        "out": list(panel.subjects.exclude(out_at=None).order_by("position")),
        "offered": offered,
        "asked": asked,
        "known": bool(names),
    }  # fmt: skip
    return render(request, "assessment/tally/adjustments.html", context, status=400 if form is not None else 200)


def _empty(panel: Panel, offered: Page, asked: str) -> AdjustmentForm:
    """Who looked for one entry and found it need not choose it again."""
    found = offered.object_list[0] if asked and offered.paginator.count == 1 else None
    return AdjustmentForm(panel=panel, offered=offered.object_list, initial={"subject": found})


def _proposed(request: HttpRequest, panel: Panel, offered: Page) -> AdjustmentForm | None:
    """None once it is done; else the form with what is wrong."""
    if not rules.AdjustPanel.holds(request.actor, panel):
        raise NotYours(rules.AdjustPanel.key)
    form = AdjustmentForm(request.POST, request.FILES, panel=panel, offered=offered.object_list)
    if not form.is_valid():
        return form
    try:
        actions.propose(by=request.actor, **form.cleaned_data)
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            form.add_error(name if name in form.fields else None, lines)
        return form
    return None


DEEDS = {"confirm": actions.confirm, "drop": actions.drop}


@declare(SIGNED_IN)
@require_POST
def deed(request: HttpRequest, pk: UUID, deed: str) -> HttpResponse:
    """Confirm or drop one."""
    one = get_adjustment(request.actor, pk)
    if deed not in DEEDS:
        raise Unknown(deed)
    DEEDS[deed](one, by=request.actor)
    messages.success(request, _("Confirmed.") if deed == "confirm" else _("Dropped."))
    return redirect("assessment:adjustments", pk=one.subject.panel_id)
