"""What can be told: registered values with string keys, never choices in the database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from office.access import Actor, Rule


@dataclass(frozen=True)
class Notification:
    """One thing that people are told, e.g. `sandbox.rapid.received`.

    `recipients` says who is told (a rule's holders, or a condition on users), `see` who may know: it is asked again
    at the moment of sending. `facts` makes a frozen dataclass of plain values out of the subject and the event that
    tells of the step; `sample` is one such dataclass for tests and previews. `url` is the page that the message leads
    to. With `after_document` (the key of a document that the same event issues) nobody is told before the PDF exists.
    A `statutory` one can be neither muted nor collected in a digest. `concerns` says on whose settings page it stands;
    by default on that of everybody who was told before. The three templates stand in
    `templates/notifications/<key with slashes>/{subject.txt,body.txt,body.html}`.
    """

    key: str
    label: object
    recipients: Rule | Callable[[Any], Q]
    see: Rule
    facts: Callable[[Any, Any], Any]
    sample: Any
    url: Callable[[Any], str]
    statutory: bool = False
    after_document: str | None = None
    concerns: Callable[[Actor], bool] | None = field(default=None, compare=False)

    @property
    def folder(self) -> str:
        """Where its three templates stand."""
        return "notifications/" + self.key.replace(".", "/")

    def people(self, subject: Model) -> Q:
        """The condition on users under which they are told."""
        return self.recipients.holders(subject) if isinstance(self.recipients, Rule) else self.recipients(subject)

    def trigger(self, subject: Model, *, event: Any, facts: dict | None = None) -> Any:
        """Promise it in the transaction of the step that `event` records; returns the ledger's effect."""
        from office.notifications import announcing

        return announcing.announce(self, subject, event=event, occasion=str(event.id))


_known: dict[str, Notification] = {}


def register(notification: Notification) -> Notification:
    """Make it known and hand it back, to be named in a step's effects; raises ValueError for a key taken by another."""
    if _known.setdefault(notification.key, notification) != notification:
        raise ValueError(f"notification {notification.key!r} is registered twice")
    return notification


def notification(key: str) -> Notification:
    """The notification of that key; raises LookupError when there is none."""
    try:
        return _known[key]
    except KeyError:
        raise LookupError(f"no notification {key!r}") from None


def all_notifications() -> dict[str, Notification]:
    """Every registered notification by key."""
    return dict(sorted(_known.items()))


def forget(key: str) -> None:
    """Take one out again: for tests that register their own."""
    _known.pop(key, None)
