"""A round for those who run it, preside or sit: how far everybody is; after the lock what everybody gave."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Actor, Unknown, declare
from office.assessment import marking, rules
from office.assessment.models import Round, Sheet
from office.assessment.queries import sheets as found
from office.assessment.rulesets.decimals import plain
from office.assessment.states import FILLING_COUNTED, Filling, Holding
from office.assessment.views.sheet_pages import left_until
from office.workflow import steps_for
from office.workflow.pages import StepPage


def get_round(actor: Actor, pk: UUID) -> Round:
    """The round, if the actor may know of it; raises Unknown."""
    round_ = found.rounds_for(actor).filter(pk=pk).first()
    if round_ is None:
        raise Unknown(str(pk))
    return round_


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far each member is, by when, who was away; the steps. No score before the lock."""
    round_, actor = get_round(request.actor, pk), request.actor
    steps, now = [step for step in steps_for(round_, actor) if step.in_state], timezone.now()
    context = {
        "round": round_,
        "follows": rules.CloseRound.holds(actor, round_) or rules.WorkOnPanel.holds(actor, round_.panel),
        "notes": rules.CloseRound.holds(actor, round_),
        "steps": steps,
        "now": now,
        "left": left_until(round_.due_at, now) if round_.due_at else None,
        **_told(round_, actor),
    }
    return render(request, "assessment/sheets/round.html", context)


def _told(round_: Round, actor: Actor) -> dict[str, Any]:
    if round_.state == Holding.WAITING:
        return {"entries": round_.panel.subjects_in(round_).count()}
    if round_.state == Holding.LOCKED:
        return {"progress": found.progress_of(round_, actor), **_totals(round_, actor)}
    return {"progress": found.progress_of(round_, actor), "signed": _reopenable(round_, actor)}


def _totals(round_: Round, actor: Actor) -> dict[str, Any]:
    """A column for each member, a gap where somebody kept away or was absent."""
    lines, seats = found.entries_of(round_, actor), found.seats_in(round_)
    rows = []
    for line in lines:
        totals = {one.seat_id: one.total for one in line.sheets}
        rows.append({"subject": line.subject, "totals": [totals.get(seat.pk) for seat in seats]})
    return {"lines": rows, "columns": seats}


def _reopenable(round_: Round, actor: Actor) -> list[Sheet]:
    """Signed and submitted sheets that the chair may give back."""
    if not rules.ChairRound.holds(actor, round_):
        return []
    done = found.followed_for(actor).filter(round=round_, state__in=[Filling.SUBMITTED, *FILLING_COUNTED])
    return list(done.order_by("seat__code", "subject__position"))


@declare(SIGNED_IN)
@require_safe
def entry(request: HttpRequest, pk: UUID, subject: UUID) -> HttpResponse:
    """All sheets of one entry beside one another, once the round is locked; nothing of it before."""
    round_ = get_round(request.actor, pk)
    if round_.state != Holding.LOCKED:
        raise Unknown(str(subject))
    sheets = found.sheets_for(request.actor).filter(round=round_, subject=subject).defer("note")
    sheets = list(sheets.order_by("seat__code"))
    if not sheets:
        raise Unknown(str(subject))
    counted = [one for one in sheets if one.state in FILLING_COUNTED]
    context = {
        "round": round_,
        "entry": sheets[0].subject,
        "sheets": counted,
        "void": [one for one in sheets if one.state == Filling.VOID],
        "rows": _table(round_, counted),
        "most": plain(round_.rules.points),
    }
    return render(request, "assessment/sheets/entry.html", context)


def _table(round_: Round, sheets: list[Sheet]) -> list[dict[str, Any]]:
    """A row for each criterion, a column for each member."""
    judged = round_.rules
    marked = [marking.read(judged, one.points) for one in sheets]
    grades = {one.code: one.name for one in judged.grades}
    rows = []
    for one in judged.criteria:
        marks = [each.marks[one.code] for each in marked]
        cells = [{"points": plain(mark.value), "grade": grades.get(mark.told, "")} for mark in marks]
        rows.append({"label": one.name, "most": plain(one.max), "cells": cells})
    return rows


@declare(SIGNED_IN)
class RoundStep(StepPage):
    """Opening, postponing, locking."""

    def subjects(self, actor: Actor):
        """The rounds the actor may know of."""
        return found.rounds_for(actor)

    def address(self, subject: Round) -> str:
        """The round's page."""
        return reverse("assessment:round", kwargs={"pk": subject.pk})

    def about(self, subject: Round, step: Any) -> dict:
        """The round by its name."""
        return {"name": f"{subject.panel.matter.title} · {subject.rules.name}"}
