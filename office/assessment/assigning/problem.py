"""The question and its answer as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

TOTAL, FAIREST = OBJECTIVES = ("total", "fairest")
Pair = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """`fit[member][entry]` in thousandths, None where a conflict forbids it; each member gets `least` to `most`."""

    fit: Sequence[Sequence[int | None]]
    per_entry: int
    least: int = 0
    most: int

    @property
    def members(self) -> int:
        return len(self.fit)

    @property
    def entries(self) -> int:
        return len(self.fit[0]) if self.fit else 0

    def pairs(self) -> list[Pair]:
        """Every pair that is allowed, member by member."""
        return [
            (member, entry) for member, row in enumerate(self.fit) for entry, fit in enumerate(row) if fit is not None
        ]

    def of(self, pair: Pair) -> int:
        """The fit of an allowed pair."""
        return self.fit[pair[0]][pair[1]] or 0


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """The pairs that were chosen, in order."""

    problem: Problem
    pairs: tuple[Pair, ...]

    @property
    def total(self) -> int:
        """The sum of fit."""
        return sum(map(self.problem.of, self.pairs))

    def served(self) -> list[int]:
        """The fit that each entry gets."""
        found = [0] * self.problem.entries
        for pair in self.pairs:
            found[pair[1]] += self.problem.of(pair)
        return found

    def loads(self) -> list[int]:
        """How many entries each member gets."""
        found = [0] * self.problem.members
        for member, _entry in self.pairs:
            found[member] += 1
        return found

    @property
    def worst(self) -> int:
        """The fit of the entry that is served worst."""
        return min(self.served(), default=0)
