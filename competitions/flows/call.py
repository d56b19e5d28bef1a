"""A call (공모): set up by one person, approved by another, announced, opened and closed by the clock.

States and guards after competitions.md §3(a). What the notice must say: Smart City Act Enforcement Decree §14②.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from competitions import guards, rules
from competitions.flows.call_selection import Selection
from competitions.notifications import call as N
from competitions.states import CALLING_RUNNING
from competitions.states import Calling as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )


class CallFlow(Selection, Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.DRAFT, protected=True)
    prepared_by = _person()
    approved_by = _person()
    announced_at = models.DateTimeField(null=True, editable=False)
    opens_at = models.DateTimeField(null=True, editable=False)
    closes_at = models.DateTimeField(null=True, editable=False)
    questions_until = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)
    back_reason = models.TextField(blank=True, editable=False)
    told_round = models.PositiveSmallIntegerField(default=0, editable=False)
    selection_by = _person()
    list_withdrawn = models.BooleanField(default=False, editable=False)
    decided_by = _person()
    decided_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    objections_until = models.DateTimeField(null=True, editable=False)
    amending = models.BooleanField(default=False, editable=False)
    amended_by = _person()
    amend_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.DRAFT,
        target=S.REVIEW,
        rule=rules.PrepareCall,
        guards=[guards.set_up_completely, guards.preliminary_fits, guards.schedule_ahead],
        effects=[N.CALL_TO_APPROVE],
        label=_("Send for approval"),
        primary=True,
        explain=_("Somebody else with the power to decide looks at the rules and approves them."),
    )
    def send_for_approval(self, *, by, at) -> None:
        """One prepares; whoever that was cannot approve."""
        self.prepared_by_id = by.user_id
        self.back_reason = ""

    @step(
        state,
        source=[S.REVIEW, S.APPROVED],
        target=S.DRAFT,
        rule=rules.PrepareCall,
        effects=[N.CALL_SENT_BACK],
        label=_("Take back to the set-up"),
        quiet=True,
    )
    def take_back(self, *, by, at, reason) -> None:
        """Until the announcement everything can still be changed."""
        self.back_reason = reason
        self.approved_by_id = None

    @step(
        state,
        source=S.REVIEW,
        target=S.APPROVED,
        rule=rules.ApproveCall,
        guards=[guards.set_up_completely, guards.preliminary_fits, guards.schedule_ahead],
        label=_("Approve"),
        primary=True,
        explain=_("The rules of this call are frozen with their hash; the announcement publishes exactly these."),
    )
    def approve(self, *, by, at) -> None:
        """The second person."""
        self.approved_by_id = by.user_id

    @step(
        state,
        source=S.APPROVED,
        target=S.ANNOUNCED,
        rule=rules.DecideCall,
        guards=[guards.schedule_ahead],
        effects=[N.CALL_ANNOUNCED],
        label=_("Announce"),
        basis="Dec §14②",
        primary=True,
        explain=_("Everybody can read the call from now on. Changes are possible only by a published amendment."),
    )
    def announce(self, *, by, at, window) -> None:
        """From here on the clock opens and closes the intake."""
        self.announced_at = at
        self.opens_at, self.closes_at, self.questions_until = window

    @step(
        state,
        source=S.ANNOUNCED,
        target=S.OPEN,
        rule=rules.RunCall,
        guards=[guards.opening_reached],
        label=_("Open the intake"),
    )
    def open_intake(self, *, by, at) -> None:
        """By the clock; pages and submissions ask the clock themselves."""

    @step(
        state,
        source=S.OPEN,
        target=S.CLOSED,
        rule=rules.RunCall,
        guards=[guards.closing_settled],
        effects=[N.CALL_CLOSED],
        label=_("Close the intake"),
    )
    def close_intake(self, *, by, at) -> None:
        """After the close, once nothing that arrived in time can still be on its way."""
        self.closed_at = self.closes_at

    @step(
        state,
        source=CALLING_RUNNING,
        target=None,
        rule=rules.PrepareCall,
        guards=[guards.no_amendment_open],
        label=_("Prepare an amendment"),
        explain=_("The rules in force stay as they are until the amendment is approved and published."),
        quiet=True,
    )
    def begin_amendment(self, *, by, at, reason) -> None:
        """A correction of the notice (정정공고) begins with its reason."""
        self.amending, self.amended_by_id, self.amend_reason = True, by.user_id, reason

    @step(
        state,
        source=CALLING_RUNNING,
        target=None,
        rule=rules.PrepareCall,
        guards=[guards.amendment_open],
        label=_("Drop the amendment"),
        quiet=True,
    )
    def drop_amendment(self, *, by, at) -> None:
        """The rules in force come back into the set-up."""
        self.amending, self.amended_by_id, self.amend_reason = False, None, ""

    @step(
        state,
        source=CALLING_RUNNING,
        target=None,
        rule=rules.ApproveAmendment,
        guards=[
            guards.amendment_open,
            guards.set_up_completely,
            guards.preliminary_fits,
            guards.close_not_earlier,
            guards.enough_days_left,
        ],
        effects=[N.CALL_AMENDED],
        label=_("Publish the amendment"),
        primary=True,
        explain=_("Everybody who drafts or has submitted is told what changed. Submissions stand."),
    )
    def publish_amendment(self, *, by, at, window) -> None:
        """A new version of the rules; the state stays."""
        self.amending = False
        self.opens_at, self.closes_at, self.questions_until = window

    @step(
        state,
        source=CALLING_RUNNING,
        target=None,
        rule=rules.RunCall,
        effects=[N.CALL_EXTENDED],
        label=_("Extend the intake"),
        quiet=True,
    )
    def extend_intake(self, *, by, at, until, reason) -> None:
        """For everybody, after an outage or for another reason: by a granted request alone, which two persons made."""
        self.closes_at = until

    @step(
        state,
        source=S.CLOSED,
        target=S.RE_ANNOUNCED,
        rule=rules.DecideCall,
        guards=[guards.too_few_entries],
        effects=[N.CALL_ENDED],
        label=_("Announce anew"),
        explain=_("This call ends without a selection; a new one with the same rules is set up from it."),
        quiet=True,
    )
    def announce_anew(self, *, by, at, reason) -> None:
        """Too few entered."""
        self.ended_at, self.end_reason = at, reason

    @step(
        state,
        source=[S.DRAFT, S.REVIEW, S.APPROVED],
        target=S.CANCELLED,
        rule=rules.DecideCall,
        label=_("Give up this call"),
        quiet=True,
    )
    def give_up(self, *, by, at, reason) -> None:
        """Before anybody outside knew of it."""
        self.ended_at, self.end_reason = at, reason

    @step(
        state,
        source=[S.ANNOUNCED, S.OPEN, S.CLOSED, S.JUDGING, S.DECIDING],
        target=S.CANCELLED,
        rule=rules.DecideCall,
        effects=[N.CALL_ENDED],
        label=_("Cancel the call"),
        explain=_("Everybody who drafts or has submitted is told the reason."),
        quiet=True,
    )
    def cancel(self, *, by, at, reason) -> None:
        """With reasons, to everybody concerned."""
        self.ended_at, self.end_reason = at, reason
