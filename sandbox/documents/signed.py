"""Letters that other organisations write through this system: signed by whoever took the step for them."""

from typing import Any

from django.utils import timezone

from office.access import SYSTEM
from office.documents import issuing
from office.documents.frame import Signature
from office.documents.registry import kind_of
from office.documents.triggers import Issues, Occasion
from office.people.actors import actor_of
from office.people.models import User


class IssuesSigned(Issues):
    """As `Issues`, with the person who took the step in the line: the approval itself is that organisation's affair."""

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> list:
        """Issue what the kind's `outgoing` names, in the transaction of the step."""
        kind = kind_of(self.kind)
        person = User.objects.filter(pk=event.actor_id).first() if event.actor_id else None
        line = (Signature("draft", person.position, person.name, timezone.localdate(event.at)),) if person else ()
        by = actor_of(person) if person else SYSTEM
        outgoing = kind.outgoing(subject, Occasion(facts=facts, event=event))
        return [
            issuing.issue(kind, out, matter=subject.matter, subject=subject, by=by, line=line, event=event)
            for out in outgoing
        ]
