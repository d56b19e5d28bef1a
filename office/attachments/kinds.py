"""What each kind of matter says about its papers: who may hand in, how large, and who reads them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from office.access import Actor, Rule, Unknown
from office.attachments.types import DEFAULT_TYPES


def default_max_size() -> int:
    """The largest file of this installation in bytes (setting ATTACHMENT_MAX_SIZE, 100 MB)."""
    return getattr(settings, "ATTACHMENT_MAX_SIZE", 100 * 1024**2)


def default_quota() -> int:
    """The most that one matter may hold in bytes (setting ATTACHMENT_MATTER_QUOTA, 2 GB)."""
    return getattr(settings, "ATTACHMENT_MATTER_QUOTA", 2 * 1024**3)


@dataclass(frozen=True)
class Limits:
    """What a field takes; `max_size` 0 is the installation's, `max_count` 0 is any number."""

    max_size: int = 0
    max_count: int = 0
    types: tuple[str, ...] = DEFAULT_TYPES

    @property
    def bytes(self) -> int:
        """The largest size in bytes that holds."""
        return min(self.max_size or default_max_size(), default_max_size())


@dataclass(frozen=True)
class Audience:
    """Who of those that may see the matter reads a paper; `rule` is asked about the Matter."""

    key: str
    rule: Rule
    label: object


@dataclass(frozen=True)
class AttachmentKind:
    """The answers of one kind of matter. The hooks get the actor, the case behind the matter and the field's code."""

    key: str
    may_attach: Callable[[Actor, Any, str], bool]
    audience: Callable[[Actor, Any, str], str]
    limits: Callable[[Any, str], Limits]
    label: Callable[[Any, str], str]


_audiences: dict[str, Audience] = {}
_kinds: dict[str, AttachmentKind] = {}
_retained: list[Callable[[], Q]] = []


def register_audience(key: str, rule: Rule, *, label: object) -> None:
    """Name a circle of readers. Raises ValueError when the key stands for another rule already."""
    if key in _audiences and _audiences[key].rule != rule:
        raise ValueError(f"audience {key!r} is registered twice")
    _audiences[key] = Audience(key, rule, label)


def register_kind(
    kind: str,
    *,
    may_attach: Callable[[Actor, Any, str], bool],
    audience: str | Callable[[Actor, Any, str], str],
    limits: Callable[[Any, str], Limits] | None = None,
    label: Callable[[Any, str], str] | None = None,
) -> None:
    """Let matters of `kind` have papers.

    `may_attach(actor, subject, field_code)` answers False for "not yours to do" and raises NotNow (with the
    reasons) for "not open now"; it decides about removal too. An unknown field code must be refused by it.
    """
    chosen = audience if callable(audience) else (lambda actor, subject, code: audience)
    _kinds[kind] = AttachmentKind(
        kind, may_attach, chosen, limits or (lambda subject, code: Limits()), label or (lambda subject, code: code)
    )


def kind_of(key: str) -> AttachmentKind:
    """The answers for a kind of matter; raises Unknown where matters have no papers."""
    try:
        return _kinds[key]
    except KeyError:
        raise Unknown(key) from None


def audience_of(key: str) -> Audience:
    """A circle of readers; raises KeyError for a slip of the pen, so that no paper gets an undeclared reader."""
    return _audiences[key]


def audiences() -> dict[str, Audience]:
    """Every circle by key."""
    return dict(_audiences)


def register_retention(condition: Callable[[], Q]) -> None:
    """Name papers that must be kept although they were removed: those a submission refers to."""
    if condition not in _retained:
        _retained.append(condition)


def retained(papers: QuerySet) -> QuerySet:
    """The papers among `papers` that something submitted refers to."""
    kept = Q(pk__in=[])
    for condition in _retained:
        kept |= condition()
    return papers.filter(kept)
