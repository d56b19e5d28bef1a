"""One addressee's consultation on an application (Act §49④⑤⑦, domain §3.2).

A ministry has 30 days from the letter's arrival; what it asks of the applicant stops its own clock, not the
90-day cap and not the others'; it may extend once. Silence is no consent.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful, step
from office.workflow.fields import StateField
from sandbox import deadlines as L
from sandbox import guards, rules
from sandbox.documents import opinions as D
from sandbox.notifications import opinions as N
from sandbox.states import OPINING_OPEN
from sandbox.states import Opining as S


class OpinionFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.PREPARED, protected=True)
    arrived_at = models.DateTimeField(null=True, editable=False)
    acknowledged_at = models.DateTimeField(null=True, editable=False)
    extension_reason = models.TextField(blank=True, editable=False)
    extension_refusal = models.TextField(blank=True, editable=False)
    extension_days = models.PositiveSmallIntegerField(null=True, editable=False)
    extended_at = models.DateTimeField(null=True, editable=False)
    overdue_on = models.DateField(null=True, editable=False)
    escalations = models.PositiveSmallIntegerField(default=0, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    unreplied_reason = models.TextField(blank=True, editable=False)
    unreplied_by = models.ForeignKey(
        "people.User", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=S.PREPARED,
        target=S.SENT,
        rule=rules.RunOpinion,
        effects=[L.OPINION_CLOCKS, N.OPINION_SENT],
        label=_("Letter arrived"),
        basis="Act §49④",
    )
    def deliver(self, *, by, at, arrived) -> None:
        """The periods count from the arrival of the letter."""
        self.arrived_at = arrived

    @step(
        state,
        source=[S.SENT, S.OVERDUE],
        target=S.ACKNOWLEDGED,
        rule=rules.GiveOpinion,
        guards=[guards.not_acknowledged, guards.opinion_period_runs],
        label=_("Acknowledge"),
        explain=_("Tells the office that the request has reached the desk in charge."),
    )
    def acknowledge(self, *, by, at) -> None:
        """The desk has it."""
        self.acknowledged_at = at

    @step(
        state,
        source=[S.SENT, S.ACKNOWLEDGED, S.EXTENDED],
        target=S.MATERIAL,
        rule=rules.GiveOpinion,
        guards=[guards.opinion_period_runs],
        effects=[L.PAUSE_FOR_MATERIAL, D.MATERIAL, N.OPINION_MATERIAL_ASKED],
        label=_("Ask the applicant for material"),
        basis="Act §49⑤",
        explain=_("Your 30 days stand still until the material is there; the limit of 90 days runs on."),
    )
    def request_material(self, *, by, at, items) -> None:
        """The applicant is asked directly."""

    @step(
        state,
        source=S.MATERIAL,
        target=S.ACKNOWLEDGED,
        rule=rules.SupplyOpinion,
        effects=[L.MATERIAL_IS_IN, N.OPINION_MATERIAL_SUPPLIED],
        label=_("Send the material"),
        primary=True,
    )
    def supply_material(self, *, by, at, text) -> None:
        """The applicant's answer; the 30 days run on."""
        self.acknowledged_at = self.acknowledged_at or at

    @step(
        state,
        source=S.MATERIAL,
        target=S.ACKNOWLEDGED,
        rule=rules.GiveOpinion,
        effects=[L.MATERIAL_IS_IN],
        label=_("Go on without the material"),
        basis="Dec §52④",
        explain=_("If the applicant does not supply, the reply is given on what is there."),
        quiet=True,
    )
    def go_on_without(self, *, by, at) -> None:
        """The period runs on from today."""
        self.acknowledged_at = self.acknowledged_at or at

    @step(
        state,
        source=[S.SENT, S.ACKNOWLEDGED, S.MATERIAL, S.OVERDUE],
        target=S.EXTENSION_ASKED,
        rule=rules.GiveOpinion,
        guards=[guards.has_reply_limit, guards.not_extended_yet, guards.near_the_limit, guards.limit_runs],
        effects=[D.EXTENSION, N.OPINION_EXTENSION_ASKED],
        label=_("Ask for more time"),
        basis="Act §49⑤",
        explain=_(
            "Once, by at most 30 days, when the limit of 90 days is near. It runs on until the office has agreed."
        ),
    )
    def request_extension(self, *, by, at, days, reason) -> None:
        """A written request with its reason."""
        self.extension_days, self.extension_reason, self.extension_refusal = days, reason, ""

    @step(
        state,
        source=S.EXTENSION_ASKED,
        target=S.EXTENDED,
        rule=rules.JudgeOpinion,
        effects=[L.EXTEND_OPINION, N.OPINION_EXTENDED],
        label=_("Agree to more time"),
        basis="Act §49⑤",
        primary=True,
    )
    def grant_extension(self, *, by, at) -> None:
        """The limit moves; the reply is due with it."""
        self.extended_at = at

    @step(
        state,
        source=S.EXTENSION_ASKED,
        target=S.ACKNOWLEDGED,
        rule=rules.JudgeOpinion,
        effects=[N.OPINION_NOT_EXTENDED],
        label=_("Refuse more time"),
    )
    def refuse_extension(self, *, by, at, reason) -> None:
        """The period stays as it was; the ministry reads why."""
        self.acknowledged_at, self.extension_refusal = self.acknowledged_at or at, reason

    @step(
        state,
        source=[S.SENT, S.ACKNOWLEDGED, S.MATERIAL, S.EXTENSION_ASKED, S.EXTENDED],
        target=S.OVERDUE,
        rule=rules.RunOpinion,
        guards=[guards.opinion_period_over],
        effects=[N.OPINION_OVERDUE, N.OPINION_MISSING],
        label=_("The period ended without a reply"),
        basis="Act §49④",
    )
    def lapse(self, *, by, at, expired_on) -> None:
        """Not a consent: somebody higher is told."""
        self.overdue_on = expired_on

    @step(
        state,
        source=S.OVERDUE,
        target=None,
        rule=rules.HandleOpinion,
        guards=[guards.level_left],
        effects=[N.OPINION_PRESSED],
        label=_("Press for the reply"),
        explain=_("Director-general, then vice-minister, then referral (ARA Decree §13-8)."),
    )
    def escalate(self, *, by, at, note) -> None:
        """One level higher each time."""
        self.escalations += 1

    @step(
        state,
        source=[S.SENT, S.ACKNOWLEDGED, S.MATERIAL, S.EXTENSION_ASKED, S.EXTENDED, S.OVERDUE],
        target=S.REPLIED,
        rule=rules.GiveOpinion,
        effects=[L.OPINION_CLOSED, D.REPLY, N.OPINION_REPLIED],
        label=_("Reply"),
        basis="Act §49④⑤; Dec §52④",
        primary=True,
        explain=_(
            "It goes out at once as an official letter in the name of your agency's head. A condition needs its "
            "purpose and the evidence you will ask for. A late reply still counts."
        ),
    )
    def reply(self, *, by, at, stance, grounds, conditions, outlook) -> None:
        """Silence has no effect here, so a late reply has its full one."""
        self.closed_at = at

    @step(
        state,
        source=S.OVERDUE,
        target=S.UNREPLIED,
        rule=rules.JudgeOpinion,
        effects=[L.OPINION_CLOSED, N.OPINION_UNREPLIED],
        label=_("Record as not replied and proceed"),
        basis="Act §49④⑦",
        explain=_(
            "An officer's written decision. Whether a case may go to the committee with a reply missing is uncertain; "
            "the committee sees it."
        ),
    )
    def record_unreplied(self, *, by, at, reason) -> None:
        """Never deemed consent."""
        self.closed_at = at
        self.unreplied_reason, self.unreplied_by_id = reason, by.user_id

    @step(
        state,
        source=S.UNREPLIED,
        target=S.REPLIED,
        rule=rules.GiveOpinion,
        guards=[guards.case_undecided],
        effects=[D.REPLY, N.OPINION_LATE],
        label=_("Reply late"),
    )
    def reply_late(self, *, by, at, stance, grounds, conditions, outlook) -> None:
        """Until the case is before the committee a late reply replaces the record of its absence."""
        self.closed_at = at

    @step(
        state,
        source=list(OPINING_OPEN),
        target=S.CANCELLED,
        rule=rules.RunOpinion,
        effects=[L.OPINION_CLOSED, N.OPINION_CANCELLED],
        label=_("No reply needed any more"),
    )
    def cancel(self, *, by, at) -> None:
        """The case it belonged to has ended."""
        self.closed_at = at
