"""Which clocks the sandbox's steps start, stop and end: definitions only; the clocks are in office.deadlines."""

from dataclasses import dataclass
from typing import Any

from office.deadlines import actions
from office.deadlines.clocks import get_clock
from office.deadlines.models import Deadline
from office.deadlines.triggers import Closes, Pauses, Resumes, Starts
from office.people.models.organisations import OrganisationKind

SUPPLEMENT_CLOCKS = ("C09", "C09b")
# A new decision begins a new time for objecting to it.
APPLICATION_CLOCKS = ("C02", "C03", "C08", "C08b", "C09", "C09b", "C10", "C22")
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


@dataclass(frozen=True)
class IfAllowed:
    """Only where the installation lets the clock stand still for this (`CLOCKS` in the settings): the law is silent."""

    clock: str
    reason: str
    inner: Any

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """Nothing unless the clock knows the reason."""
        if self.reason in get_clock(self.clock).pauses:
            self.inner.trigger(subject, event=event, facts=facts)


@dataclass(frozen=True)
class ExtendsSubmission:
    """The one extension of the period to the committee (ARA Decree §13의3)."""

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """By the days decided on."""
        actions.extend(subject.matter, "C03", reason=facts["reason"], length=int(facts["days"]), event=event)


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

# Applications. C03 counts from filing (the cautious reading); only a dispute referral stops it (ARA-D §13의3).
TO_COMMITTEE_IN_90_DAYS = Starts("C03", on="submitted_at")
PAUSE_COMMITTEE_FOR_SUPPLEMENT = IfAllowed("C03", "supplement", Pauses("C03", reason="supplement"))
EXTEND_SUBMISSION = ExtendsSubmission()
APPLICATION_SUPPLIED = All((
    Closes("C09"), Closes("C09b"), IfAllowed("C03", "supplement", Resumes("C03", reason="supplement")),
))  # fmt: skip
PAUSE_FOR_DISPUTE = Pauses("C03", reason="dispute")
DISPUTE_SETTLED = Resumes("C03", reason="dispute", on="received_on")
SUBMITTED_TO_COMMITTEE = All((Closes("C03"), Closes("C08b")))
REDELIBERATION_FILED = All((Closes("C08"), Starts("C08b", on="redeliberation_filed_at")))
APPLICATION_CLOCKS_CLOSED = All(tuple(Closes(clock) for clock in APPLICATION_CLOCKS))

LOCAL_REVIEW_IN_20_DAYS = Starts("C01", on="asked_at")
LOCAL_OPINION_GIVEN = Closes("C01")


@dataclass(frozen=True)
class OpinionClocks:
    """A ministry has 30 days and never more than 90 (Act §49④⑤); for a local government the law sets none (§49⑦)."""

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """The clocks of the addressee, from the letter's arrival."""
        for clock in subject.clock_ids:
            actions.start(subject.matter, clock, on=facts["arrived"], event=event)


@dataclass(frozen=True)
class ExtendsOpinion:
    """The ministry's further days (Act §49⑤): the limit moves, and the reply is due with it."""

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """The 30 days are over and done with; the limit alone counts from now on."""
        actions.close(subject.matter, "C04", event=event)
        actions.extend(subject.matter, "C05", reason="ministry", length=int(subject.extension_days), event=event)


@dataclass(frozen=True)
class PausesReply:
    """A ministry's 30 days stand still while the applicant supplies; its limit, and every other ministry's, run on.

    Where the 30 days run no more (an extended limit, a local government's own target) there is nothing to stop.
    """

    def trigger(self, subject: Any, *, event: Any, facts: dict) -> None:
        """Only a running C04 (Act §49⑤)."""
        if Deadline.objects.filter(matter=subject.matter, clock="C04").open().exists():
            Pauses("C04", reason="ministry_supplement").trigger(subject, event=event, facts=facts)


OPINION_CLOCKS = OpinionClocks()
EXTEND_OPINION = ExtendsOpinion()
PAUSE_FOR_MATERIAL = PausesReply()
MATERIAL_IS_IN = Resumes("C04", reason="ministry_supplement")
OPINION_CLOSED = All((Closes("C01"), Closes("C04"), Closes("C05")))
