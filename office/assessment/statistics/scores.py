"""The totals that reviewers gave, as a table with gaps: the only door by which scores come into the statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray

Points = Decimal | Fraction | int


@dataclass(frozen=True)
class Unavailable:
    """A figure that cannot be told; the sentence says why, in the reader's language when it is read."""

    reason: str

    def __str__(self) -> str:
        return str(self.reason)


@dataclass(frozen=True)
class Scores:
    """Rows are applications, columns reviewers; a cell is missing where a reviewer was recused."""

    applications: tuple[str, ...]
    reviewers: tuple[str, ...]
    rows: tuple[tuple[Points | None, ...], ...]

    @classmethod
    def of(cls, totals: Mapping[str, Mapping[str, Points | None]]) -> Scores:
        """From {application: {reviewer: total}}. In which order they are given changes no figure."""
        applications = tuple(sorted(totals))
        reviewers = tuple(sorted({reviewer for row in totals.values() for reviewer in row}))
        rows = tuple(tuple(totals[one].get(reviewer) for reviewer in reviewers) for one in applications)
        return cls(applications, reviewers, rows)

    def table(self) -> ndarray:
        """Applications by reviewers; not-a-number where a score is missing."""
        import numpy as np

        cells = [[nan if cell is None else float(cell) for cell in row] for row in self.rows]
        return np.array(cells, dtype=float).reshape(len(self.applications), len(self.reviewers))

    def without(self, reviewer: str) -> Scores:
        """The same with one reviewer left out."""
        at = [place for place, one in enumerate(self.reviewers) if one != reviewer]
        rows = tuple(tuple(row[place] for place in at) for row in self.rows)
        return Scores(self.applications, tuple(self.reviewers[place] for place in at), rows)
