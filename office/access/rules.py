"""One rule, used four ways: for buttons, for lists, for recipients and for the machine.

A rule is made of parts (:class:`Who`) that answer the same question in three forms and combine with `|` and
`&`, so that the three answers agree by construction (after Wagtail's permission policies).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.db.models import Model, Q

from office.access.actors import Actor
from office.access.remembering import remembered

NOBODY = Q(pk__in=[])
EVERYBODY = Q()


class Who(ABC):
    """A part of a rule. Subclasses answer all three questions."""

    needs_subject = True

    @abstractmethod
    def holds(self, actor: Actor, subject: Model) -> bool:
        """Whether `actor` stands in this relation to `subject`."""

    @abstractmethod
    def scope(self, actor: Actor) -> Q:
        """The condition on the subject's model under which it holds for `actor`."""

    @abstractmethod
    def holders(self, subject: Model) -> Q:
        """The condition on users under which it holds for `subject`."""

    def __or__(self, other: Who) -> Who:
        return Either(self, other)

    def __and__(self, other: Who) -> Who:
        return Both(self, other)


@dataclass(frozen=True)
class Either(Who):
    """Holds when one of the two holds."""

    one: Who
    other: Who

    @property
    def needs_subject(self) -> bool:
        """Whether either part asks about a subject."""
        return self.one.needs_subject or self.other.needs_subject

    def holds(self, actor: Actor, subject: Model) -> bool:
        return self.one.holds(actor, subject) or self.other.holds(actor, subject)

    def scope(self, actor: Actor) -> Q:
        return _either(self.one.scope(actor), self.other.scope(actor))

    def holders(self, subject: Model) -> Q:
        return _either(self.one.holders(subject), self.other.holders(subject))


@dataclass(frozen=True)
class Both(Who):
    """Holds when both hold."""

    one: Who
    other: Who

    @property
    def needs_subject(self) -> bool:
        """Whether either part asks about a subject."""
        return self.one.needs_subject or self.other.needs_subject

    def holds(self, actor: Actor, subject: Model) -> bool:
        return self.one.holds(actor, subject) and self.other.holds(actor, subject)

    def scope(self, actor: Actor) -> Q:
        return _both(self.one.scope(actor), self.other.scope(actor))

    def holders(self, subject: Model) -> Q:
        return _both(self.one.holders(subject), self.other.holders(subject))


# What holds for nobody is left out while the condition is made: Django would carry it through the whole query.
def _either(one: Q, other: Q) -> Q:
    if not one or not other:
        return EVERYBODY  # an empty Q means "every row"; Django would drop it from an OR and narrow the answer
    if one is NOBODY or other is NOBODY:
        return other if one is NOBODY else one
    return one | other


def _both(one: Q, other: Q) -> Q:
    return NOBODY if one is NOBODY or other is NOBODY else one & other


class When(Who):
    """Holds for every signed-in actor and the machine while the subject's own columns have the values named.

    `When(state__in=[…])`, `When(state="draft")`: only `exact` and `in` on columns, so that all three agree.
    """

    def __init__(self, **conditions) -> None:
        self.conditions = conditions

    def holds(self, actor: Actor, subject: Model) -> bool:
        return all(self._one(subject, path, wanted) for path, wanted in self.conditions.items())

    def scope(self, actor: Actor) -> Q:
        return Q(**self.conditions)

    def holders(self, subject: Model) -> Q:
        return EVERYBODY if self.holds(None, subject) else NOBODY

    @staticmethod
    def _one(subject: Model, path: str, wanted) -> bool:
        names = path.split("__")
        among = names[-1] == "in"
        value = follow(subject, names[:-1] if among else names)
        return value in wanted if among else value == wanted


class Machine(Who):
    """The system itself: what timers and effects may do."""

    needs_subject = False

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.is_system

    def scope(self, actor: Actor) -> Q:
        return EVERYBODY if actor.is_system else NOBODY

    def holders(self, subject: Model) -> Q:
        return NOBODY


class Never(Who):
    """Nobody: a declared refusal."""

    def holds(self, actor: Actor, subject: Model) -> bool:
        return False

    def scope(self, actor: Actor) -> Q:
        return NOBODY

    def holders(self, subject: Model) -> Q:
        return NOBODY


def follow(subject: object, names: list[str]) -> object:
    """The value at the end of a path of attributes, or None where a link is missing."""
    for name in names:
        if subject is None:
            return None
        subject = getattr(subject, name)
    return subject


@dataclass(frozen=True)
class Rule:
    """A named permission; see the module. Make one with :func:`rule`."""

    key: str
    who: Who

    def holds(self, actor: Actor, subject: Model | None = None) -> bool:
        """Whether `actor` may, for `subject` (None: for rules that ask nothing of a subject)."""
        return self.who.holds(actor, subject)

    def scope(self, actor: Actor) -> Q:
        """The rows of the subject's model for which `actor` may."""
        return remembered((self.key, actor), lambda: self.who.scope(actor))

    def holders(self, subject: Model) -> Q:
        """The users who may, for `subject`, as a condition on the user model; only active users count."""
        return self.who.holders(subject) & Q(is_active=True)


_rules: dict[str, Rule] = {}


def rule(key: str, who: Who) -> Rule:
    """Declare a rule under a key that is unique in the house; raises ValueError when the key is taken."""
    if key in _rules:
        raise ValueError(f"rule {key!r} is declared twice")
    return _rules.setdefault(key, Rule(key, who))


def all_rules() -> dict[str, Rule]:
    """Every declared rule by key."""
    return dict(_rules)
