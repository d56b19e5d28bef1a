"""Ties that numbers leave: recording the vote of the panel, preparing and drawing a lot, reading how it was drawn."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Invalid, Unknown, declare
from office.assessment import rules_tally as rules
from office.assessment.actions import tally_ties as actions
from office.assessment.forms.tally import DrawForm, VoteForm
from office.assessment.models import Lot, StoredTally
from office.assessment.queries import tally as found_in
from office.assessment.tallying.explaining import step_name
from office.assessment.views.finding_tally import get_lot, get_tally


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each tie with what it waits for; POST `tie` and `do` (vote, prepare, draw) settles one."""
    tally, wrong = get_tally(request.actor, pk), {}
    if request.method == "POST":
        number, form = _done(request, tally)
        if form is None:
            messages.success(request, _("Recorded. Compute the tally again once every tie is settled."))
            return redirect("assessment:ties", pk=tally.pk)
        wrong = {number: form}
    lots = {tuple(one.applications): one for one in found_in.lots_for(request.actor).filter(tally=tally.pk)}
    context = {
        "tally": tally,
        "panel": tally.panel,
        "settles": rules.SettleTies.holds(request.actor, tally.panel),
        "ties": [_tie(request, tally, n, one, lots, wrong.get(n)) for n, one in enumerate(found_in.ties_in(tally))],
        "rulings": _rulings(request, tally),
    }
    return render(request, "assessment/tally/ties.html", context, status=400 if wrong else 200)


def _tie(
    request: HttpRequest, tally: StoredTally, number: int, tie: dict[str, Any], lots: dict, wrong: Any
) -> dict[str, Any]:
    names = sorted(tie["applications"])
    settled = next((one for one in tally.panel.rulings.filter(step=tie["waits_for"])
                    if {name for place in one.places for name in place} == set(names)), None)  # fmt: skip
    lot = lots.get(tuple(names))
    form = wrong or (VoteForm(applications=names, prefix=f"t{number}") if tie["waits_for"] == actions.VOTE
                     else DrawForm(prefix=f"t{number}"))  # fmt: skip
    return {
        "number": number, "names": names, "rank": tie["rank"], "decides": tie["decides"], "lot": lot,
        "waits_for": tie["waits_for"], "step": step_name(tally.panel.rule_set, tie["waits_for"]), "settled": settled,
        "form": form, "own": lot is not None and lot.prepared_by_id == request.actor.user_id,
    }  # fmt: skip


def _rulings(request: HttpRequest, tally: StoredTally) -> list[dict[str, Any]]:
    rules_ = tally.panel.rule_set
    found = tally.panel.rulings.select_related("by", "lot").order_by("at")
    return [{"one": one, "step": step_name(rules_, one.step), "lot": getattr(one, "lot", None)} for one in found]


def _done(request: HttpRequest, tally: StoredTally) -> tuple[int, Any]:
    """The tie's number, and the form with what is wrong; None for it once it is done."""
    ties, given = found_in.ties_in(tally), request.POST.get("tie", "")
    if not given.isdecimal() or int(given) >= len(ties):
        raise Unknown(given)
    number, names = int(given), sorted(ties[int(given)]["applications"])
    deed = {"vote": _vote, "prepare": _prepare, "draw": _draw}.get(request.POST.get("do", ""))
    if deed is None:
        raise Unknown("do")
    return number, deed(request, tally, names, f"t{number}")


def _vote(request: HttpRequest, tally: StoredTally, names: list[str], prefix: str) -> VoteForm | None:
    form = VoteForm(request.POST, applications=names, prefix=prefix)
    return _try(form, lambda told: actions.record_vote(
        tally, places=form.places(), reference=told["reference"], by=request.actor))  # fmt: skip


def _prepare(request: HttpRequest, tally: StoredTally, names: list[str], prefix: str) -> None:
    actions.prepare_lot(tally, applications=names, by=request.actor)


def _draw(request: HttpRequest, tally: StoredTally, names: list[str], prefix: str) -> DrawForm | None:
    lot = found_in.lots_for(request.actor).filter(tally=tally.pk, applications=names).first()
    if lot is None:
        raise Unknown("lot")
    form = DrawForm(request.POST, prefix=prefix)
    return _try(form, lambda told: actions.draw_lot(lot, words=told["words"], by=request.actor))


def _try(form: Any, act: Any) -> Any:
    if not form.is_valid():
        return form
    try:
        act(form.cleaned_data)
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            form.add_error(name if name in form.fields else None, lines)
        return form
    return None


@declare(SIGNED_IN)
@require_safe
def lot_record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The record of a lot that was drawn, as `manage.py replay_lot` reads it; before that there is none."""
    lot: Lot = get_lot(request.actor, pk)
    if lot.ruling is None:
        raise Unknown(str(pk))
    response = JsonResponse(lot.ruling.record, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="lot-{lot.commitment[:12]}.json"'
    return response
