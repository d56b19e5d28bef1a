"""What stands beside a tally and is not the result: other ways of counting, and the statistics of the scores."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from office.access import SIGNED_IN, Unknown, declare
from office.assessment.models import StoredTally
from office.assessment.rulesets import RuleSet
from office.assessment.statistics import Scores, Unavailable, beside
from office.assessment.statistics.concordance import kendall
from office.assessment.tallying.explaining import outcome_name
from office.assessment.tallying.plots import Given, spread
from office.assessment.tallying.whatif import Scenario, scenarios
from office.assessment.views.finding_tally import get_tally


@declare(SIGNED_IN)
@require_safe
def what_if(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another mean, one member left out, a normalised score: how firm the result stands."""
    tally = get_tally(request.actor, pk)
    rules = tally.panel.rule_set
    legal, found = scenarios(rules, tally.inputs, tally.sha256)
    named = [_named(rules, one) for one in found]
    chosen = next((one for one in named if one["key"] == request.GET.get("way")), None)
    context = {
        "tally": tally,
        "panel": tally.panel,
        "methods": [one for one in named if one["kind"] == "method"],
        "left_out": [one for one in named if one["kind"] == "without"],
        "chosen": chosen,
        "rows": _compared(rules, legal, chosen["scenario"]) if chosen else [],
        "normalised": _normalised(tally),
    }
    return render(request, "assessment/tally/what_if.html", context)


def _named(rules: RuleSet, one: Scenario) -> dict[str, Any]:
    methods = {"mean": _("Plain mean"), "trimmed_mean": _("Trimmed mean"), "median": _("Median")}
    label = methods[one.about] if one.kind == "method" else _("Without %(who)s") % {"who": one.about}
    return {"key": f"{one.kind}-{one.about}", "kind": one.kind, "label": label, "scenario": one}


def _compared(rules: RuleSet, legal: Mapping[str, Any], one: Scenario) -> list[dict[str, Any]]:
    rows = [
        {
            "code": code, "rank": place.rank, "score": place.score, "outcome": outcome_name(rules, place.outcome),
            "other": one.places.get(code), "flips": code in one.flips,
            "other_outcome": outcome_name(rules, one.places[code].outcome) if code in one.places else "",
            "moved": one.places[code].rank - place.rank if code in one.places else None,
        }
        for code, place in legal.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row["rank"], row["code"]))


def _normalised(tally: StoredTally) -> Any:
    """By the last round that was tallied."""
    found = beside(_scores(tally, tally.round.code)).normalised
    if isinstance(found, Unavailable):
        return found
    ranks = {one["application"]: one["rank"] for one in tally.result["applications"]}
    return [
        {"place": n, "code": one.application, "z": f"{one.z:+.3f}", "t": f"{one.t:.1f}", "rank": ranks[one.application]}
        for n, one in enumerate(found, start=1)
    ]


@declare(SIGNED_IN)
@require_safe
def statistics(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agreement of the members, each member beside the others, and the spread of the scores as a picture."""
    tally = get_tally(request.actor, pk)
    rounds = [one for one in tally.panel.rule_set.rounds if _held(tally, one.code)]
    code = request.GET.get("round") or tally.round.code
    judged = next((one for one in rounds if one.code == code), None)
    if judged is None:
        raise Unknown(code)
    scores = _scores(tally, code)
    context = {
        "tally": tally,
        "panel": tally.panel,
        "judged": judged,
        "rounds": [{"name": one.name, "code": one.code, "current": one.code == code} for one in rounds],
        "found": beside(scores),
        "kendall": kendall(scores),
        "by_entry": spread(_of_entries(tally, code)),
        "by_member": spread(_of_members(tally, code)),
    }
    return render(request, "assessment/tally/statistics.html", context)


def _held(tally: StoredTally, code: str) -> bool:
    return any(code in one["rounds"] for one in tally.result["applications"])


def _totals(tally: StoredTally, code: str) -> dict[str, dict[str, Any]]:
    return {one["application"]: one["rounds"][code] for one in tally.result["applications"] if code in one["rounds"]}


def _scores(tally: StoredTally, code: str) -> Scores:
    return Scores.of({
        name: {total["reviewer"]: Fraction(total["given"]) for total in score["totals"]}
        for name, score in _totals(tally, code).items()
    })  # fmt: skip


def _of_entries(tally: StoredTally, code: str) -> list[tuple[str, list[Given]]]:
    return [
        (name, [Given(one["reviewer"], float(Fraction(one["given"])), one["given"], one["reviewer"] in score["dropped"])
                for one in score["totals"]])
        for name, score in _totals(tally, code).items()
    ]  # fmt: skip


def _of_members(tally: StoredTally, code: str) -> list[tuple[str, list[Given]]]:
    found: dict[str, list[Given]] = {}
    for name, given in _of_entries(tally, code):
        for one in given:
            found.setdefault(one.name, []).append(Given(name, one.score, one.text, one.dropped))
    return sorted(found.items(), key=lambda one: (len(one[0]), one[0]))
