"""A normalised score, as a what-if: each reviewer's scores in units of that reviewer's own spread.

z = (score - the reviewer's mean) / the reviewer's standard deviation (n - 1), then the mean of an application's z;
shown as T = 50 + 10 Z. It removes leniency and severity of scale. It is not the result.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.statistics.scores import Scores, Unavailable

LEAST_APPLICATIONS = 5
TOO_FEW = _("Each reviewer needs five applications for a score in units of his or her own spread.")
NO_SPREAD = _("A reviewer gave the same score to every application.")


@dataclass(frozen=True)
class Normalised:
    application: str
    z: float

    @property
    def t(self) -> float:
        return 50 + 10 * self.z


def normalised(scores: Scores) -> list[Normalised] | Unavailable:
    """Every application with a score, the highest first."""
    import numpy as np

    table = scores.table()
    table = table[:, (~np.isnan(table)).any(axis=0)]
    why = _unavailable(table)
    if why:
        return why
    z = (table - np.nanmean(table, axis=0)) / np.nanstd(table, axis=0, ddof=1)
    of_each = zip(scores.applications, z, strict=True)
    found = [Normalised(name, float(np.nanmean(row))) for name, row in of_each if not np.isnan(row).all()]
    return sorted(found, key=lambda one: (-one.z, one.application))


def _unavailable(table: Any) -> Unavailable | None:
    import numpy as np

    if not table.size or (~np.isnan(table)).sum(axis=0).min() < LEAST_APPLICATIONS:
        return Unavailable(TOO_FEW)
    equal = np.nanmax(table, axis=0) == np.nanmin(table, axis=0)
    return Unavailable(NO_SPREAD) if equal.any() else None
