"""Pairs of conditions that say the same, or that differ on the same thing."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from sandbox.comparing.quantities import TELLING, Quantity, quantities, without_quantities
from sandbox.comparing.words import elsewhere, same_subject, subjects

LIKE = 86  # per cent of likeness from which two wordings count as one
_FORBIDS = re.compile(r"금지|불허|불가|하지\s*(?:않|아니|말)|(?:할|될)\s*수\s*없|제외하고는")
_ALLOWS = re.compile(r"허용|가능|(?:할|될)\s*수\s*있")
# Each of a pair excludes the other where it is said with "only".
_OPPOSITES = (("주간", "야간"), ("평일", "휴일"), ("실내", "실외"), ("유인", "무인"))


@dataclass(frozen=True)
class Duplicate:
    """Two conditions that seem to ask the same."""

    one: Any
    other: Any
    reason: str


@dataclass(frozen=True)
class Contradiction:
    """Two conditions that differ on the same thing, with why."""

    one: Any
    other: Any
    reasons: tuple[str, ...]

    def sentence(self) -> str:
        """Both sides and the reason in one sentence, for a letter."""
        told = {"one": said(self.one), "other": said(self.other), "reason": " ".join(self.reasons)}
        return _("%(one)s – %(other)s: %(reason)s") % told


def said(proposal: Any) -> str:
    """Who proposes what."""
    proposer = getattr(proposal, "proposer", "")
    return f"{proposer}: “{proposal.text}”" if proposer else proposal.text


def duplicates_in(proposals: Iterable[Any]) -> list[Duplicate]:
    """Pairs that say the same, each once; a pair that contradicts is none."""
    found = []
    for one, other in itertools.combinations(list(proposals), 2):
        reason = "" if _reasons(one.text, other.text) else _likeness(one.text, other.text)
        if reason:
            found.append(Duplicate(one, other, reason))
    return found


def contradictions_in(proposals: Iterable[Any]) -> list[Contradiction]:
    """Pairs that differ on the same thing, each once, with the reasons in words."""
    pairs = itertools.combinations(list(proposals), 2)
    return [Contradiction(one, other, reasons) for one, other in pairs if (reasons := _reasons(one.text, other.text))]


def _likeness(one: str, other: str) -> str:
    percent = round(fuzz.token_sort_ratio(_plain(one), _plain(other)))
    if percent >= LIKE:
        return _("Worded alike (%(percent)d%%).") % {"percent": percent}
    for mine, theirs in itertools.product(quantities(one), quantities(other)):
        same = (mine.measure, mine.value, mine.limit) == (theirs.measure, theirs.value, theirs.limit)
        if same and mine.measure in TELLING and _about_the_same(one, other, mine):
            return _("The same limit: %(limit)s.") % {"limit": mine.text}
    return ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w%/]+", " ", text.lower()).split())


def _reasons(one: str, other: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*_by_number(one, other), *_by_permission(one, other), *_by_opposite(one, other)]))


def _by_number(one: str, other: str) -> Iterator[str]:
    mine, theirs = quantities(one), quantities(other)
    for measure in dict.fromkeys(quantity.measure for quantity in mine):
        here = [quantity for quantity in mine if quantity.measure == measure]
        there = [quantity for quantity in theirs if quantity.measure == measure]
        if len(here) == len(there) == 1 and _about_the_same(one, other, here[0]):
            yield from _difference(here[0], there[0])
        elif there and same_subject(_topic(one), _topic(other)):
            for left, right in zip(here, there, strict=False):
                yield from _difference(left, right)


def _about_the_same(one: str, other: str, quantity: Quantity) -> bool:
    if elsewhere(one, other):
        return False
    return quantity.measure in TELLING or same_subject(_topic(one), _topic(other))


def _topic(text: str) -> frozenset[str]:
    return subjects(without_quantities(text))


def _difference(one: Quantity, other: Quantity) -> Iterator[str]:
    low, high = sorted((one, other), key=lambda quantity: (quantity.value, quantity.text))
    told = {"one": low.text, "other": high.text}
    kind = one.disagrees(other)
    if kind == "apart":
        yield _("Both cannot be kept: %(one)s, %(other)s.") % told
    elif kind == "differ":
        yield _("Different limits: %(one)s, %(other)s.") % told


def _by_permission(one: str, other: str) -> Iterator[str]:
    forbids, allows = [bool(_FORBIDS.search(text)) for text in (one, other)], [_permits(one), _permits(other)]
    opposed = (forbids[0] and allows[1]) or (forbids[1] and allows[0])
    if opposed and not elsewhere(one, other) and same_subject(_topic(one), _topic(other)):
        yield _("One forbids what the other allows.")


def _permits(text: str) -> bool:
    return bool(_ALLOWS.search(text)) and not _FORBIDS.search(text)


def _by_opposite(one: str, other: str) -> Iterator[str]:
    for left, right in _OPPOSITES:
        for first, second in ((one, other), (other, one)):
            if _only(first, left) and _only(second, right):
                yield _("One holds only for %(left)s, the other only for %(right)s.") % {"left": left, "right": right}


def _only(text: str, word: str) -> bool:
    return re.search(rf"{word}[가-힣]{{0,4}}만", text) is not None
