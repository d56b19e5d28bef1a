"""The declaration on every entry, saved while it is written, and the recusal that comes late."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from office.access import SIGNED_IN, Invalid, NotNow, declare
from office.assessment import conflict_rules
from office.assessment.actions import declaring
from office.assessment.forms.seats import RecusalForm
from office.assessment.models import Seat
from office.assessment.queries import seats as found_in
from office.assessment.states import Sitting
from office.assessment.views.finding_seats import get_own_seat
from office.workflow.performing import reasons_against
from office.workflow.steps import step_of

PARTS = ("answer", "rule", "note")


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST", "PATCH"])
def declaration(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every entry with number and applicants, no papers; PATCH saves while it is written, POST saves and closes."""
    seat = get_own_seat(request.actor, pk)
    if request.method == "PATCH":
        return _autosave(request, seat)
    if request.method != "POST":
        return _page(request, seat)
    try:
        declaring.declare(seat, _grouped(request.POST.items(), seat), by=request.actor)
        if "close" not in request.POST:
            messages.success(request, _("Saved."))
            return redirect("assessment:declaration", pk=seat.pk)
        declaring.clear(seat, by=request.actor)
    except Invalid as wrong:
        return _page(request, seat, errors=wrong.errors, status=400)
    except NotNow as closed:
        return _page(request, seat, reasons=closed.reasons, status=409)
    messages.success(request, _("The declaration is closed."))
    return redirect("assessment:seat", pk=seat.pk)


def _page(
    request: HttpRequest, seat: Seat, *, errors: dict | None = None, reasons: list = (), status: int = 200
) -> HttpResponse:
    open_ = seat.state == Sitting.ACCEPTED
    lines = found_in.declaration_lines(seat) if open_ else []
    context = {
        "seat": seat,
        "open": open_,
        "lines": lines,
        "rules": conflict_rules.choices(),
        "errors": errors or {},
        "reasons": reasons,
        "waits": reasons_against(step_of(Seat, "close_declaration"), seat) if open_ else [],
        **_counted(seat, len(lines)),
    }
    return render(request, "assessment/seats/declaration.html", context, status=status)


def _counted(seat: Seat, of: int) -> dict[str, int]:
    return {"done": of - seat.undeclared().count() if of else 0, "of": of}


def _grouped(values: Any, seat: Seat) -> dict[str, dict]:
    """`answer-<entry>` and its like, by entry; what was declared already is kept for the parts that did not come."""
    found: dict[str, dict] = {}
    known = {str(one.subject_id): one for one in seat.declarations.all()}
    for name, value in values:
        part, _dash, pk = name.partition("-")
        if part in PARTS and pk:
            kept = known.get(pk)
            begun = {"answer": kept.answer, "rule": kept.rule, "note": kept.note} if kept else {}
            found.setdefault(pk, begun)[part] = value if isinstance(value, str) else ""
    return found


def _autosave(request: HttpRequest, seat: Seat) -> JsonResponse:
    """The house's protocol of autosave; one person declares, so that nothing is merged."""
    try:
        sent = json.loads(request.body or b"{}")
        values, revision = dict(sent.get("values") or {}), int(sent.get("revision") or 0)
    except (ValueError, TypeError, AttributeError):
        raise Invalid({"": [_("This is no JSON object with values.")]}) from None
    errors: dict[str, list] = {}
    if values:
        try:
            declaring.declare(seat, _grouped(values.items(), seat), by=request.actor)
        except Invalid as wrong:
            errors = {name: [str(line) for line in lines] for name, lines in wrong.errors.items()}
    counted = _counted(seat, seat.to_declare().count())
    return JsonResponse({"revision": revision + 1, "saved_at": timezone.localtime().isoformat(), "errors": errors,
                         "complete": counted})  # fmt: skip


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def recusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw from an entry when a conflict is noticed late."""
    seat = get_own_seat(request.actor, pk)
    if seat.state not in declaring.RECUSABLE:
        raise NotNow([_("Declare the conflict in your declaration.")])
    sent = request.POST if request.method == "POST" else None
    form = RecusalForm(sent, subject=seat, actor=request.actor, initial={"entry": request.GET.get("entry", "")})
    if sent is not None and form.is_valid():
        told = form.cleaned_data
        subject = found_in.readable_subjects(seat).get(pk=told["entry"])
        declaring.recuse(seat, subject, by=request.actor, rule=told["rule"], note=told["note"])
        messages.success(request, _("You have withdrawn from the entry. It is no longer shown to you."))
        return redirect("assessment:seat", pk=seat.pk)
    return render(request, "assessment/seats/recusal.html", {"seat": seat, "form": form},
                  status=400 if sent is not None else 200)  # fmt: skip
