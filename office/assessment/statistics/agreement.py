"""How far reviewers agree: the intraclass correlation and Krippendorff's alpha.

Shrout and Fleiss (1979), case 2: applications and reviewers are both random, and a lenient reviewer counts as
disagreement. MSR, MSC and MSE are the mean squares of applications, reviewers and what is left:

    ICC(2,1) = (MSR - MSE) / (MSR + (k-1) MSE + k (MSC - MSE) / n)
    ICC(2,k) = (MSR - MSE) / (MSR + (MSC - MSE) / n)

with the confidence interval of the same article. It is defined for complete tables only: applications with a gap are
left out, and named. Krippendorff (2011), interval: alpha = 1 - Do/De, where Do is the mean squared difference of two
scores of one application, De that of any two scores. It is defined with gaps; an application with one score says
nothing about agreement and is left out.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.statistics.scores import Scores, Unavailable

LEVEL = 0.95
TOO_FEW = _("This takes two reviewers and two applications that all of them scored.")
ALL_EQUAL = _("All scores are equal: there is nothing to agree about.")


@dataclass(frozen=True)
class Icc:
    """`single` is one reviewer's reliability, ICC(2,1), `average` that of the panel's mean, ICC(2,k); each with its
    interval of 95 %, None where it has none. `left_out`: applications with a gap."""

    single: float
    average: float
    single_interval: tuple[float, float] | None
    average_interval: tuple[float, float] | None
    applications: int
    reviewers: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Alpha:
    """`scores` is how many were compared."""

    value: float
    scores: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Squares:
    """The mean squares of a complete table of n applications and k reviewers."""

    rows: float
    columns: float
    error: float
    n: int
    k: int


def icc(scores: Scores) -> Icc | Unavailable:
    import numpy as np

    table = scores.table()
    complete = ~np.isnan(table).any(axis=1)
    if complete.sum() < 2 or table.shape[1] < 2:
        return Unavailable(TOO_FEW)
    kept = table[complete]
    if np.ptp(kept) == 0:
        return Unavailable(ALL_EQUAL)
    squares = _squares(kept)
    single, average = _correlations(squares)
    interval = _interval(squares, single)
    raised = interval and tuple(_of_mean(bound, squares.k) for bound in interval)
    left_out = tuple(one for one, whole in zip(scores.applications, complete, strict=True) if not whole)
    return Icc(single, average, interval, raised, squares.n, squares.k, left_out)


def _squares(table: Any) -> Squares:
    """Computed around the grand mean, so that large scores lose no digits."""
    n, k = table.shape
    centred = table - table.mean()
    by_row, by_column = centred.mean(axis=1), centred.mean(axis=0)
    rest = centred - by_row[:, None] - by_column[None, :]
    return Squares(
        rows=float(k * (by_row**2).sum() / (n - 1)),
        columns=float(n * (by_column**2).sum() / (k - 1)),
        error=float((rest**2).sum() / ((n - 1) * (k - 1))),
        n=n,
        k=k,
    )


def _correlations(s: Squares) -> tuple[float, float]:
    between = s.rows - s.error
    single = s.rows + (s.k - 1) * s.error + s.k * (s.columns - s.error) / s.n
    average = s.rows + (s.columns - s.error) / s.n
    return _ratio(between, single), _ratio(between, average)


def _ratio(above: float, below: float) -> float:
    return above / below if below else float("nan")


def _interval(s: Squares, single: float) -> tuple[float, float] | None:
    """After Shrout and Fleiss; there is none where nothing is left unexplained."""
    from scipy.special import fdtri

    scale = max(s.rows, s.columns)
    if s.error <= 1e-12 * scale or s.rows <= 1e-12 * scale:
        return None
    n, k, f = s.n, s.k, s.columns / s.error
    weight = n * (1 + (k - 1) * single) - k * single
    above = (k - 1) * (n - 1) * (k * single * f + weight) ** 2
    v = above / ((n - 1) * k**2 * single**2 * f**2 + weight**2)
    upper, lower = (float(fdtri(a, b, (1 + LEVEL) / 2)) for a, b in ((n - 1, v), (v, n - 1)))
    rest = k * s.columns + (k * n - k - n) * s.error
    low = n * (s.rows - upper * s.error) / (upper * rest + n * s.rows)
    high = n * (lower * s.rows - s.error) / (rest + n * lower * s.rows)
    return low, high


def _of_mean(single: float, k: int) -> float:
    """The reliability of the mean of k from that of one (Spearman and Brown)."""
    return _ratio(k * single, 1 + (k - 1) * single)


def alpha(scores: Scores) -> Alpha | Unavailable:
    import numpy as np

    table = scores.table()
    given = (~np.isnan(table)).sum(axis=1)
    pairable = given >= 2
    left_out = tuple(one for one, pairs in zip(scores.applications, pairable, strict=True) if not pairs)
    kept, each = table[pairable], given[pairable]
    values = kept[~np.isnan(kept)]
    if not values.size:
        return Unavailable(_("No application has two scores."))
    if np.ptp(values) == 0:
        return Unavailable(ALL_EQUAL)
    kept = kept - values.mean()
    # The squared differences of all pairs of m values sum to m times their sum of squares around the mean.
    within = np.nansum((kept - np.nanmean(kept, axis=1, keepdims=True)) ** 2, axis=1) * each * 2
    observed = (within / (each - 1)).sum() / values.size
    expected = 2 * values.var() * values.size / (values.size - 1)
    return Alpha(float(1 - observed / expected), int(values.size), left_out)
