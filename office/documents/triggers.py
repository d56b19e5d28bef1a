"""Documents that no approval stands before, such as a receipt: issued by a step's effect, in its transaction."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from office.access import SYSTEM, Actor
from office.documents import issuing
from office.documents.models import DocumentState, IssuedDocument
from office.documents.registry import kind_of
from office.people.actors import actor_of
from office.people.models import User


@dataclass(frozen=True)
class Occasion:
    """Stands where a letter would: what `outgoing(subject, letter)` is given when there is no approval line."""

    facts: dict = field(default_factory=dict)
    subject: str = ""
    body: str = ""
    event: Any = None


class Issues:
    """An effect for a step: issue what the kind's `outgoing` names. `Issues("sandbox.receipt")`."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> list:
        """Issue the documents in the transaction of the step that `event` records; returns them."""
        kind = kind_of(self.kind)
        by = _actor(event)
        return [
            issuing.issue(
                kind_of(out.kind) if out.kind else kind, out, matter=subject.matter, subject=subject, by=by, event=event
            )
            for out in kind.outgoing(subject, Occasion(facts=facts, event=event))
        ]


class Voids:
    """An effect for a step: what the papers of a kind say no longer holds. `Voids("sandbox.receipt", "…")`."""

    def __init__(self, kind: str, reason: str) -> None:
        self.kind, self.reason = kind, reason

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """Void those in force, in the transaction of the step; the public check says so from then on."""
        for one in in_force(subject.matter, self.kind).select_for_update(of=("self",)):
            issuing.lapse(one, reason=self.reason, by=_actor(event))


def in_force(matter: Any, *kinds: str) -> QuerySet[IssuedDocument]:
    """The papers of these kinds about a matter that hold, the newest first."""
    found = IssuedDocument.objects.filter(matter=matter.pk, kind__in=kinds)
    return found.filter(state__in=(DocumentState.ISSUED, DocumentState.RENDERED)).order_by("-issued_at", "-id")


def _actor(event: Any) -> Actor:
    if event.actor_id is None:
        return SYSTEM
    return actor_of(User.objects.get(pk=event.actor_id))
