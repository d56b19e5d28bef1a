"""The kinds of documents: registered values with string keys, never choices in the database.

A programme registers its kinds in its `documents.py`; the office knows none. A kind says what its facts are, which
template prints them, behind which steps its letters stand, who belongs to its audience, and what its arrival starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from office.access import Who
from office.documents.audience import STAFF
from office.documents.frame import Letterhead


@dataclass(frozen=True)
class Outgoing:
    """One document that a letter (or a step's effect) sends: what it says, and to whom."""

    facts: Any
    subject: str
    organisation: Any = None
    user: Any = None
    recipient: str = ""
    recipients: tuple[str, ...] = ()
    text: str = ""
    enclosures: tuple[str, ...] = ()
    matter: Any = None
    kind: str = ""
    supersedes: Any = None  # the paper that no longer holds with this one
    electronic: bool | None = None  # None: as the organisation has consented (APA §14③)

    @property
    def addressee(self) -> str:
        """To whom, in one line; empty for what is addressed to nobody."""
        return self.recipient or ", ".join(self.recipients) or str(self.organisation or self.user or "")


@dataclass(frozen=True)
class About:
    """The page on which a decision is prepared: where whoever approves its letter reads what it rests on."""

    url: str
    label: object


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document.

    `facts` is a frozen dataclass of plain values, `sample` makes one for tests and the preview of the template.
    `outgoing(subject, letter)` says what goes out once the step is taken; `letter` has `facts` (the step's, as plain
    values), `subject` and `body`. `steps` are the (matter kind, step) pairs behind which a letter of this kind stands.
    `letterhead(subject)` says who writes. `audience` may know it besides drafter and addressee. `about(subject)` names
    the page made for whoever decides, where there is one besides the case's own; everybody at the letter may open it.
    """

    key: str
    label: object
    template: str
    facts: type
    sample: Callable[[], Any]
    letterhead: Callable[[Any], Letterhead]
    outgoing: Callable[[Any, Any], Iterable[Outgoing]] | None = None
    frame: str = "letter"
    series: str | Callable[[Any], str] = ""
    steps: tuple[tuple[str, str], ...] = ()
    audience: Who = STAFF
    disclosure: str = "partial"
    seal: str = "place"
    delegated: bool = True  # decided by delegation (전결), not by the head of the agency
    retention: int = 10
    keywords: tuple[str, ...] = field(default=())
    about: Callable[[Any], About] | None = None
    news: bool = True  # shown among what was issued last; False for papers that come in bundles and lie with their case

    def series_for(self, subject: Any) -> str:
        """The series its numbers are taken from: by default the unit that writes."""
        chosen = self.series(subject) if callable(self.series) else self.series
        return chosen or self.letterhead(subject).unit


_kinds: dict[str, DocumentKind] = {}
_served: dict[str, list[Callable[..., None]]] = {}
_placed: dict[str, list[Callable[..., None]]] = {}


def register(kind: DocumentKind) -> DocumentKind:
    """Make a kind known and hand it back; raises ValueError for a key or a step that is taken."""
    if _kinds.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"document kind {kind.key!r} is registered twice")
    for step in kind.steps:
        if any(step in other.steps for other in _kinds.values() if other is not kind):
            del _kinds[kind.key]
            raise ValueError(f"step {step} has two kinds of letter")
    return kind


def kind_of(key: str) -> DocumentKind:
    """The kind of that key; raises LookupError when nobody registered it."""
    try:
        return _kinds[key]
    except KeyError:
        raise LookupError(f"no document kind {key!r}") from None


def quiet_kinds() -> list[str]:
    """The kinds that are no news on anybody's first page."""
    return [kind.key for kind in _kinds.values() if not kind.news]


def kind_for_step(matter_kind: str, step: str) -> DocumentKind:
    """The kind of letter behind a step; raises LookupError when the step needs one and has none."""
    for kind in _kinds.values():
        if (matter_kind, step) in kind.steps:
            return kind
    raise LookupError(f"no kind of letter stands behind {matter_kind}.{step}")


def all_kinds() -> dict[str, DocumentKind]:
    """Every registered kind by key."""
    return dict(sorted(_kinds.items()))


def label_of(key: str) -> str:
    """The words for a kind; the key itself where the programme that issued it is no longer installed."""
    return str(_kinds[key].label) if key in _kinds else key


def alike(key: str) -> list[str]:
    """The kinds with the same label: whoever looks for return notices looks for those of every procedure."""
    return [one for one in _kinds if label_of(one) == label_of(key)] or [key]


def choices(kinds: Iterable[DocumentKind], chosen: str = "") -> list[tuple[str, str]]:
    """What a filter offers: one choice for each label, which stands for all kinds `alike`. A key that was chosen
    stays the one that is offered, so that an address that was kept still shows what it filters by."""
    found: dict[str, str] = {}
    for kind in kinds:
        label = str(kind.label)
        found[label] = kind.key if kind.key == chosen else found.get(label, kind.key)
    return [(key, label) for label, key in found.items()]


def about(key: str, subject: Any) -> About | None:
    """The page made for whoever decides on a letter of that kind, where its programme names one."""
    told = _kinds[key].about if key in _kinds else None
    return told(subject) if told else None


def forget(key: str) -> None:
    """Take a kind out again: for tests that register their own."""
    _kinds.pop(key, None)
    _served.pop(key, None)
    _placed.pop(key, None)


def on_served(key: str, handler: Callable[..., None]) -> None:
    """Have `handler(document, at=, event=)` called in the transaction that records the first arrival.

    This is where clocks start that count from a notice's arrival. `key` may be `"*"`.
    """
    _add(_served, key, handler)


def on_placed(key: str, handler: Callable[..., None]) -> None:
    """Have `handler(document, at=, event=)` called when a document is placed in its addressee's box, once."""
    _add(_placed, key, handler)


def _add(hooks: dict[str, list], key: str, handler: Callable[..., None]) -> None:
    if handler not in hooks.setdefault(key, []):
        hooks[key].append(handler)


def tell(hooks: str, document: Any, **facts: Any) -> None:
    """Call what was registered for "served" or "placed"."""
    known = {"served": _served, "placed": _placed}[hooks]
    for handler in [*known.get(document.kind, ()), *known.get("*", ())]:
        handler(document, **facts)
