"""Attendance of a presentation or a visit: members down, entries across in pages, one save for each page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from office.access import SIGNED_IN, Invalid, NotNow, NotYours, Unknown, declare
from office.assessment import rules
from office.assessment.actions import attendance
from office.assessment.models import Round, Seat, Subject
from office.assessment.queries import attending
from office.assessment.queries.finding import named_like
from office.assessment.states import Holding
from office.assessment.views.rounds import get_round

PRESENT, AWAY = "present", "away"
PER_PAGE = 30


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who was there, for each entry; the chair and the staff note it."""
    round_ = get_round(request.actor, pk)
    if not round_.attended:
        raise Unknown(str(pk))
    if not (rules.CloseRound.holds(request.actor, round_) or rules.WorkOnPanel.holds(request.actor, round_.panel)):
        raise NotYours(rules.CloseRound.key)
    if request.method == "POST":
        return _note(request, round_)
    return _show(request, round_)


def _note(request: HttpRequest, round_: Round) -> HttpResponse:
    cells = {
        (seat, entry): value == PRESENT
        for name, value in request.POST.items()
        if value in (PRESENT, AWAY) and name.count(":") == 1
        for seat, entry in [name.split(":")]
    }
    try:
        changed = attendance.note(round_, by=request.actor, present=cells, others=bool(request.POST.get("everybody")))
    except Invalid as wrong:
        return _show(request, round_, status=400, wrong=wrong.errors, typed=cells)
    except NotNow as closed:
        return _show(request, round_, status=409, reasons=closed.reasons)
    told = ngettext("Attendance is saved (%(n)d change).", "Attendance is saved (%(n)d changes).", changed)
    messages.success(request, told % {"n": changed})
    return redirect(request.get_full_path())


def _show(request: HttpRequest, round_: Round, *, status: int = 200, **more: Any) -> HttpResponse:
    typed, wrong, asked = more.pop("typed", {}), more.pop("wrong", {}), request.GET.get("q", "").strip()
    heard = named_like(attending.entries_heard(round_, request.actor), asked)
    shown = Paginator(heard, PER_PAGE).get_page(request.GET.get("page"))
    presence = attending.presence_at(round_, request.actor, shown.object_list)
    rows = [{"seat": seat, "cells": [_cell(seat, entry, presence, typed, wrong) for entry in shown.object_list]}
            for seat in attending.seats_of(presence)]  # fmt: skip
    writable = round_.state == Holding.OPEN and rules.CloseRound.holds(request.actor, round_)
    context = {"round": round_, "page": shown, "asked": asked, "rows": rows, "writable": writable, "wrong": wrong}
    return render(request, "assessment/sheets/attendance.html", context | more, status=status)


def _cell(seat: Seat, entry: Subject, presence: attending.Presence, typed: dict, wrong: dict) -> dict[str, Any] | None:
    """A cell only where the member has a sheet: whoever keeps away from an entry is not asked about."""
    noted = presence.get(entry.pk, {})
    if seat.pk not in noted:
        return None
    name = f"{seat.pk}:{entry.pk}"
    there = typed.get((str(seat.pk), str(entry.pk)), noted[seat.pk])
    return {"name": name, "entry": entry, "there": there, "errors": wrong.get(name, [])}
