"""Conflicts on a panel: in the pool before the draw, between members and entries after it."""

from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from office.access import SIGNED_IN, Actor, declare
from office.assessment import rules
from office.assessment.actions import conflicts as actions
from office.assessment.actions.draws import excluded
from office.assessment.conflicts import RULES, in_words, label_of, window_of
from office.assessment.conflicts.barring import barred
from office.assessment.conflicts.reading import conflicts_of
from office.assessment.models import Exclusion, Panel
from office.assessment.queries import panels as queries
from office.assessment.states import EXCLUSION_KEEPS_AWAY, SITTING_STANDING

PER_PAGE = 30
_TONES = {"found": "warning", "standing": "danger", "overridden": "information", "withdrawn": "gray"}


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is found now beside what is written; a press writes it down."""
    panel = queries.get_panel_to_work_on(request.actor, pk)
    if request.method == "POST":
        found = actions.examine(panel, by=request.actor)
        messages.success(request, _("Written down: %(added)d added, %(gone)d withdrawn.")
                         % {"added": len(found.added), "gone": len(found.gone)})  # fmt: skip
        return redirect("assessment:panel-conflicts", pk=pk)
    context = {"panel": panel, "runs": rules.RunPanel.holds(request.actor, panel), "rules": _rules(panel)}
    if panel.state in actions.EXAMINABLE:
        context |= {
            "matrix": matrix_of(panel, request.actor, request.GET.get("page")),
            "changes": actions.compare(panel),
            "barred": _barred(panel),
        }
    else:
        context |= _pool(panel, request.GET.get("page"))
    return render(request, "assessment/panels/conflicts.html", context)


def _rules(panel: Panel) -> list[dict[str, Any]]:
    return [{"rule": one, "window": in_words(window_of(panel.windows, one.code))} for one in RULES]


def _pool(panel: Panel, number: str | None) -> dict[str, Any]:
    """Who of those who may be drawn is in conflict with what, and how many people each rule keeps out."""
    reviewers = list(queries.drawable())
    codes = dict(panel.subjects.values_list("pk", "code"))
    found: dict[Any, list] = defaultdict(list)
    for one in conflicts_of(panel, reviewers):
        found[one.person].append({"entry": codes[one.entry], "ground": one.ground(), "certain": one.certain,
                                  "rule": one.rule})  # fmt: skip
    out = excluded(panel, reviewers)
    for key, rules_ in barred(panel, reviewers).items():
        known = {one["rule"] for one in found[key]}
        found[key] += [{"entry": "", "ground": label_of(rule), "certain": True, "rule": rule}
                       for rule in sorted(rules_ - known)]  # fmt: skip
    counted = Counter(rule for person in found.values() for rule in {one["rule"] for one in person})
    people = [{"reviewer": one, "found": found[one.pk], "out": one.pk in out} for one in reviewers if one.pk in found]
    return {
        "pool": {"people": len(reviewers), "out": len(out), "in_conflict": len(people)},
        "counted": [{"label": label_of(rule), "count": many} for rule, many in counted.most_common()],
        "page": Paginator(people, PER_PAGE).get_page(number),
    }


def _barred(panel: Panel) -> list[dict[str, Any]]:
    """The members who may not sit any more: they joined the office or an applicant after the draw."""
    seats = list(panel.seats.filter(state__in=SITTING_STANDING).select_related("reviewer").order_by("matter_id"))
    found = barred(panel, [one.reviewer for one in seats])
    return [{"seat": one, "why": [label_of(rule) for rule in sorted(found[one.reviewer_id])]}
            for one in seats if one.reviewer_id in found]  # fmt: skip


def matrix_of(panel: Panel, actor: Actor, number: str | None = None) -> dict[str, Any]:
    """Entries by members: what keeps whom away. Of a long call the entries alone from which somebody keeps away."""
    seats = list(queries.seats_for(actor, panel).filter(state__in=SITTING_STANDING))
    entries = queries.subjects_for(actor, panel)
    if entries.count() > PER_PAGE:
        entries = entries.filter(pk__in=queries.kept_from(seats))
    page = Paginator(entries, PER_PAGE).get_page(number)
    cells: dict[tuple, list[Exclusion]] = defaultdict(list)
    for one in queries.exclusions_between(seats, list(page.object_list)):
        cells[one.subject_id, one.seat_id].append(one)
    rows = [{"entry": one, "cells": [_cell(cells[one.pk, seat.pk]) for seat in seats]} for one in page.object_list]
    return {"seats": seats, "rows": rows, "any": bool(cells) and any(cells.values()), "page": page}


def _cell(found: list[Exclusion]) -> dict[str, str]:
    """The one that weighs most stands in the cell, with all of them as its note."""
    if not found:
        return {}
    first = min(found, key=lambda one: (one.state not in EXCLUSION_KEEPS_AWAY, one.state != "standing"))
    return {"word": first.get_kind_display(), "state": first.get_state_display(), "tone": _TONES[first.state],
            "note": " / ".join(label_of(one.rule) for one in found if one.rule)}  # fmt: skip
