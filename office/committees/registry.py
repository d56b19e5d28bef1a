"""What a programme tells the committee of its cases, and what it wants to be told.

The committee knows no programme: a kind of matter that comes before committees is registered here with its hooks.
Each hook is called inside the transaction of what it follows; the programme takes its own steps there through
`perform`, with `by` or as the system, and may refuse with NotNow: then nothing has happened.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from office.access import SYSTEM, Actor
from office.docket.models import Matter
from office.people.actors import actor_of
from office.people.models import User


@dataclass(frozen=True)
class ReadyCase:
    """A case that can be put on an agenda, as the agenda maker sees it."""

    matter: Matter
    title: str
    summary: str = ""
    note: str = ""
    due: dt.date | None = None


@dataclass(frozen=True)
class Suggested:
    """Somebody who joins for an item: an organisation and the office whose holder comes."""

    organisation: Any
    title_ko: str
    title_en: str = ""


@dataclass(frozen=True)
class Proposal:
    """What the secretariat proposes to resolve: the motion's first draft."""

    outcome: str
    text: str
    conditions: tuple[dict, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper for an item: one of `document` (issued in the case) and `attachment` (handed in with it)."""

    title: str
    document: Any = None
    attachment: Any = None


def _nothing(*_given: Any, **_more: Any) -> None:
    return None


def _none(*_given: Any, **_more: Any) -> tuple:
    return ()


@dataclass(frozen=True)
class ItemKind:
    """The hooks of one kind of matter."""

    key: str
    ready: Callable[[Actor], Iterable[ReadyCase]] = _none
    on_listed: Callable[..., Any] = _nothing
    on_removed: Callable[..., Any] = _nothing
    on_opened: Callable[..., Any] = _nothing
    on_resolved: Callable[..., Any] = _nothing
    on_deferred: Callable[..., Any] = _nothing
    draft_papers: Callable[[Any], Iterable[Paper]] = _none
    ad_hoc: Callable[[Any], Iterable[Suggested]] = _none
    draft_motion: Callable[[Any], Proposal | None] = field(default=_nothing)


_kinds: dict[str, ItemKind] = {}


def register_item_kind(matter_kind: str, **hooks: Callable[..., Any]) -> ItemKind:
    """Let cases of a kind come before committees.

    `ready(actor)` lists the :class:`ReadyCase` that `actor` may put on an agenda. `on_listed`, `on_removed`,
    `on_opened` take `(item, by=)`; `on_resolved` takes `(item, motion, by=)`; `on_deferred` takes
    `(item, reason, by=, motion=)`, with the motion where the deferral was voted on. `draft_papers(item)` gives
    :class:`Paper`, `ad_hoc(item)` :class:`Suggested`, `draft_motion(item)` a :class:`Proposal` or None.
    Raises ValueError when the kind is taken.
    """
    if matter_kind in _kinds:
        raise ValueError(f"items of kind {matter_kind!r} are registered twice")
    return _kinds.setdefault(matter_kind, ItemKind(matter_kind, **hooks))


def item_kinds() -> dict[str, ItemKind]:
    """Every registered kind by key."""
    return dict(sorted(_kinds.items()))


def kind_of(matter_kind: str) -> ItemKind:
    """The hooks of a kind; without a registration nothing is told and nothing suggested."""
    return _kinds.get(matter_kind, ItemKind(matter_kind))


def forget(matter_kind: str) -> None:
    """Take a kind out again: for tests that register their own."""
    _kinds.pop(matter_kind, None)


@dataclass(frozen=True)
class Tells:
    """An effect of an item's step: tell the programme. `facts` names the step's facts that the hook gets."""

    hook: str
    facts: tuple[str, ...] = ()

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """Call the hook in the transaction of the step that `event` records."""
        given = {name: facts[name] for name in self.facts}
        hook = getattr(kind_of(subject.matter.kind), self.hook)
        hook(subject, by=_actor(event), **given)


def _actor(event: Any) -> Actor:
    return SYSTEM if event.actor_id is None else actor_of(User.objects.get(pk=event.actor_id))
