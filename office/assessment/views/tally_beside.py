"""What stands beside a tally and is not the result: other ways of counting, and the statistics of the scores."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Unknown, declare
from office.assessment.actions import comparing
from office.assessment.beside.figures import figures_of, given_of, places_with
from office.assessment.models import StoredTally
from office.assessment.queries import tally as found_in
from office.assessment.rulesets import RuleSet
from office.assessment.statistics import Unavailable
from office.assessment.tallying.explaining import outcome_name
from office.assessment.tallying.plots import Given, spread
from office.assessment.tallying.whatif import Kept, Scenario
from office.assessment.views.finding_tally import get_tally

PER_PAGE = 30


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another mean, one member left out, a normalised score: how firm the result stands. POST has it computed."""
    tally = get_tally(request.actor, pk)
    if request.method == "POST":
        comparing.ask(tally, by=request.actor)
        return redirect("assessment:what-if", pk=tally.pk)
    context: dict[str, Any] = {"tally": tally, "panel": tally.panel}
    found = comparing.compared(tally)
    if found is None:
        context |= {"waiting": True, "job": comparing.asked(tally, request.actor)}
    else:
        context |= _compared(request, tally, found)
    return render(request, "assessment/tally/what_if.html", context)


def _compared(request: HttpRequest, tally: StoredTally, found: Kept) -> dict[str, Any]:
    rules, number = tally.panel.rule_set, request.GET.get("page")
    named = [_named(one, rules) for one in found.ways]
    chosen = next((one for one in named if one["key"] == request.GET.get("way")), None)
    told = {
        "methods": [one for one in named if one["kind"] == "method"],
        "left_out": [one for one in named if one["kind"] == "without"],
        "chosen": chosen,
    }
    if chosen:
        return told | {"page": _rows(tally, rules, found, chosen["scenario"], number)}
    return told | {"normalised": _normalised(tally, number)}


def _named(one: Scenario, rules: RuleSet) -> dict[str, Any]:
    methods = {"mean": _("Plain mean"), "trimmed_mean": _("Trimmed mean"), "median": _("Median")}
    label = methods[one.about] if one.kind == "method" else _("Without %(who)s") % {"who": one.about}
    ruled = one.kind == "method" and {judged.aggregate.method for judged in rules.rounds} == {one.about}
    return {"key": one.key, "kind": one.kind, "label": label, "scenario": one, "ruled": ruled}


def _rows(tally: StoredTally, rules: RuleSet, found: Kept, one: Scenario, number: str | None) -> Page:
    """The entries in the order of the result, with where they would stand; those shown are told in words."""
    places = found.places(one)
    legal = sorted(found.legal().items(), key=lambda place: (place[1].rank, place[0]))
    page = Paginator(legal, PER_PAGE).get_page(number)
    titles = found_in.titles_of(tally, [code for code, _place in page.object_list])
    page.object_list = [
        {
            "code": code, "title": titles.get(code, ""),
            "rank": place.rank, "score": place.score, "outcome": outcome_name(rules, place.outcome),
            "other": places.get(code), "flips": code in one.flips,
            "other_outcome": outcome_name(rules, places[code].outcome) if code in places else "",
        }
        for code, place in page.object_list
    ]  # fmt: skip
    return page


def _normalised(tally: StoredTally, number: str | None) -> Page | Unavailable:
    """By the last round that was tallied."""
    found = figures_of(tally, tally.round.code).normalised
    if isinstance(found, Unavailable):
        return found
    page = Paginator(list(enumerate(found, start=1)), PER_PAGE).get_page(number)
    ranks = found_in.ranks_of(tally, [one.application for _place, one in page.object_list])
    page.object_list = [
        {"place": n, "code": one.application, "z": f"{one.z:+.3f}", "t": f"{one.t:.1f}", "rank": ranks[one.application]}
        for n, one in page.object_list
    ]
    return page


@declare(SIGNED_IN)
@require_safe
def statistics(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agreement of the members, each member beside the others, and the spread of the scores as a picture."""
    tally = get_tally(request.actor, pk)
    rounds = tally.panel.rule_set.rounds[: tally.round.position]
    code = request.GET.get("round") or tally.round.code
    judged = next((one for one in rounds if one.code == code), None)
    if judged is None:
        raise Unknown(code)
    found = figures_of(tally, code)
    page = Paginator(places_with(tally, code), PER_PAGE).get_page(request.GET.get("page"))
    drawn = page.object_list.values_list("subject__code", f"data__rounds__{code}")
    names = found_in.named_members(tally.panel, request.actor)
    context = {
        "tally": tally,
        "panel": tally.panel,
        "judged": judged,
        "names": names,
        "left_out": [names.get(code, code) for code in found.left_out],
        "rounds": [{"name": one.name, "code": one.code, "current": one.code == code} for one in rounds],
        "found": found,
        "kendall": found.kendall,
        "page": page,
        "by_entry": spread([(entry, _named_marks(given_of(score), names)) for entry, score in drawn], found.scale),
        "by_member": spread([(names.get(code, code), given) for code, given in found.members], found.scale),
    }
    return render(request, "assessment/tally/statistics.html", context)


def _named_marks(given: list[Given], names: dict[str, str]) -> list[Given]:
    """The marks of one entry, each with its member's name where that may be read."""
    return [replace(one, name=names.get(one.name, one.name)) for one in given]
