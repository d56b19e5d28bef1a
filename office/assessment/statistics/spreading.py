"""How far the scores of each application lie apart: what a plot of the spread draws."""

from dataclasses import dataclass

from office.assessment.statistics.scores import Scores


@dataclass(frozen=True)
class Spread:
    """Quartiles as a spreadsheet computes them (inclusive, between two values in proportion)."""

    application: str
    scores: int
    mean: float
    deviation: float | None
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float

    @property
    def range(self) -> float:
        return self.highest - self.lowest


def applications(scores: Scores) -> list[Spread]:
    """Those with at least one score, by code."""
    import numpy as np

    found = []
    for name, row in zip(scores.applications, scores.table(), strict=True):
        given = row[~np.isnan(row)]
        if given.size:
            deviation = float(given.std(ddof=1)) if given.size > 1 else None
            five = (float(one) for one in np.percentile(given, [0, 25, 50, 75, 100]))
            found.append(Spread(name, int(given.size), float(given.mean()), deviation, *five))
    return found
