"""Whose sheets count for which application of a round: recusals first, then the rule on absence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from office.assessment.tally.sheets import Sheet

# By application, then by reviewer.
Handed = Mapping[str, Mapping[str, Sheet]]
Recused = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Removed:
    """A sheet that was handed in and does not count. `why` is recused or absent, with what the reviewer missed."""

    sheet: Sheet
    why: str
    missed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """`recused` are all who were kept from this application, with a sheet or without."""

    counted: tuple[Sheet, ...]
    removed: tuple[Removed, ...] = ()
    recused: tuple[str, ...] = ()


def panels_of(absence: str, judged: Iterable[str], handed: Handed, recused: Recused) -> dict[str, Panel]:
    """By application; sheets and recusals are those of one round."""
    judged = sorted(judged)
    missed = _missed(judged, handed, recused) if absence == "drop_reviewer_from_round" else {}
    return {one: _panel(handed.get(one, {}), recused.get(one, frozenset()), missed) for one in judged}


def _missed(judged: list[str], handed: Handed, recused: Recused) -> dict[str, tuple[str, ...]]:
    """What each reviewer of the round was absent from. A recusal is no absence; a voided sheet is no presence."""
    present = {one: set(handed.get(one, ())) for one in judged}
    kept_away = {one: recused.get(one, frozenset()) for one in judged}
    reviewers = set().union(*(present[one] - kept_away[one] for one in judged))
    absent = {
        who: tuple(one for one in judged if who not in present[one] and who not in kept_away[one])
        for who in sorted(reviewers)
    }
    return {who: missed for who, missed in absent.items() if missed}


def _panel(handed: Mapping[str, Sheet], recused: frozenset[str], missed: Mapping[str, tuple[str, ...]]) -> Panel:
    counted, removed = [], []
    for who, sheet in sorted(handed.items()):
        if who in recused:
            removed.append(Removed(sheet, "recused"))
        elif who in missed:
            removed.append(Removed(sheet, "absent", missed[who]))
        else:
            counted.append(sheet)
    return Panel(tuple(counted), tuple(removed), tuple(sorted(recused)))
