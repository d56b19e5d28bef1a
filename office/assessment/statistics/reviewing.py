"""Each reviewer beside the others: mean, leniency, spread, and whether he or she orders the applications as they do."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.statistics.scores import Scores, Unavailable

THREE = _("This takes three applications that others scored as well.")
NO_SPREAD = _("All scores on one side are equal.")


@dataclass(frozen=True)
class Reviewer:
    """`leniency` is how many points above the panel's mean of the same applications the reviewer's scores lie, so that
    who was recused from a weak application is not called lenient; in a complete table it is mean minus grand mean.
    `consistency` is the correlation with the mean of the others. `spread` is the standard deviation (n - 1)."""

    reviewer: str
    scored: int
    mean: float
    leniency: float
    spread: float | None
    consistency: float | Unavailable


def reviewers(scores: Scores) -> list[Reviewer]:
    """Those who scored at least one application, by name."""
    table = scores.table()
    found = (_reviewer(one, table, place) for place, one in enumerate(scores.reviewers))
    return [one for one in found if one]


def _reviewer(name: str, table: Any, place: int) -> Reviewer | None:
    import numpy as np

    mine = table[:, place]
    seen = ~np.isnan(mine)
    if not seen.any():
        return None
    own = mine[seen]
    leniency = float((own - np.nanmean(table[seen], axis=1)).mean())
    spread = float(own.std(ddof=1)) if own.size > 1 else None
    others = np.delete(table[seen], place, axis=1)
    return Reviewer(name, int(own.size), float(own.mean()), leniency, spread, _consistency(own, others))


def _consistency(own: Any, others: Any) -> float | Unavailable:
    import numpy as np

    shared = (~np.isnan(others)).any(axis=1)
    if shared.sum() < 3:
        return Unavailable(THREE)
    mine, theirs = own[shared], np.nanmean(others[shared], axis=1)
    if np.ptp(mine) == 0 or np.ptp(theirs) == 0:
        return Unavailable(NO_SPREAD)
    return float(np.corrcoef(mine, theirs)[0, 1])
