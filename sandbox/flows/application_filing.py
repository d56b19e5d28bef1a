"""The first part of an application: drafting, the local government's opinion, filing, receipt, supplement."""

from django.utils.translation import gettext_lazy as _

from office.workflow import step
from sandbox import deadlines as L
from sandbox import guards, rules
from sandbox.deadlines_objections import APPLICATION_REOPENED
from sandbox.documents import application as D
from sandbox.documents import local_reviews as LD
from sandbox.notifications import application as N
from sandbox.states import Applying as S


class Filing:
    """Steps up to a complete application."""

    @step(
        "state",
        source=S.DRAFT,
        target=S.LOCAL_REVIEW,
        rule=rules.Apply,
        guards=[guards.plan_complete],
        label=_("Send to the local government"),
        basis="Act §49②; Dec §53",
        primary=True,
        explain=_(
            "The local government of the site reviews the plan before it is filed. The law sets it no time limit; "
            "this office aims at 20 days."
        ),
    )
    def send_to_local(self, *, by, at) -> None:
        """Each local government whose ground is used gets the plan as it stands now."""
        self.sent_to_local_at = at

    @step(
        "state",
        source=[S.LOCAL_REVIEW, S.LOCAL_DONE],
        target=S.DRAFT,
        rule=rules.Apply,
        label=_("Take the plan back"),
        explain=_("To change the plan and have it reviewed again; opinions given so far are kept."),
        quiet=True,
    )
    def recall(self, *, by, at, reason) -> None:
        """The applicant may rework the plan as long as it is not filed."""

    @step(
        "state",
        source=S.LOCAL_REVIEW,
        target=S.LOCAL_DONE,
        rule=rules.RunApplication,
        guards=[guards.every_local_opinion_in],
        label=_("Every local opinion is in"),
        basis="Act §49②",
    )
    def local_opinions_in(self, *, by, at) -> None:
        """The applicant answers the measures asked for and files."""

    @step(
        "state",
        source=S.LOCAL_DONE,
        target=S.SUBMITTED,
        rule=rules.Apply,
        guards=[guards.form_complete, guards.every_local_opinion_in, guards.measures_answered],
        effects=[L.RECEIVE_IN_8_HOURS, L.TO_COMMITTEE_IN_90_DAYS, LD.OPINIONS, N.SUBMITTED, N.ARRIVED],
        label=_("Submit"),
        basis="Act §49①②; Act §50②; Dec §52; Dec §53; APA §17②",
        primary=True,
        explain=_(
            "The office is told at once. The time and the hash of what you submit are kept; your receipt carries both."
        ),
    )
    def submit(self, *, by, at) -> None:
        """Filed when it entered the agency's computer (APA §17②)."""
        self.submitted_at = at

    @step(
        "state",
        source=[S.DRAFT, S.LOCAL_REVIEW, S.LOCAL_DONE],
        target=S.DISCARDED,
        rule=rules.Apply,
        label=_("Discard the draft"),
        quiet=True,
    )
    def discard(self, *, by, at) -> None:
        """A draft that was never filed is given up."""
        self.ended_at = at

    @step(
        "state",
        source=S.SUBMITTED,
        target=S.RECEIVED,
        rule=rules.HandleApplication,
        effects=[L.RECEIVED_IN_TIME, L.TELL_EVERY_30_DAYS, D.RECEIPT, N.RECEIVED],
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
        "state",
        source=S.RECEIVED,
        target=S.SUPPLEMENT,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        effects=[L.PAUSE_COMMITTEE_FOR_SUPPLEMENT],
        label=_("Request a supplement"),
        basis="APA §17⑤; Min §22①; Min-D §24",
        explain=_("Name the fields to be mended; only those open for the applicant."),
    )
    def request_supplement(self, *, by, at, codes, reason, days) -> None:
        """First demand: a reasonable period, counted from the letter's arrival."""
        self.demand_round = 1
        self.extensions = 0

    @step(
        "state",
        source=S.SUPPLEMENT,
        target=S.SUPPLEMENT,
        rule=rules.Apply,
        guards=[guards.supplement_period_runs, guards.extensions_left],
        effects=[L.EXTEND_SUPPLEMENT, N.EXTENDED],
        label=_("Ask for more time"),
        basis="Min-D §24②",
    )
    def extend_supplement(self, *, by, at, days, reason) -> None:
        """The applicant may extend the period twice."""
        self.extensions += 1

    @step(
        "state",
        source=S.SUPPLEMENT,
        target=S.SUPPLEMENT,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        guards=[guards.supplement_period_over, guards.first_demand_only],
        label=_("Demand the supplement again"),
        basis="Min-D §24③",
        explain=_("The second demand gives at most 10 days."),
    )
    def demand_again(self, *, by, at, reason, days) -> None:
        """Second demand, at most ten days."""
        self.demand_round = 2

    @step(
        "state",
        source=S.SUPPLEMENT,
        target=S.RETURNABLE,
        rule=rules.RunApplication,
        guards=[guards.second_demand_sent, guards.supplement_period_over],
        effects=[N.RETURNABLE],
        label=_("Supplement overdue"),
        basis="Min-D §25①",
    )
    def supplement_overdue(self, *, by, at) -> None:
        """Tells the officer; nothing is ever returned by itself."""

    @step(
        "state",
        source=[S.SUPPLEMENT, S.RETURNABLE],
        target=S.RECEIVED,
        rule=rules.Apply,
        guards=[guards.supplement_complete],
        effects=[L.APPLICATION_SUPPLIED, N.SUPPLIED],
        label=_("Submit the supplement"),
        basis="Min-D §24",
        primary=True,
    )
    def supply(self, *, by, at) -> None:
        """What was asked for is there; a supplement that comes late but before the return is taken."""

    @step(
        "state",
        source=S.RETURNABLE,
        target=S.RECEIVED,
        rule=rules.JudgeApplication,
        effects=[L.APPLICATION_SUPPLIED],
        label=_("Continue without the supplement"),
        basis="Min-D §25①",
        explain=_("The officer may go on with what is there instead of returning it."),
    )
    def continue_examination(self, *, by, at, reason) -> None:
        """Returning is the officer's choice, not a duty."""

    @step(
        "state",
        source=[S.RECEIVED, S.RETURNABLE],
        target=S.RETURNED,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        effects=[L.APPLICATION_CLOCKS_CLOSED],
        label=_("Return the application"),
        basis="Dec §52③; Min-D §25; APA §23, 26",
    )
    def return_application(self, *, by, at, ground, reason) -> None:
        """With reasons and remedies, by a person's decision."""
        self.ended_at = at
        self.end_reason = reason

    @step(
        "state",
        source=[S.RETURNED, S.REJECTED],
        target=S.RECEIVED,
        rule=rules.RunApplication,
        effects=[APPLICATION_REOPENED],
        label=_("Reopened by an objection"),
        basis="Min §35②",
    )
    def reopen(self, *, by, at) -> None:
        """An objection was upheld: the application is examined anew, as when it was received."""
        self.ended_at, self.end_reason, self.resolution = None, "", ""
        self.demand_round = self.extensions = 0
