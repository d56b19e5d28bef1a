"""The draw: its place for those who draw, and the record that everybody may read and repeat."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import PUBLIC, SIGNED_IN, Actor, Invalid, NotNow, NotYours, declare
from office.assessment import draw, rules
from office.assessment.actions import draws as actions
from office.assessment.conflict_rules import label_of
from office.assessment.draw.composing import LABELS
from office.assessment.forms.draws import CommitForm, RevealForm
from office.assessment.forms.panels import counted_words, quota_words
from office.assessment.history_panels import committed_at
from office.assessment.models import Panel, PanelDraw
from office.assessment.queries import panels as queries
from office.assessment.queries.draws import awaited
from office.assessment.states import Composing, Sitting

PARTY_LABELS = {draw.SECRETARIAT: lambda: _("Secretariat"), draw.AUDITOR: lambda: _("Auditor")}
A_DAY = 24 * 3600


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Freeze, commit, show: each party its own part."""
    panel = queries.get_panel_to_work_on(request.actor, pk)
    made = queries.draw_of(panel)
    forms: dict[str, Any] = {}
    if request.method == "POST" and (done := _act(request, panel, made, forms)):
        messages.success(request, done)
        return redirect("assessment:panel-draw", pk=pk)
    context = workspace(panel, made, request.actor) | forms
    return render(request, "assessment/panels/draw.html", context, status=400 if forms else 200)


def _act(request: HttpRequest, panel: Panel, made: PanelDraw | None, forms: dict) -> str:
    action = request.POST.get("action", "")
    if action == "freeze":
        actions.freeze(panel, by=request.actor)
        return _("The pool is frozen and its hash is published. Both parties now commit.")
    if made is None:
        raise NotNow([_("The pool is not frozen yet.")])
    party = actions.party_of(made, request.actor)
    if not party:
        raise NotYours(rules.RunPanel.key)
    if action == "commit":
        form = forms["commit_form"] = CommitForm(request.POST)
        if _tried(form, lambda: actions.commit(made, party, by=request.actor, **form.cleaned_data)):
            return _("Your commitment is published. Keep your nonce until both are there.")
    elif action == "reveal":
        form = forms["reveal_form"] = RevealForm(request.POST)
        if _tried(form, lambda: actions.reveal(made, party, by=request.actor, **form.cleaned_data)):
            return _("Your nonce is published with the draw.")
    else:
        raise Invalid({"": [_("Choose what to do.")]})
    return ""


