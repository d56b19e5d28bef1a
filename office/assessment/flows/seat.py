"""A seat: drawn, asked, accepted, cleared, pledged; or declined, excluded, replaced, dismissed (§3(c))."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.assessment import guards, rules
from office.assessment.documents import seats as papers
from office.assessment.notifications import seats as told
from office.assessment.states import SITTING_STANDING
from office.assessment.states import Sitting as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class SeatFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.DRAWN, protected=True)
    invited_at = models.DateTimeField(null=True, editable=False)
    answer_until = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    cleared_at = models.DateTimeField(null=True, editable=False)
    pledged_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)
    asked_for = models.JSONField(default=dict, editable=False)  # the days, duties and fee that the invitation told
    pledge_given = models.JSONField(default=dict, editable=False)  # what was answered when the papers were signed

    class Meta:
        abstract = True

    @step(
        state,
        source=S.DRAWN,
        target=S.INVITED,
        rule=rules.RunSeat,
        label=pgettext_lazy("seat", "Invite"),
        primary=True,
        explain=_("The reviewer is asked to accept, with the days and the duties, before any entry is named."),
        effects=[told.INVITED],
    )
    def invite(self, *, by, at, until, days="", duties="", fee=None) -> None:
        """With a moment until which to answer."""
        self.invited_at, self.answer_until = at, until
        self.asked_for = {"days": days, "duties": duties, "fee": fee}

    @step(
        state,
        source=S.INVITED,
        target=S.ACCEPTED,
        rule=rules.OwnSeat,
        guards=[guards.answer_in_time],
        label=pgettext_lazy("seat", "Accept"),
        primary=True,
        explain=_("Next you declare, for every entry, whether you have a conflict."),
        effects=[told.ACCEPTED],
    )
    def accept(self, *, by, at) -> None:
        """The entries are named from here on, their papers are not."""
        self.answered_at = at

    @step(
        state,
        source=[S.INVITED, S.ACCEPTED],
        target=S.DECLINED,
        rule=rules.OwnSeat,
        label=pgettext_lazy("seat", "Decline"),
        quiet=True,
        effects=[told.DECLINED],
    )
    def decline(self, *, by, at, reason) -> None:
        """The next in the drawn order is asked."""
        self.answered_at = self.ended_at = at
        self.end_reason = reason

    @step(
        state,
        source=S.INVITED,
        target=S.EXPIRED,
        rule=rules.TimeSeat,
        guards=[guards.answer_overdue],
        label=_("Not answered in time"),
        quiet=True,
        effects=[told.EXPIRED],
    )
    def expire(self, *, by, at) -> None:
        """Silence is a refusal: the panel must not wait."""
        self.ended_at = at

    @step(
        state,
        source=S.ACCEPTED,
        target=S.CLEARED,
        rule=rules.OwnSeat,
        guards=[guards.every_entry_declared, guards.own_conflicts_decided],
        label=_("Close the declaration"),
        primary=True,
        explain=_("You have declared for every entry. Next you sign the pledge."),
        effects=[told.CLEARED],
    )
    def close_declaration(self, *, by, at) -> None:
        """Declared for every entry of the panel (§2.1)."""
        self.cleared_at = at

    @step(
        state,
        source=S.CLEARED,
        target=S.PLEDGED,
        rule=rules.OwnSeat,
        label=_("Sign the pledge"),
        primary=True,
        signed=True,
        explain=_("Security, integrity, prior contact: the papers are kept as signed. Then the entries open."),
        effects=[papers.SIGNED],
    )
    def pledge(self, *, by, at, answers=None) -> None:
        """The papers of §2.1, signed in the system."""
        self.pledged_at, self.pledge_given = at, answers or {}

    @step(
        state,
        source=S.PLEDGED,
        target=None,
        rule=rules.RunSeat,
        guards=[guards.not_begun],
        label=_("Record as chair"),
        explain=_("The members elect their chair; whoever was recorded before no longer presides."),
        quiet=True,
    )
    def preside(self, *, by, at) -> None:
        """Elected by the members, before the assessment begins (§2.1)."""
        self.chair = True

    @step(
        state,
        source=[S.ACCEPTED, S.CLEARED, S.PLEDGED],
        target=S.EXCLUDED,
        rule=rules.RunSeat,
        guards=[guards.scoring_not_begun],
        label=_("Exclude from the panel"),
        quiet=True,
        effects=[told.RELEASED],
    )
    def exclude_member(self, *, by, at, reason) -> None:
        """A conflict that concerns the whole panel."""
        self.ended_at, self.end_reason = at, reason

    @step(
        state,
        source=SITTING_STANDING,
        target=S.REPLACED,
        rule=rules.RunSeat,
        guards=[guards.scoring_not_begun],
        label=_("Replace"),
        explain=_("The next in the drawn order is called. Only before the scoring, and with a reason."),
        quiet=True,
        effects=[told.RELEASED],
    )
    def replace_member(self, *, by, at, reason) -> None:
        """Next in draw order, reason mandatory (§3(c))."""
        self.ended_at, self.end_reason = at, reason

    @step(
        state,
        source=S.PLEDGED,
        target=S.DISMISSED,
        rule=rules.DecideSeat,
        label=_("Dismiss"),
        explain=_("For a breach of the pledge. What was not signed is void."),
        quiet=True,
        effects=[told.DISMISSED],
    )
    def dismiss(self, *, by, at, reason) -> None:
        """해촉, by a decision with reasons."""
        self.ended_at, self.end_reason = at, reason
