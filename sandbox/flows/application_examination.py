"""The second part of an application: consultation, disputes between ministries, expert review."""

from django.utils.translation import gettext_lazy as _

from office.workflow import step
from sandbox import deadlines as L
from sandbox import guards, rules
from sandbox.notifications import application as N
from sandbox.notifications import opinions as ON
from sandbox.states import Applying as S


class Examination:
    """Steps from a complete application to one that is ready for the committee."""

    @step(
        "state",
        source=[S.RECEIVED, S.CONSULTING, S.REVIEW],
        target=S.CONSULTING,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        effects=[ON.CONSULTED],
        label=_("Consult ministries and local governments"),
        basis="Act §49④⑦",
        primary=True,
        explain=_(
            "Each addressee gets its own letter and its own period from the letter's arrival; the local government is "
            "consulted again. Addressees overlooked at first can be asked later."
        ),
    )
    def send_consultation(self, *, by, at, ministries, local_governments, question, questions, molit_only) -> None:
        """With no other ministry concerned, the reason is recorded and the local government alone is asked."""
        self.consulted_at = self.consulted_at or at
        self.molit_only = molit_only

    @step(
        "state",
        source=S.CONSULTING,
        target=S.REVIEW,
        rule=rules.RunApplication,
        guards=[guards.every_opinion_closed],
        effects=[ON.OPINIONS_IN],
        label=_("All replies are in"),
        basis="Act §49④⑦",
    )
    def opinions_in(self, *, by, at) -> None:
        """The experts' turn."""
        self.reviewed_at = self.reviewed_at or at

    @step(
        "state",
        source=[S.CONSULTING, S.REVIEW],
        target=S.DISPUTE,
        rule=rules.HandleApplication,
        approval=rules.DecideApplication,
        guards=[guards.replies_conflict],
        effects=[L.PAUSE_FOR_DISPUTE, ON.DISPUTE_REFERRED],
        label=_("Refer the dispute"),
        basis="ARA-D §13의8; ARA-D §13의3",
        explain=_("The period for submission to the committee stands still while the dispute is referred."),
    )
    def refer_dispute(self, *, by, at, reason, asked) -> None:
        """The regulatory rationalisation committee is asked for its opinion or recommendation."""

    @step(
        "state",
        source=S.DISPUTE,
        target=S.REVIEW,
        rule=rules.JudgeApplication,
        effects=[L.DISPUTE_SETTLED, ON.DISPUTE_SETTLED],
        label=_("Record the opinion on the dispute"),
        basis="ARA-D §13의8",
        primary=True,
    )
    def settle_dispute(self, *, by, at, opinion, received_on) -> None:
        """The period runs on from the day the opinion came."""
        self.reviewed_at = self.reviewed_at or at

    @step(
        "state",
        source=[S.RECEIVED, S.SUPPLEMENT, S.RETURNABLE, S.CONSULTING, S.REVIEW],
        target=None,
        rule=rules.JudgeApplication,
        guards=[guards.submission_can_be_extended],
        effects=[L.EXTEND_SUBMISSION, N.SUBMISSION_EXTENDED],
        label=_("Extend the period to the committee"),
        basis="ARA §19의3⑤; ARA-D §13의3",
        explain=_("Once, by at most 30 days; the applicant is told with the reason."),
        quiet=True,
    )
    def extend_submission(self, *, by, at, days, reason) -> None:
        """Decided by a person while the period runs."""

    @step(
        "state",
        source=[
            S.SUBMITTED,
            S.RECEIVED,
            S.SUPPLEMENT,
            S.RETURNABLE,
            S.CONSULTING,
            S.DISPUTE,
            S.REVIEW,
            S.ON_AGENDA,
            S.DEFERRED,
            S.RESOLVED,
            S.REDELIBERATION,
        ],  # fmt: skip
        target=S.WITHDRAWN,
        rule=rules.Apply,
        effects=[L.APPLICATION_CLOCKS_CLOSED, N.WITHDRAWN],
        label=_("Withdraw"),
        basis="APA §17⑧; Min §22②",
        explain=_("You can apply again at any time; this case then ends without a decision."),
        quiet=True,
    )
    def withdraw(self, *, by, at, reason) -> None:
        """The applicant may, until the decision; while the committee deliberates on it, the item is closed first."""
        self.ended_at = at
        self.end_reason = reason
