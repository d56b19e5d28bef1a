"""What flows write beside their steps: `effects=[Starts("C07", on="submitted_at"), Closes("C09")]`.

`on` names the day or instant: an attribute of the subject, a fact of the step, a function of subject and facts;
without it the moment of the step's own event. `of` names whose clock it is: the subject's own by default, `"parent"`
for the matter above, or a function of the subject.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from office.deadlines import actions
from office.deadlines.queries import matter_of
from office.docket.models import Matter
from office.ledger.models import Event

Moment = str | Callable[..., date | datetime] | None


@dataclass(frozen=True)
class Trigger:
    """Common to all: the clock, the moment, and whose clock."""

    clock: str
    on: Moment = None
    of: str | Callable[[Any], Any] = ""

    def matter(self, subject: Any) -> Matter:
        if callable(self.of):
            return matter_of(self.of(subject))
        matter = matter_of(subject)
        return matter.parent if self.of == "parent" else matter

    def moment(self, subject: Any, event: Event, facts: dict[str, Any]) -> date | datetime:
        if callable(self.on):
            return self.on(subject, facts)
        found = (facts.get(self.on) or getattr(subject, self.on, None)) if self.on else None
        return found or event.at


@dataclass(frozen=True)
class Starts(Trigger):
    """Starts the clock. `length` is a period, or the name of the fact or attribute that gives it."""

    length: str | int | None = None

    def trigger(self, subject: Any, *, event: Event, facts: dict[str, Any]) -> None:
        length = self.length
        if isinstance(length, str) and length.isidentifier():
            length = facts.get(length) or getattr(subject, length, None)
        actions.start(
            self.matter(subject), self.clock, on=self.moment(subject, event, facts), length=length, event=event
        )


@dataclass(frozen=True)
class Pauses(Trigger):
    reason: str = ""

    def trigger(self, subject: Any, *, event: Event, facts: dict[str, Any]) -> None:
        actions.pause(
            self.matter(subject), self.clock, since=self.moment(subject, event, facts), reason=self.reason, event=event
        )


@dataclass(frozen=True)
class Resumes(Trigger):
    reason: str = ""

    def trigger(self, subject: Any, *, event: Event, facts: dict[str, Any]) -> None:
        actions.resume(
            self.matter(subject), self.clock, on=self.moment(subject, event, facts), reason=self.reason, event=event
        )


@dataclass(frozen=True)
class Closes(Trigger):
    """Ends the clock: kept or lapsed, as the time says, unless an outcome is given."""

    outcome: str = ""

    def trigger(self, subject: Any, *, event: Event, facts: dict[str, Any]) -> None:
        moment = self.moment(subject, event, facts)
        at = moment if isinstance(moment, datetime) else None
        actions.close(self.matter(subject), self.clock, outcome=self.outcome, at=at, event=event)
