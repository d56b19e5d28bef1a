"""What a tally is made from: flat facts, as the export tells them, each with the place where it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from office.assessment.tally.wrong import Place


def _at() -> Any:
    return field(default=None, compare=False)


@dataclass(frozen=True)
class Cell:
    """One criterion of one sheet. Points are a number as text or Decimal; in a graded round, the grade's code."""

    application: str
    reviewer: str
    round: str
    criterion: str
    points: str | int | Decimal
    at: Place | None = _at()


@dataclass(frozen=True)
class Adjustment:
    """`kind` is bonus or penalty; a `reason` that is the code of one of the rules' bonuses is held to its limit."""

    application: str
    kind: str
    points: str | int | Decimal
    reason: str = ""
    at: Place | None = _at()


@dataclass(frozen=True)
class Grouping:
    application: str
    group: str
    at: Place | None = _at()


@dataclass(frozen=True)
class Recusal:
    application: str
    reviewer: str
    round: str
    at: Place | None = _at()


@dataclass(frozen=True)
class Ruling:
    """What people settled: a `committee_vote`, which may leave some equal, or a `lot`, which leaves none.

    `places` from the first down; it holds for exactly the applications it names.
    """

    step: str
    places: tuple[tuple[str, ...], ...]
    reference: str = ""
    at: Place | None = _at()

    @property
    def applications(self) -> frozenset[str]:
        return frozenset(one for place in self.places for one in place)


@dataclass(frozen=True)
class Inputs:
    """`hashes` of locked sheets, by (application, reviewer, round), go into the tally as they are."""

    cells: tuple[Cell, ...]
    adjustments: tuple[Adjustment, ...] = ()
    groups: tuple[Grouping, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    hashes: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
