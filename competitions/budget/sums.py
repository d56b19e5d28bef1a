"""The sums of a budget; every ratio is an exact fraction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from competitions.budget.lines import Line
from competitions.budget.words import POLICY, SOURCES


@dataclass(frozen=True)
class Money:
    """An amount by who pays."""

    national: int = 0
    province: int = 0
    city: int = 0
    private: int = 0
    other: int = 0

    def __add__(self, more: Money | Line) -> Money:
        return Money(*(getattr(self, source) + getattr(more, source) for source in SOURCES))

    @property
    def local(self) -> int:
        """Local matching (지방비): private and other money never replaces it."""
        return self.province + self.city

    @property
    def total(self) -> int:
        """From all sources."""
        return sum(getattr(self, source) for source in SOURCES)


@dataclass(frozen=True)
class Sums:
    """A budget added up in every direction; years in order, items and tags by their codes."""

    all: Money
    by_year: dict[int, Money]
    by_item: dict[str, Money]
    by_tag: dict[str, Money]

    @property
    def total(self) -> int:
        """The whole project."""
        return self.all.total

    @property
    def by_source(self) -> dict[str, int]:
        """What each source pays."""
        return {source: getattr(self.all, source) for source in SOURCES}

    @property
    def policy(self) -> int:
        """What serves the climate or inclusion."""
        return sum(self.by_tag[tag].total for tag in POLICY if tag in self.by_tag)

    def share(self, won: int) -> Fraction:
        """A part of the total; nothing of nothing is nothing."""
        return Fraction(won, self.total) if self.total else Fraction(0)


def sums_of(lines: Iterable[Line]) -> Sums:
    """Add up."""
    lines = tuple(lines)
    return Sums(
        all=sum(lines, Money()),
        by_year=_by(lines, lambda line: line.year),
        by_item=_by(lines, lambda line: line.item),
        by_tag=_by(lines, lambda line: line.tag),
    )


def _by(lines: Iterable[Line], key: Callable[[Line], Any]) -> dict[Any, Money]:
    found: dict[Any, Money] = {}
    for line in lines:
        found[key(line)] = found.get(key(line), Money()) + line
    return dict(sorted(found.items()))
