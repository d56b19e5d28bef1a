"""The statistics of a tallied round, worked out once for each tally and kept: a tally never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.core.cache import cache

from office.assessment.models import StoredTally, TallyPlace
from office.assessment.statistics import Scores, beside
from office.assessment.statistics.concordance import kendall
from office.assessment.tallying.plots import Given, scale_of

KEPT = 24 * 60 * 60
OUTLIERS, EACH = 30, 60


@dataclass(frozen=True)
class Figures:
    """Agreement, members, the furthest outliers and how many there are, the order by normalised score, and what the
    pictures need: their scale, and each member's scores (of a long call the least, the quarters and the most)."""

    icc: Any
    alpha: Any
    kendall: Any
    reviewers: list
    outliers: list
    outlying: int
    normalised: Any
    scale: tuple[float, float]
    members: list[tuple[str, list[Given]]]
    entries: int
    left_out: tuple[str, ...] = ()


def figures_of(tally: StoredTally, code: str) -> Figures:
    """The figures of one round of a tally."""
    key = f"assessment.figures.2:{tally.sha256}:{code}"
    found = cache.get(key)
    if found is None:
        found = _worked_out(tally, code)
        cache.set(key, found, KEPT)
    return found


def _worked_out(tally: StoredTally, code: str) -> Figures:
    rows = list(places_with(tally, code).values_list("subject__code", f"data__rounds__{code}"))
    scores = Scores.of({
        name: {one["reviewer"]: Fraction(one["given"]) for one in score["totals"]} for name, score in rows
    })  # fmt: skip
    found = beside(scores)
    given = [(name, given_of(score)) for name, score in rows]
    return Figures(
        icc=found.icc, alpha=found.alpha, kendall=kendall(scores), reviewers=found.reviewers,
        outliers=found.outliers[:OUTLIERS], outlying=len(found.outliers), normalised=found.normalised,
        scale=scale_of([one.score for _name, marks in given for one in marks]), members=_members(given),
        entries=len(rows), left_out=_left_out([score for _name, score in rows]),
    )  # fmt: skip


def _left_out(scores: list[dict[str, Any]]) -> tuple[str, ...]:
    """Members who handed in sheets of which none counts."""
    counted = {one["reviewer"] for score in scores for one in score["totals"]}
    given = {one["reviewer"] for score in scores for one in score["removed"]}
    return tuple(sorted(given - counted, key=lambda who: (len(who), who)))


def places_with(tally: StoredTally, code: str) -> Any:
    """The entries of a tally that took part in a round, in the order of the result."""
    return TallyPlace.objects.filter(tally=tally.pk, data__rounds__has_key=code).order_by("place")


def given_of(score: dict[str, Any]) -> list[Given]:
    """The totals of one entry as they are drawn."""
    return [
        Given(one["reviewer"], float(Fraction(one["given"])), one["given"], one["reviewer"] in score["dropped"])
        for one in score["totals"]
    ]


def _members(rows: Iterable[tuple[str, list[Given]]]) -> list[tuple[str, list[Given]]]:
    found: dict[str, list[Given]] = {}
    for name, given in rows:
        for one in given:
            found.setdefault(one.name, []).append(Given(name, one.score, one.text, one.dropped))
    ordered = sorted(found.items(), key=lambda one: (len(one[0]), one[0]))
    return [(who, _quarters(given)) for who, given in ordered]


def _quarters(given: list[Given]) -> list[Given]:
    """Of many the least, the quarters and the most, so that the picture does not grow with the call."""
    if len(given) <= EACH:
        return given
    ordered, last = sorted(given, key=lambda one: (one.score, one.name)), len(given) - 1
    return [ordered[last * part // 4] for part in range(5)]
