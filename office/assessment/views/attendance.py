"""Attendance of a presentation or a visit: members down, entries across, one save."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from office.access import SIGNED_IN, Invalid, NotNow, NotYours, Unknown, declare
from office.assessment import rules
from office.assessment.actions import attendance
from office.assessment.actions.rounds import ABSENT
from office.assessment.models import Round
from office.assessment.queries import sheets as found
from office.assessment.states import Filling, Holding
from office.assessment.views.rounds import get_round

PRESENT, AWAY = "present", "away"


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
    if request.POST.get("everybody"):
        cells = {**attendance.unnoted(round_), **cells}
    try:
        changed = attendance.note(round_, by=request.actor, present=cells)
    except Invalid as wrong:
        return _show(request, round_, status=400, wrong=wrong.errors, typed=cells)
    except NotNow as closed:
        return _show(request, round_, status=409, reasons=closed.reasons)
    told = ngettext("Attendance is saved (%(n)d change).", "Attendance is saved (%(n)d changes).", changed)
    messages.success(request, told % {"n": changed})
    return redirect("assessment:attendance", pk=round_.pk)


def _show(request: HttpRequest, round_: Round, *, status: int = 200, **more: Any) -> HttpResponse:
    typed, wrong = more.pop("typed", {}), more.pop("wrong", {})
    followed = found.followed_for(request.actor).filter(round=round_)
    sheets = list(followed.filter(~Q(state=Filling.VOID) | Q(void_reason=ABSENT)).order_by("subject__position"))
    noted = found.attendance_of(round_)
    entries = list({one.subject_id: one.subject for one in sheets}.values())
    seats = sorted({one.seat_id: one.seat for one in sheets}.values(), key=lambda seat: found.natural(seat.code))
    there = {(one.seat_id, one.subject_id): one for one in sheets}
    rows = [{"seat": seat, "cells": [_cell(there.get((seat.pk, entry.pk)), entry, noted, typed, wrong)
                                     for entry in entries]} for seat in seats]  # fmt: skip
    writable = round_.state == Holding.OPEN and rules.CloseRound.holds(request.actor, round_)
    context = {"round": round_, "entries": entries, "rows": rows, "writable": writable, "wrong": wrong, **more}
    return render(request, "assessment/sheets/attendance.html", context, status=status)


def _cell(sheet: Any, entry: Any, noted: dict, typed: dict, wrong: dict) -> dict[str, Any] | None:
    """A cell only where the member has a sheet: whoever keeps away from an entry is not asked about."""
    if sheet is None:
        return None
    key = (sheet.seat_id, sheet.subject_id)
    name = f"{sheet.seat_id}:{sheet.subject_id}"
    there = typed.get((str(sheet.seat_id), str(sheet.subject_id)), noted.get(key))
    return {"name": name, "entry": entry, "there": there, "errors": wrong.get(name, [])}
