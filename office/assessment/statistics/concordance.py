"""Kendall's coefficient of concordance W: whether the reviewers order the applications alike, whatever their scale.

W = (12 S) / (m² (n³ - n) - m ΣT), with S the squared deviations of the rank sums, and T = Σ(t³ - t) for the ties of
each reviewer. Of the applications that all of them scored.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from office.assessment.statistics.scores import Scores, Unavailable

TOO_FEW = _("This takes three applications that all of at least two reviewers scored.")
ALL_TIED = _("All reviewers gave every application the same score.")


@dataclass(frozen=True)
class Concordance:
    """`applications` were compared by `reviewers`; `left_out` have a gap."""

    w: float
    applications: int
    reviewers: int
    left_out: tuple[str, ...]


def kendall(scores: Scores) -> Concordance | Unavailable:
    """Over the complete rows."""
    import numpy as np
    from scipy.stats import rankdata

    table = scores.table()
    complete = ~np.isnan(table).any(axis=1)
    kept = table[complete]
    n, m = kept.shape
    if n < 3 or m < 2:
        return Unavailable(TOO_FEW)
    ranks = np.apply_along_axis(rankdata, 0, kept)
    sums = ranks.sum(axis=1)
    ties = sum(float((count**3 - count).sum()) for count in (np.unique(one, return_counts=True)[1] for one in kept.T))
    below = m**2 * (n**3 - n) - m * ties
    if below <= 0:
        return Unavailable(ALL_TIED)
    left_out = tuple(one for one, whole in zip(scores.applications, complete, strict=True) if not whole)
    return Concordance(float(12 * ((sums - sums.mean()) ** 2).sum() / below), n, m, left_out)
