"""The third part of an application: the committee's agenda, its resolution, the Minister's decision."""

from django.utils.translation import gettext_lazy as _

from office.workflow import step
from sandbox import deadlines as L
from sandbox import guards, rules
from sandbox.notifications import deliberation as N
from sandbox.states import Applying as S


class Deliberation:
    """Steps from the expert report to the decision, and once more if new grounds come."""

    @step(
        "state",
        source=[S.REVIEW, S.DEFERRED],
        target=S.ON_AGENDA,
        rule=rules.HandleApplication,
        guards=[guards.every_opinion_closed, guards.report_given],
        effects=[L.SUBMITTED_TO_COMMITTEE, N.LISTED],
        label=_("Put on the agenda"),
        basis="Act §49⑦; ARA §19의3⑤; Com §9①",
        primary=True,
        explain=_("The case is submitted to the committee; a missed 90-day period is recorded and does not block."),
    )
    def put_on_agenda(self, *, by, at, meeting) -> None:
        """A missing reply stands as recorded by the officer's written decision."""
        self.listed_at = at

    @step(
        "state",
        source=S.ON_AGENDA,
        target=S.REVIEW,
        rule=rules.TakeOffAgenda,
        effects=[N.DELISTED],
        label=_("Take off the agenda"),
        quiet=True,
    )
    def take_off_agenda(self, *, by, at, reason) -> None:
        """Before the item is opened."""

    @step(
        "state",
        source=S.ON_AGENDA,
        target=S.DELIBERATING,
        rule=rules.RunApplication,
        label=_("The committee opens the item"),
        basis="Dec §26②",
    )
    def open_deliberation(self, *, by, at) -> None:
        """The quorum of this item's roster is the committee's own guard."""

    @step(
        "state",
        source=S.DELIBERATING,
        target=S.RESOLVED,
        rule=rules.RunApplication,
        effects=[N.RESOLVED, N.DELIBERATED],
        label=_("The committee resolves"),
        basis="Act §49⑦; Dec §26②",
    )
    def resolve_case(self, *, by, at, resolution) -> None:
        """More than half of those present were for it."""
        self.resolved_at = at
        self.resolution = resolution

    @step(
        "state",
        source=[S.ON_AGENDA, S.DELIBERATING],
        target=S.DEFERRED,
        rule=rules.RunApplication,
        effects=[N.DEFERRED],
        label=_("The committee defers"),
        explain=_(
            "Deferral is not in the statute; it is this office's own state. An item can fail for want of a quorum."
        ),
    )
    def defer_case(self, *, by, at, reason) -> None:
        """The case comes back to the agenda or to the experts."""
        self.defer_reason = reason

    @step(
        "state",
        source=S.DEFERRED,
        target=S.REVIEW,
        rule=rules.HandleApplication,
        label=_("Review again"),
    )
    def review_again(self, *, by, at, reason) -> None:
        """What the committee missed is worked out before it is put on an agenda again."""

    @step(
        "state",
        source=S.RESOLVED,
        target=S.APPROVED,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        guards=[guards.no_conditions],
        effects=[L.APPLICATION_CLOCKS_CLOSED],
        label=_("Approve"),
        basis="Act §49⑦; Act §50②; Dec §52⑥",
        primary=True,
        explain=_("The committee deliberates, the Minister decides. The certificate goes out when it is approved."),
    )
    def approve(self, *, by, at, starts_on, ends_on, content, deviation) -> None:
        """An approval ends the application and creates the exemption."""
        self.ended_at = at

    @step(
        "state",
        source=S.RESOLVED,
        target=S.APPROVED_CONDITIONALLY,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        guards=[guards.has_conditions],
        effects=[L.APPLICATION_CLOCKS_CLOSED],
        label=_("Approve with conditions"),
        basis="Act §49⑦⑧; Act §50②; Dec §52⑥; GAA §17④",
        primary=True,
        explain=_("Each condition stands with its purpose and the evidence asked for; it binds the operator."),
    )
    def approve_with_conditions(self, *, by, at, starts_on, ends_on, content, deviation) -> None:
        """An approval ends the application and creates the exemption with its conditions."""
        self.ended_at = at

    @step(
        "state",
        source=S.RESOLVED,
        target=S.REJECTED,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        effects=[L.APPLICATION_CLOCKS_CLOSED],
        label=_("Do not approve"),
        basis="Act §49⑦; APA §23; APA §26; ARA §19의3⑥",
    )
    def reject(self, *, by, at, reason, deviation) -> None:
        """With reasons, the way to re-deliberation and the other remedies."""
        self.ended_at = at
        self.end_reason = reason

    @step(
        "state",
        source=S.REJECTED,
        target=S.REDELIBERATION,
        rule=rules.Apply,
        guards=[guards.first_redeliberation, guards.redeliberation_period_runs],
        effects=[L.REDELIBERATION_FILED, N.REDELIBERATION_ASKED],
        label=_("Request re-deliberation"),
        basis="ARA §19의3⑥; ARA-D §13의4",
        explain=_("Once, within 60 days of the notice, on new evidence or changed circumstances."),
    )
    def request_redeliberation(self, *, by, at, ground, wishes_to_speak) -> None:
        """The committee deliberates again within 90 days of the request."""
        self.redeliberations += 1
        self.redeliberation_ground = ground
        self.wishes_to_speak = wishes_to_speak
        self.redeliberation_filed_at = at
        self.ended_at = None

    @step(
        "state",
        source=S.REDELIBERATION,
        target=S.REVIEW,
        rule=rules.HandleApplication,
        effects=[N.REDELIBERATION_TAKEN_UP],
        label=_("Take up the re-deliberation"),
        basis="ARA-D §13의4",
        primary=True,
    )
    def take_up_redeliberation(self, *, by, at, note) -> None:
        """The experts look at what is new; then the case goes to the committee."""
        self.resolution = ""
