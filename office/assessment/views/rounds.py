"""A round for those who run it, preside or sit: how far everybody is; after the lock what everybody gave."""

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Actor, Unknown, declare
from office.assessment import marking, rules
from office.assessment.models import Round, Sheet
from office.assessment.queries import sheets as found
from office.assessment.queries.finding import named_like
from office.assessment.rules_tally import IssuePapers
from office.assessment.rulesets.decimals import plain
from office.assessment.states import FILLING_COUNTED, Filling, Holding
from office.assessment.views.sheet_pages import left_until, remarks_of
from office.workflow import steps_for
from office.workflow.pages import StepPage

PER_PAGE = 30


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
    told, now = _told(round_, request), timezone.now()
    steps = [step for step in steps_for(round_, actor) if step.in_state and (step.name != "remind" or _behind(told))]
    context = {
        "round": round_,
        "follows": rules.CloseRound.holds(actor, round_) or rules.WorkOnPanel.holds(actor, round_.panel),
        "notes": rules.CloseRound.holds(actor, round_),
        "steps": steps,
        "now": now,
        "left": left_until(round_.due_at, now) if round_.due_at else None,
        **told,
    }
    return render(request, "assessment/sheets/round.html", context)


def _behind(told: dict[str, Any]) -> bool:
    """Whether anybody is left to be reminded; a step that nobody needs is not explained either."""
    return any(one.drafts or one.submitted for one in told.get("progress", ()))


def _told(round_: Round, request: HttpRequest) -> dict[str, Any]:
    if round_.state == Holding.WAITING:
        return {"entries": round_.panel.subjects_in(round_).count()}
    progress = {"progress": found.progress_of(round_, request.actor)}
    if round_.state == Holding.LOCKED:
        return progress | _totals(round_, request)
    return progress | {"signed": _reopenable(round_, request)}


def _totals(round_: Round, request: HttpRequest) -> dict[str, Any]:
    """A column for each member, a gap where somebody kept away or was absent; the entries page by page."""
    asked = request.GET.get("q", "").strip()
    entries, seats = found.entries_in(round_, request.actor), found.seats_in(round_)
    page = Paginator(named_like(entries, asked), PER_PAGE).get_page(request.GET.get("page"))
    totals = found.totals_of(round_, request.actor, page.object_list)
    rows = [{"subject": one, "totals": [totals[one.pk].get(seat.pk) for seat in seats]} for one in page.object_list]
    return {"lines": rows, "columns": seats, "page": page, "asked": asked}


def _reopenable(round_: Round, request: HttpRequest) -> Page | None:
    """Signed and submitted sheets that the chair may give back."""
    if not rules.ChairRound.holds(request.actor, round_):
        return None
    done = found.reopenable_in(round_, request.actor)
    return Paginator(done, PER_PAGE).get_page(request.GET.get("page"))


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
        "words": [{"sheet": one, "remarks": remarks_of(round_, one)} for one in counted],
        "void": [one for one in sheets if one.state == Filling.VOID],
        "rows": _table(round_, counted),
        "most": plain(round_.rules.points),
        "issues": IssuePapers.holds(request.actor, round_.panel),
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
