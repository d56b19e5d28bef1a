"""A meeting: planned, noticed seven days before, in session, closed, its minutes drafted and approved."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.committees import deadlines as L
from office.committees import documents as D
from office.committees import guards, rules
from office.committees import notifications as N
from office.committees.states import UPCOMING
from office.committees.states import Convening as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class MeetingFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.PLANNED, protected=True)
    announced = models.BooleanField(default=False, editable=False)
    noticed_at = models.DateTimeField(null=True, editable=False)
    late_reason = models.TextField(blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    minutes_approved_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.PLANNED,
        target=S.NOTICED,
        rule=rules.ClerkMeeting,
        guards=[guards.agenda_made],
        effects=[L.NOTICE_GIVEN, D.NOTICES, N.INVITED],
        label=_("Send the notice"),
        basis="Com §9①",
        primary=True,
        explain=_("Every member gets a letter with the time, the place and the agenda."),
    )
    def send_notice(self, *, by, at, late_reason) -> None:
        """Seven days before the meeting, unless it is urgent (Committees Act §9①)."""
        self.announced = True
        self.noticed_at = at
        self.late_reason = late_reason

    @step(
        state,
        source=UPCOMING,
        target=S.PLANNED,
        rule=rules.ClerkMeeting,
        effects=[L.NOTICE_BEFORE, N.RESCHEDULED],
        label=_("Change time or place"),
        explain=_("A notice that was sent no longer holds: send a new one."),
    )
    def reschedule(self, *, by, at, mode, written_reason, held_at, ballot_until, place, presiding) -> None:
        """Another time or place needs another notice."""
        self.mode, self.written_reason = mode, written_reason
        self.held_at, self.ballot_until, self.place = held_at, ballot_until, place
        self.day = day_of(held_at)
        self.presiding_id = presiding
        self.noticed_at, self.late_reason = None, ""

    @step(
        state,
        source=S.NOTICED,
        target=S.OPEN,
        rule=rules.RunMeeting,
        guards=[guards.window_begun],
        effects=[N.OPENED],
        label=_("Open the meeting"),
        primary=True,
        explain=_("Whether the committee is quorate is computed for each item when it is called."),
    )
    def open_meeting(self, *, by, at, presiding) -> None:
        """Under whoever presides: a co-chair, else the deputy."""
        self.opened_at = at
        self.presiding_id = presiding

    @step(
        state,
        source=S.OPEN,
        target=S.OPEN,
        rule=rules.RunMeeting,
        label=_("Hand over the chair"),
        quiet=True,
    )
    def hand_over_chair(self, *, by, at, presiding) -> None:
        """The chair leaves, or is recused from an item: a deputy presides."""
        self.presiding_id = presiding

    @step(
        state,
        source=S.OPEN,
        target=S.CLOSED,
        rule=rules.RunMeeting,
        guards=[guards.every_item_done],
        label=_("Close the meeting"),
        primary=True,
    )
    def close_meeting(self, *, by, at) -> None:
        """Every item is dealt with."""
        self.closed_at = at

    @step(
        state,
        source=S.CLOSED,
        target=S.MINUTES_DRAFT,
        rule=rules.ClerkMeeting,
        effects=[N.MINUTES_TO_APPROVE],
        label=_("Draft the minutes"),
        basis="Rec-D §18②",
        primary=True,
        explain=_("They are made of what was recorded: who was there, what was said, how the votes went."),
    )
    def draft_minutes(self, *, by, at) -> None:
        """Name, host, time and place, attendees, order, agenda, gist of the remarks, decision and vote."""

    @step(
        state,
        source=S.MINUTES_DRAFT,
        target=S.MINUTES_DRAFT,
        rule=rules.ClerkMeeting,
        label=_("Edit the minutes"),
    )
    def edit_minutes(self, *, by, at, part, text) -> None:
        """The words; the record itself is not typed."""

    @step(
        state,
        source=S.MINUTES_DRAFT,
        target=S.MINUTES_FINAL,
        rule=rules.ChairMeeting,
        guards=[guards.resolutions_approved],
        effects=[D.MINUTES, N.MINUTES_APPROVED],
        label=_("Approve the minutes"),
        basis="Rec-D §18②",
        primary=True,
        explain=_("The minutes are frozen and issued as a document."),
    )
    def approve_minutes(self, *, by, at) -> None:
        """By the chair."""
        self.minutes_approved_at = at

    @step(
        state,
        source=UPCOMING,
        target=S.CANCELLED,
        rule=rules.ClerkMeeting,
        effects=[L.NOTICE_MOOT, N.CANCELLED],
        label=_("Call the meeting off"),
        quiet=True,
        explain=_("Its items go back to where they came from."),
    )
    def call_off(self, *, by, at, reason) -> None:
        """The items are taken off by the use case, before."""
        self.cancel_reason = reason


def day_of(instant):
    """The day in Seoul."""
    from django.utils import timezone

    return timezone.localdate(instant)
