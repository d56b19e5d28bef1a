"""What a programme tells of the things that panels judge, and what it wants to be told.

The assessment knows no programme: a kind of matter under which panels judge (a call) is registered here with its hooks.
Each `on_…` hook is called inside the transaction of what it follows; the programme takes its own steps there through
`perform`, and may refuse with NotNow: then nothing has happened.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from office.docket.models import Matter


@dataclass(frozen=True)
class Judged:
    """An entry as a panel takes it up. `parties` are the organisations that enter together."""

    matter: Matter
    organisation: Any
    code: str
    title: str
    group: str = ""
    parties: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper that reviewers read beside the sheet: a file of the frozen submission."""

    code: str
    label: str
    attachment: Any


@dataclass(frozen=True)
class Content:
    """What reviewers read of an entry: the frozen submission, its sections and papers. No conversation, no review."""

    sections: tuple[Any, ...] = ()
    papers: tuple[Paper, ...] = ()
    sha256: str = ""


@dataclass(frozen=True)
class Terms:
    """What a call says of its panels: programme and scope for the rules, the rule set, and the labels for its codes."""

    programme: str
    scope: str
    title: str
    rules: dict
    rules_sha256: str


def _nothing(*_given: Any, **_more: Any) -> None:
    return None


def _none(*_given: Any, **_more: Any) -> tuple:
    return ()


@dataclass(frozen=True)
class JudgedKind:
    """The hooks of one kind."""

    key: str
    terms: Callable[[Matter], Terms]
    subjects: Callable[[Matter], Iterable[Judged]]
    content: Callable[[Any], Content]
    may_begin: Callable[[Matter], list] = field(default=lambda matter: [])
    may_tally: Callable[[Matter], list] = field(default=lambda matter: [])
    letterhead: Callable[[Matter], Any] = _nothing
    explained: Callable[[Matter], dict] = field(default=lambda matter: {})
    groups: Callable[[Matter], dict] = field(default=lambda matter: {})
    over_among: Callable[[list], set] | None = None
    on_begun: Callable[..., Any] = _nothing
    on_round_opened: Callable[..., Any] = _nothing
    on_round_locked: Callable[..., Any] = _nothing
    on_tallied: Callable[..., Any] = _nothing


_kinds: dict[str, JudgedKind] = {}


def register_judged(matter_kind: str, **hooks: Callable[..., Any]) -> JudgedKind:
    """Let panels judge under matters of a kind.

    `terms(matter)` gives :class:`Terms`; `subjects(matter)` the :class:`Judged` that stand; `content(subject)` the
    :class:`Content` of one (its sections as `office.forms.telling.sections` makes them). `explained(matter)` gives
    what is judged under a criterion, as text or label by (round, criterion); `groups(matter)` the labels of the
    groups of entries by code. `may_begin(matter)` gives the sentences that stand in the way of composing a panel,
    `may_tally(matter)` those in the way of another tally, note or opinion; `over_among(keys)` says of many matters at
    once in the way of which there is such a sentence. `letterhead(matter)` gives the
    :class:`office.documents.frame.Letterhead` under which members are appointed.
    `on_begun(panel, by=)`, `on_round_opened(round, by=)`, `on_round_locked(round, by=)`, `on_tallied(tally, by=)`.
    Raises ValueError when the kind is taken.
    """
    if matter_kind in _kinds:
        raise ValueError(f"panels under {matter_kind!r} are registered twice")
    return _kinds.setdefault(matter_kind, JudgedKind(matter_kind, **hooks))


def kind_of(matter: Matter) -> JudgedKind:
    """The hooks of the thing that a panel judges under; raises LookupError where none is registered."""
    return _kinds[matter.kind]


def judged_kinds() -> tuple[str, ...]:
    """Every registered kind of matter."""
    return tuple(sorted(_kinds))


def forget(matter_kind: str) -> None:
    """Take a kind out again: for tests that register their own."""
    _kinds.pop(matter_kind, None)


def over(matter: Matter) -> str:
    """Why the panels under a matter count, say and write nothing any more; empty: they do."""
    found = _kinds.get(matter.kind)
    return " ".join(map(str, found.may_tally(matter))) if found else ""


def over_among(matters: Iterable[Matter]) -> set[Any]:
    """The keys of those under which nothing counts any more: for lists, one question for each kind."""
    by_kind: dict[str, dict[Any, Matter]] = {}
    for matter in matters:
        by_kind.setdefault(matter.kind, {})[matter.pk] = matter
    closed: set[Any] = set()
    for kind, rows in by_kind.items():
        ask = _kinds[kind].over_among if kind in _kinds else None
        closed |= set(ask(list(rows))) if ask else {key for key, matter in rows.items() if over(matter)}
    return closed


def against_composing(matter: Matter) -> list:
    """The sentences against composing a panel under a matter now; empty: it may be."""
    return kind_of(matter).may_begin(matter)
