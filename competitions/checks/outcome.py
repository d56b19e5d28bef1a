"""What a check says."""

from collections.abc import Iterable
from dataclasses import dataclass

from competitions.budget.outcome import FAIL, PASS, WARN

__all__ = ["FAIL", "PASS", "WARN", "Check", "Link", "blocking"]


@dataclass(frozen=True)
class Link:
    """A fault inside a section: the field, and what is wrong with it."""

    field: str
    sentence: str


@dataclass(frozen=True)
class Check:
    """A line of the report. `field` is the question (or the cell) to go to; `links` are the faults of a section."""

    key: str
    status: str
    title: str
    sentence: str
    field: str = ""
    links: tuple[Link, ...] = ()


def blocking(checks: Iterable[Check]) -> list[Check]:
    """Those that keep an entry from being submitted."""
    return [check for check in checks if check.status == FAIL]
