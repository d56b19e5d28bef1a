"""An item of the agenda: listed, under deliberation, resolved by a carried motion, deferred, or taken off."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.committees import documents as D
from office.committees import guards, rules
from office.committees import notifications as N
from office.committees.registry import Tells
from office.committees.states import Deliberating as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class ItemFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.LISTED, protected=True)
    opened_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)
    resolution_text = models.TextField(blank=True, editable=False)
    resolution_approved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.LISTED,
        target=S.OPEN,
        rule=rules.RunItem,
        guards=[guards.meeting_in_session, guards.recusals_decided, guards.chair_may_preside, guards.quorate],
        effects=[Tells("on_opened")],
        label=_("Call the item"),
        basis="Dec §26②",
        primary=True,
        explain=_(
            "Quorum is computed from this item's own members: recusals and ad-hoc members are taken into account."
        ),
    )
    def open_item(self, *, by, at) -> None:
        """The deliberation begins."""
        self.opened_at = at
        self.presiding_id = self.meeting.presiding_id

    @step(
        state,
        source=S.OPEN,
        target=S.RESOLVED,
        rule=rules.DecideItem,
        guards=[guards.motion_carried, guards.no_vote_under_way],
        effects=[Tells("on_resolved", ("motion",))],
        label=_("Resolved"),
        basis="Dec §26②",
    )
    def resolve_item(self, *, by, at, motion) -> None:
        """A motion was carried; the resolution is drafted from it."""
        self.ended_at = at
        self.resolution_text = motion.text

    @step(
        state,
        source=[S.LISTED, S.OPEN],
        target=S.DEFERRED,
        rule=rules.RunItem,
        guards=[guards.meeting_in_session, guards.no_vote_under_way],
        effects=[Tells("on_deferred", ("reason",))],
        label=_("Defer the item"),
        explain=_("The case goes back; it can be put on the agenda of another meeting."),
    )
    def defer_item(self, *, by, at, reason) -> None:
        """For want of a quorum, or because the committee wants to know more."""
        self.ended_at = at
        self.end_reason = reason

    @step(
        state,
        source=S.OPEN,
        target=S.DEFERRED,
        rule=rules.DecideItem,
        guards=[guards.no_vote_under_way],
        effects=[Tells("on_deferred", ("reason", "motion"))],
        label=_("Deferred by a vote"),
    )
    def defer_by_vote(self, *, by, at, reason, motion) -> None:
        """A motion to defer was carried."""
        self.ended_at = at
        self.end_reason = reason

    @step(
        state,
        source=S.LISTED,
        target=S.REMOVED,
        rule=rules.ClerkItem,
        guards=[guards.agenda_can_change],
        effects=[Tells("on_removed"), N.AGENDA_CHANGED],
        label=_("Take off the agenda"),
        quiet=True,
    )
    def remove_item(self, *, by, at, reason) -> None:
        """Before it is called."""
        self.ended_at = at
        self.end_reason = reason

    @step(
        state,
        source=[S.LISTED, S.OPEN],
        target=S.REMOVED,
        rule=rules.DecideItem,
        guards=[guards.no_vote_under_way],
        effects=[Tells("on_removed")],
        label=_("Taken back"),
    )
    def withdraw_item(self, *, by, at, reason) -> None:
        """The case has ended, or the meeting is called off: there is nothing left to deliberate on."""
        self.ended_at = at
        self.end_reason = reason

    @step(
        state,
        source=S.RESOLVED,
        target=S.RESOLVED,
        rule=rules.ClerkItem,
        guards=[guards.resolution_unapproved],
        label=_("Edit the resolution"),
    )
    def edit_resolution(self, *, by, at, text) -> None:
        """The words around what was resolved; the vote and the conditions are the motion's."""
        self.resolution_text = text

    @step(
        state,
        source=S.RESOLVED,
        target=S.RESOLVED,
        rule=rules.ChairItem,
        guards=[guards.resolution_unapproved, guards.resolution_written],
        effects=[D.RESOLUTION],
        label=_("Approve the resolution"),
        primary=True,
        explain=_("The resolution is frozen and issued as a document."),
    )
    def approve_resolution(self, *, by, at) -> None:
        """By the chair who presided."""
        self.resolution_approved_at = at
