"""Where a case stands, in pictures and words: the progress line, whose turn it is, what happens now.

Each procedure registers its own way; the words for whose turn it is are the same for all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from office.access import Actor
from office.people.models.organisations import OrganisationKind
from sandbox.models.audience import APPLICANT, MINISTRY, STAFF, audience_of

Stage = tuple[object, tuple[str, ...]]


@dataclass(frozen=True)
class Wayfinding:
    """The stages of a procedure (label, states), its ends, whose turn each state is, and what happens meanwhile."""

    way: Callable[[Any], list[Stage]]
    ends: tuple[str, ...]
    turns: Mapping[str, str | Callable[[Any], str]]
    told: Mapping[tuple[str, str], object] = field(default_factory=dict)


_ways: dict[type, Wayfinding] = {}


def register(model: type, way: Wayfinding) -> None:
    """Say how cases of a model are told."""
    _ways[model] = way


def way_of(case: Any) -> list[dict]:
    """The steps of the way with their status: done, current or todo. What never happened is not said to be done."""
    known = _ways[type(case)]
    way = known.way(case)
    at = next(index for index, (_label, states) in enumerate(way) if case.state in states)
    over = case.state in known.ends
    return [{"label": str(label), "status": _status(index, at, over)} for index, (label, _states) in enumerate(way)]


def _status(index: int, at: int, over: bool) -> str:
    if index < at or (over and index == at):
        return "done"
    return "current" if index == at else "todo"


def turn_of(case: Any, actor: Actor) -> str:
    """Whose turn it is, in the reader's words; empty when the case has ended."""
    turn = _ways[type(case)].turns.get(case.state)
    if turn is None:
        return ""
    turn = turn(case) if callable(turn) else turn
    if turn == audience_of(actor, case) and (turn != STAFF or actor.posts):
        return _("It is your turn")
    return {
        APPLICANT: _("It is the applicant's turn"),
        STAFF: _("It is the office's turn"),
        MINISTRY: _addressee(case) if case.matter.parent_id else _("It is the ministries' turn"),
    }.get(turn, str(turn))


def _addressee(case: Any) -> str:
    """Those asked are ministries and local governments."""
    if getattr(case.matter.organisation, "kind", "") == OrganisationKind.LOCAL_GOVERNMENT:
        return _("It is the local government's turn")
    return _("It is the ministry's turn")


def next_of(case: Any, actor: Actor) -> str:
    """What happens now, for a reader whose turn it is not."""
    return str(_ways[type(case)].told.get((case.state, audience_of(actor, case)), ""))
