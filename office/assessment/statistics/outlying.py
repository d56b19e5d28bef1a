"""Scores that stand out: told to the chair, who asks for a reason. Nothing is ever deleted or changed for it.

The modified z-score of Iglewicz and Hoaglin (1993) within one application: the distance from the median in median
absolute deviations, 0.6745 (x - median) / MAD, and where more than half of the scores are equal, in mean absolute
deviations, (x - median) / (1.253314 mean AD). Beyond 3.5 a score stands out. The median does not move with the one
score that is asked about; mean and standard deviation would.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from office.assessment.statistics.scores import Scores

LEAST_SCORES = 5
BEYOND = 3.5
# Where six colleagues agree to the point, one point more is far in deviations and near in substance.
LEAST_GAP = 5.0


@dataclass(frozen=True)
class Outlier:
    """`distance` is the modified z-score: negative below the others. `gap` is in points, from the median."""

    application: str
    reviewer: str
    score: float
    median: float
    gap: float
    distance: float


def outliers(scores: Scores, least_gap: float = LEAST_GAP) -> list[Outlier]:
    """Scores far from the median of their application, the furthest first; none where fewer than five were given."""
    found = []
    for name, row in zip(scores.applications, scores.table(), strict=True):
        found += _of_application(name, scores.reviewers, row, least_gap)
    return sorted(found, key=lambda one: (-abs(one.distance), one.application, one.reviewer))


def _of_application(name: str, reviewers: tuple[str, ...], row: Any, least_gap: float) -> Iterator[Outlier]:
    import numpy as np

    given = row[~np.isnan(row)]
    if given.size < LEAST_SCORES:
        return
    median = float(np.median(given))
    unit = _unit(np.abs(given - median))
    for reviewer, score in zip(reviewers, row, strict=True):
        gap = float(score) - median
        if unit and abs(gap) >= least_gap and abs(gap) > BEYOND * unit:
            yield Outlier(name, reviewer, float(score), median, gap, gap / unit)


def _unit(distances: Any) -> float:
    """What counts as one standard deviation."""
    import numpy as np

    middle = float(np.median(distances))
    return middle / 0.6745 if middle else 1.253314 * float(distances.mean())
