"""Selections to compute: rules and cells in few words."""

from collections.abc import Iterable, Mapping
from typing import Any

from office.assessment.rulesets import RuleSet
from office.assessment.tally import Adjustment, Cell, Grouping, Inputs, Recusal, Ruling, Tally, as_data, compute

# competitions.md §7.4, T3: seven reviewers, five applications.
PANEL = {
    "P1": "84 81 86 79 83 85 70",
    "P2": "80 78 83 76 80 82 98",
    "P3": "75 74 79 70 76 77 60",
    "P4": "70 66 72 65 71 70 55",
    "P5": "82 80 82 78 81 84 62",
}
TRIMMED = {"method": "trimmed_mean", "drop": 1, "min_reviewers": 5}


def one_round(method: str | Mapping[str, Any] = "mean", **changed: Any) -> RuleSet:
    """One round with one criterion of 100 points and one award."""
    return RuleSet.from_json(rules_of([judged("written", method)], **changed))


def judged(code: str, method: str | Mapping[str, Any] = "mean", weight: str = "1", **changed: Any) -> dict[str, Any]:
    return {
        "code": code, "kind": "written", "weight": weight,
        "aggregate": {"method": method} if isinstance(method, str) else dict(method),
        "criteria": [{"code": "all", "max": "100"}],
    } | changed  # fmt: skip


def rules_of(rounds: list[dict[str, Any]], **changed: Any) -> dict[str, Any]:
    return {
        "rounds": rounds, "combine": "weighted_sum", "bonus_cap": "5", "penalty_cap": "5",
        "rounding": {"at": "final", "digits": 2, "mode": "half_up"}, "pass_mark": None, "tie_breaks": ["lot"],
        "quotas": [{"group": None, "awards": 1, "reserve": 1}], "absence": "keep",
    } | changed  # fmt: skip


def two_rounds(advance: dict[str, Any], **changed: Any) -> RuleSet:
    """Everybody is judged in `a` (0.4); who goes on, in `b` (0.6)."""
    return RuleSet.from_json(
        rules_of([judged("a", weight="0.4", advance=advance), judged("b", weight="0.6")], **changed)
    )


def cells(table: Mapping[str, str], code: str = "written", criterion: str = "all") -> list[Cell]:
    """A line of points for each application, r1 first; a dash is a sheet that is missing."""
    return [
        Cell(application, f"r{place}", code, criterion, points)
        for application, line in table.items()
        for place, points in enumerate(line.split(), start=1)
        if points != "-"
    ]


def tallied(rules: RuleSet, table: Mapping[str, str] | Iterable[Cell], **beside: Any) -> Tally:
    given = cells(table) if isinstance(table, Mapping) else list(table)
    hashes = beside.pop("hashes", {})
    return compute(rules, Inputs(tuple(given), hashes=hashes, **{name: tuple(facts) for name, facts in beside.items()}))


def bonus(application: str, points: str, reason: str = "", kind: str = "bonus") -> Adjustment:
    return Adjustment(application, kind, points, reason)


def grouped(**groups: str) -> list[Grouping]:
    """`grouped(climate="A B")`"""
    return [Grouping(one, group) for group, names in groups.items() for one in names.split()]


def recused(application: str, reviewer: str, code: str = "written") -> list[Recusal]:
    return [Recusal(application, reviewer, code)]


def ruled(step: str, *places: str, reference: str = "no. 1") -> Ruling:
    """`ruled("lot", "B", "A")`; names that a vote leaves equal stand in one place: "A B"."""
    return Ruling(step, tuple(tuple(place.split()) for place in places), reference)


def finals(tally: Tally) -> dict[str, str]:
    return {one["application"]: one["final"] for one in as_data(tally)["applications"]}


def ranks(tally: Tally) -> dict[str, int | None]:
    return {one.application: one.rank for one in tally.results}


def outcomes(tally: Tally) -> dict[str, str]:
    return {one.application: one.outcome for one in tally.results}
