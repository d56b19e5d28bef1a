"""Rapid confirmation (규제 신속확인, Act §49의2): does any permit stand before this technology or service?

The company asks; MOLIT asks the ministries it thinks concerned; each answers within 30 days or falls silent,
which means that no permit is needed; the company gets one notice (form 5의3).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful, step
from office.workflow.fields import StateField
from sandbox import deadlines as L
from sandbox import guards, rules
from sandbox.documents import rapid as D
from sandbox.notifications import rapid as N
from sandbox.states import RAPID_AT_WORK
from sandbox.states import Rapid as S


class RapidConfirmationFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.DRAFT, protected=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    received_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    demand_round = models.PositiveSmallIntegerField(default=0, editable=False)
    extensions = models.PositiveSmallIntegerField(default=0, editable=False)
    outcome = models.CharField(max_length=20, blank=True, editable=False)
    molit_answer = models.CharField(max_length=20, blank=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.DRAFT,
        target=S.SUBMITTED,
        rule=rules.ApplyRapid,
        guards=[guards.form_complete],
        effects=[L.RECEIVE_IN_8_HOURS, L.CONFIRM_IN_30_DAYS, N.RAPID_SUBMITTED, N.RAPID_ARRIVED],
        label=_("Submit"),
        basis="Act §49의2①; Dec §52의2①; APA §17②",
        primary=True,
        explain=_(
            "The office is told at once. The time and the hash of what you submit are kept; your receipt carries both."
        ),
    )
    def submit(self, *, by, at) -> None:
        """Filed when it entered the agency's computer (APA §17②)."""
        self.submitted_at = at

    @step(
        state,
        source=S.DRAFT,
        target=S.DISCARDED,
        rule=rules.ApplyRapid,
        label=_("Discard the draft"),
        quiet=True,
    )
    def discard(self, *, by, at) -> None:
        """A draft that nobody saw is given up."""
        self.ended_at = at

    @step(
        state,
        source=S.SUBMITTED,
        target=S.RECEIVED,
        rule=rules.HandleRapid,
        effects=[L.RECEIVED_IN_TIME, L.TELL_EVERY_30_DAYS, D.RECEIPT, N.RAPID_RECEIVED],
        label=_("Receive"),
        basis="APA §17④; Min-D §6③",
        primary=True,
        explain=_("Receipt cannot be refused. It gives the case its number and the applicant a receipt."),
    )
    def receive(self, *, by, at, number) -> None:
        """The receipt number is given here; the receiver is in charge until somebody else is."""
        self.received_at = at
        self.matter.number = number
        self.matter.officer_id = self.matter.officer_id or by.user_id
        self.matter.save(update_fields=["number", "officer"])

    @step(
        state,
        source=S.RECEIVED,
        target=S.SUPPLEMENT,
        rule=rules.HandleRapid,
        approval=rules.DecideRapid,
        effects=[L.PAUSE_FOR_SUPPLEMENT],
        label=_("Request a supplement"),
        basis="APA §17⑤; Min §22①; Min-D §24",
        explain=_("Name the fields to be mended; only those open for the applicant."),
    )
    def request_supplement(self, *, by, at, codes, reason, days) -> None:
        """First demand: a reasonable period, counted from the letter's arrival."""
        self.demand_round = 1
        self.extensions = 0

    @step(
        state,
        source=S.SUPPLEMENT,
        target=S.SUPPLEMENT,
        rule=rules.ApplyRapid,
        guards=[guards.supplement_period_runs, guards.extensions_left],
        effects=[L.EXTEND_SUPPLEMENT, N.RAPID_EXTENDED],
        label=_("Ask for more time"),
        basis="Min-D §24②",
    )
    def extend_supplement(self, *, by, at, days, reason) -> None:
        """The applicant may extend the period twice."""
        self.extensions += 1

    @step(
        state,
        source=S.SUPPLEMENT,
        target=S.SUPPLEMENT,
        rule=rules.HandleRapid,
        approval=rules.DecideRapid,
        guards=[guards.supplement_period_over, guards.first_demand_only],
        effects=[],
        label=_("Demand the supplement again"),
        basis="Min-D §24③",
        explain=_("The second demand gives at most 10 days."),
    )
    def demand_again(self, *, by, at, reason, days) -> None:
        """Second demand, at most ten days."""
        self.demand_round = 2

    @step(
        state,
        source=S.SUPPLEMENT,
        target=S.RETURNABLE,
        rule=rules.RunRapid,
        guards=[guards.second_demand_sent, guards.supplement_period_over],
        effects=[N.RAPID_RETURNABLE],
        label=_("Supplement overdue"),
        basis="Min-D §25①",
    )
    def supplement_overdue(self, *, by, at) -> None:
        """Tells the officer; nothing is ever returned by itself."""

    @step(
        state,
        source=[S.SUPPLEMENT, S.RETURNABLE],
        target=S.RECEIVED,
        rule=rules.ApplyRapid,
        guards=[guards.supplement_complete],
        effects=[L.SUPPLIED, N.RAPID_SUPPLIED],
        label=_("Submit the supplement"),
        basis="Min-D §24",
        primary=True,
    )
    def supply(self, *, by, at) -> None:
        """What was asked for is there; a supplement that comes late but before the return is taken."""

    @step(
        state,
        source=S.RETURNABLE,
        target=S.RECEIVED,
        rule=rules.JudgeRapid,
        effects=[L.SUPPLIED],
        label=_("Continue without the supplement"),
        basis="Min-D §25①",
        explain=_("The officer may go on with what is there instead of returning it."),
    )
    def continue_examination(self, *, by, at, reason) -> None:
        """Returning is the officer's choice, not a duty."""

    @step(
        state,
        source=[S.RECEIVED, S.RETURNABLE],
        target=S.RETURNED,
        rule=rules.HandleRapid,
        approval=rules.DecideRapid,
        effects=[L.ALL_CLOSED],
        label=_("Return the application"),
        basis="Min-D §25; APA §23, 26",
    )
    def return_application(self, *, by, at, ground, reason) -> None:
        """With reasons and remedies, by a person's decision."""
        self.ended_at = at
        self.end_reason = reason

    @step(
        state,
        source=[S.RECEIVED, S.INQUIRING, S.CONSOLIDATING],
        target=S.INQUIRING,
        rule=rules.HandleRapid,
        approval=rules.DecideRapid,
        effects=[L.PAUSE_FOR_REPLIES, N.RAPID_ASKED],
        label=_("Ask the ministries"),
        basis="Act §49의2②",
        primary=True,
        explain=_("Each ministry gets its own letter and its own 30 days from the letter's arrival."),
    )
    def notify_agencies(self, *, by, at, agencies, question) -> None:
        """Ministries that were overlooked at first can be asked later."""

    @step(
        state,
        source=S.RECEIVED,
        target=S.CONSOLIDATING,
        rule=rules.JudgeRapid,
        label=_("Only MOLIT is concerned"),
        basis="Act §49의2②",
        explain=_("No other ministry is asked; MOLIT answers for itself."),
    )
    def keep_at_molit(self, *, by, at, reason) -> None:
        """The matter is MOLIT's own."""

    @step(
        state,
        source=S.INQUIRING,
        target=S.CONSOLIDATING,
        rule=rules.RunRapid,
        guards=[guards.every_consultation_closed],
        effects=[L.REPLIES_ARE_IN, N.RAPID_REPLIES_IN],
        label=_("All replies are in"),
        basis="Act §49의2③④⑥",
    )
    def consolidate(self, *, by, at) -> None:
        """MOLIT's own 30 days run on."""

    @step(
        state,
        source=S.CONSOLIDATING,
        target=S.NOTIFIED,
        rule=rules.HandleRapid,
        approval=rules.DecideRapid,
        effects=[L.ALL_CLOSED],
        label=_("Notify the result"),
        basis="Act §49의2⑤",
        primary=True,
        explain=_("The notice gathers every ministry's answer; it goes out when a decision maker has approved it."),
    )
    def notify_result(self, *, by, at, outcome, molit_answer, molit_requirements, molit_procedure, note) -> None:
        """The answer of the state, in one notice."""
        self.outcome = outcome
        self.molit_answer = molit_answer
        self.ended_at = at

    @step(
        state,
        source=[S.SUBMITTED, *RAPID_AT_WORK],
        target=S.WITHDRAWN,
        rule=rules.ApplyRapid,
        effects=[L.ALL_CLOSED, N.RAPID_WITHDRAWN],
        label=_("Withdraw"),
        basis="APA §17⑧; Min §22②",
        explain=_("You can ask again at any time; this case then ends without a result."),
        quiet=True,
    )
    def withdraw(self, *, by, at, reason) -> None:
        """The applicant may, as long as no result was notified."""
        self.ended_at = at
        self.end_reason = reason
