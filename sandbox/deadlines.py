"""Which clocks the sandbox's steps start, stop and end: definitions only; the clocks are in office.deadlines."""

from dataclasses import dataclass
from typing import Any

from office.deadlines import actions
from office.deadlines.triggers import Closes, Pauses, Resumes, Starts
from office.people.models.organisations import OrganisationKind

SUPPLEMENT_CLOCKS = ("C09", "C09b")
RAPID_CLOCKS = ("C02", "C07", "C09", "C09b", "C10")


@dataclass(frozen=True)
class All:
    """Several at once."""

    triggers: tuple[Any, ...]

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """Each of them, in order."""
        for one in self.triggers:
            one.trigger(subject, event=event, facts=facts)


@dataclass(frozen=True)
class ForCitizens:
    """Only for a 민원인, which a local government acting as such is not (Civil Petitions Act §2 ii)."""

    inner: Any

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """Nothing for a local government or ministry."""
        kind = subject.matter.organisation.kind
        if kind not in (OrganisationKind.LOCAL_GOVERNMENT, OrganisationKind.MINISTRY):
            self.inner.trigger(subject, event=event, facts=facts)


@dataclass(frozen=True)
class ExtendsSupplement:
    """The applicant's further days (Civil Petitions Decree §24②)."""

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """The running supplement clock gets `days` more."""
        actions.extend(subject.matter, "C09", reason="applicant", length=int(facts["days"]), event=event)


RECEIVE_IN_8_HOURS = Starts("C02", on="submitted_at")
CONFIRM_IN_30_DAYS = Starts("C07", on="submitted_at")
RECEIVED_IN_TIME = Closes("C02")
TELL_EVERY_30_DAYS = ForCitizens(Starts("C10", on="received_at"))
PAUSE_FOR_SUPPLEMENT = Pauses("C07", reason="supplement")
EXTEND_SUPPLEMENT = ExtendsSupplement()
SUPPLIED = All((Closes("C09"), Closes("C09b"), Resumes("C07", reason="supplement")))
PAUSE_FOR_REPLIES = Pauses("C07", reason="replies")
# Others' reply time ends with the last reply, or with the period that ended in silence, not with its confirmation.
REPLIES_ARE_IN = Resumes("C07", reason="replies", on=lambda case, facts: case.replies_ended_on())
REPLY_IN_30_DAYS = Starts("C06", on="arrived")
REPLIED = Closes("C06")
FELL_SILENT = Closes("C06")
ALL_CLOSED = All(tuple(Closes(clock) for clock in RAPID_CLOCKS))