def _tried(form: Any, act: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        act()
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            form.add_error(name if name in form.fields else None, lines)
        return False
    return True


def workspace(panel: Panel, made: PanelDraw | None, actor: Actor) -> dict[str, Any]:
    """What the place of the draw shows for one reader."""
    context: dict[str, Any] = {"panel": panel, "made": made, "runs": rules.RunPanel.holds(actor, panel),
                               "forming": panel.state == Composing.FORMING}  # fmt: skip
    if made is None:
        told, _names = actions.pool_of(panel)
        eligible = sum(not one["excluded"] for one in told["people"])
        faults = draw.faults(told) if context["forming"] else []
        return context | {"people": len(told["people"]), "eligible": eligible, "faults": faults,
                          "quotas": quota_words(panel.quotas)}  # fmt: skip
    return context | {"parties": parties_of(made, actor), "sitting": sitting(made)} | _own(made, actor)


def parties_of(made: PanelDraw, actor: Actor | None = None) -> list[dict[str, Any]]:
    """Both parties: what each has published, and when."""
    at = committed_at(made)
    return [
        {"party": party, "label": PARTY_LABELS[party](), "commitment": getattr(made, f"{party}_commitment"),
         "at": at.get(party), "nonce": getattr(made, f"{party}_nonce") if made.drawn_at else "",
         "shown": bool(getattr(made, f"{party}_nonce")),
         "awaited": awaited(made).get(party, ""),
         "mine": actor is not None and getattr(made, f"{party}_by_id") == actor.user_id}
        for party in draw.PARTIES
    ]  # fmt: skip


def _own(made: PanelDraw, actor: Actor) -> dict[str, Any]:
    """The form that is the reader's to fill in now, if any."""
    party = actions.party_of(made, actor)
    if not party or made.drawn_at or made.panel.state != Composing.FORMING:
        return {}
    both = made.secretariat_commitment and made.auditor_commitment
    shown = made.secretariat_nonce or made.auditor_nonce
    mine = getattr(made, f"{party}_by_id") == actor.user_id
    context: dict[str, Any] = {"party": party, "party_label": PARTY_LABELS[party]()}
    if both and mine and not getattr(made, f"{party}_nonce"):
        context["reveal_form"] = RevealForm()
    if not shown:
        nonce = draw.new_nonce()
        known = draw.commitment(made.pool_sha256, party, nonce)
        context |= {"commit_form": CommitForm(initial={"commitment": known}), "nonce": nonce,
                    "committed": bool(getattr(made, f"{party}_commitment"))}  # fmt: skip
    return context


def sitting(made: PanelDraw) -> list[dict[str, Any]]:
    """Who the drawn pseudonyms are: for those in charge and the auditors alone."""
    if not made.drawn_at:
        return []
    record = draw.Record.from_json(made.record)
    seats = {seat.reviewer_id: seat for seat in made.panel.seats.select_related("reviewer")}
    called = [name for one in record.replacements for name in one.called]
    wanted = [*record.panel, *called, *(name for name in record.alternates if name not in called)]
    members = {one.pseudonym: one.reviewer for one in
               made.members.filter(pseudonym__in=wanted).select_related("reviewer")}  # fmt: skip
    return [{"pseudonym": name, "reviewer": members[name], "seat": seats.get(members[name].pk)} for name in wanted]


def get_public(pk: UUID) -> PanelDraw:
    """One draw, for everybody."""
    found = queries.public_draws().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@declare(PUBLIC)
@require_safe
def public(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The record: pool, commitments, order, panel, who was passed over; repeated here, and to be repeated anywhere."""
    made = get_public(pk)
    pool = draw.Pool.from_json(made.pool)
    context: dict[str, Any] = {"made": made, "panel": made.panel, "pool": pool, "parties": parties_of(made),
                               "quotas": quota_words(made.pool["quotas"]),
                               "excluded": len(pool.people) - len(pool.eligible)}  # fmt: skip
    if made.drawn_at:
        context |= _told(made)
    return render(request, "assessment/panels/record.html", context)


def _told(made: PanelDraw) -> dict[str, Any]:
    record = draw.Record.from_json(made.record)
    key = f"assessment.draw.replayed:{made.pk}:{len(record.replacements)}:{get_language()}"
    checks = cache.get_or_set(key, lambda: [(one.label, one.differs) for one in draw.replay(record)], A_DAY)
    words = counted_words()
    passed = [{"pseudonym": one.pseudonym, "reason": LABELS[one.reason],
               "because": [words.get(code) or label_of(code) for code in one.because]}
              for one in record.passed]  # fmt: skip
    place = {name: number for number, name in enumerate(record.panel, start=1)}
    order = [{"pseudonym": one.pseudonym, "key": one.key, "seat": place.get(one.pseudonym)} for one in record.order]
    replaced = [{"left": [{"pseudonym": one.pseudonym, "reason": _left(one.reason)} for one in each.left],
                 "called": each.called} for each in record.replacements]  # fmt: skip
    holds = not any(differs for _label, differs in checks)
    return {"record": record, "replaced": replaced, "checks": checks, "holds": holds, "passed": passed, "order": order}


def _left(state: str) -> str:
    """Why a seat came free: its last state in words, or what the record says."""
    return str(Sitting(state).label) if state in Sitting.values else label_of(state)


@declare(PUBLIC)
@require_safe
def pool_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The pool exactly as it is hashed."""
    made = get_public(pk)
    answer = HttpResponse(draw.canonical(draw.Pool.from_json(made.pool)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{_name(made)}-pool.json"'
    return answer


@declare(PUBLIC)
@require_safe
def record_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The record for `manage.py replay_draw`, once there is one."""
    made = get_public(pk)
    if not made.drawn_at:
        raise Http404
    answer = JsonResponse(made.record, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{_name(made)}-draw.json"'
    return answer


def _name(made: PanelDraw) -> str:
    return made.panel.matter.number or str(made.pk)
