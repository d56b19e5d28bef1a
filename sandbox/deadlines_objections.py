"""Which clocks an objection starts and ends (C22): definitions only."""

from dataclasses import dataclass
from typing import Any

from office.deadlines import actions
from office.deadlines.triggers import Closes, Starts
from sandbox.deadlines import All, ForCitizens

DECIDE_IN_10_DAYS = Starts("C22c", on="filed_at")
OBJECTION_DECIDED = Closes("C22c")


@dataclass(frozen=True)
class ExtendsDecision:
    """Ten days more, once (Civil Petitions Act §35②)."""

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """The running clock gets its extension."""
        actions.extend(subject.matter, "C22c", reason="office", event=event)


EXTEND_DECISION = ExtendsDecision()


# The application is examined anew: its own periods begin again on the day it is reopened.
APPLICATION_REOPENED = All((Closes("C22"), Closes("C08"), Starts("C03"), ForCitizens(Starts("C10"))))
