"""One ministry's part in a case (§49의2②–④ for rapid confirmations): asked, acknowledged, answered, or silent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful, step
from office.workflow.fields import StateField
from sandbox import deadlines as L
from sandbox import guards, rules
from sandbox.notifications import rapid as N
from sandbox.states import CONSULTING_OPEN
from sandbox.states import Consulting as S


class ConsultationFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.PREPARED, protected=True)
    arrived_at = models.DateTimeField(null=True, editable=False)
    acknowledged_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    deemed_on = models.DateField(null=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmed_by = models.ForeignKey(
        "people.User", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    confirm_note = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.PREPARED,
        target=S.SENT,
        rule=rules.RunConsultation,
        effects=[L.REPLY_IN_30_DAYS, N.CONSULTATION_SENT],
        label=_("Letter arrived"),
        basis="Act §49의2③",
    )
    def deliver(self, *, by, at, arrived) -> None:
        """The 30 days count from the arrival of the letter, not from its sending."""
        self.arrived_at = arrived

    @step(
        state,
        source=S.SENT,
        target=S.ACKNOWLEDGED,
        rule=rules.AnswerConsultation,
        label=_("Acknowledge"),
        explain=_("Tells the office that the request has reached the desk in charge."),
    )
    def acknowledge(self, *, by, at) -> None:
        """The desk has it."""
        self.acknowledged_at = at

    @step(
        state,
        source=[S.SENT, S.ACKNOWLEDGED],
        target=S.MATERIAL,
        rule=rules.AnswerConsultation,
        guards=[guards.reply_period_runs],
        effects=[N.MATERIAL_ASKED],
        label=_("Ask the applicant for material"),
        explain=_("In a rapid confirmation the Act gives no pause: your 30 days run on."),
    )
    def request_material(self, *, by, at, items) -> None:
        """The applicant is asked directly; in this procedure the clock does not stop."""

    @step(
        state,
        source=S.MATERIAL,
        target=S.ACKNOWLEDGED,
        rule=rules.SupplyConsultation,
        effects=[N.MATERIAL_SUPPLIED],
        label=_("Send the material"),
        primary=True,
    )
    def supply_material(self, *, by, at, text) -> None:
        """The applicant's answer to the ministry."""

    @step(
        state,
        source=[S.SENT, S.ACKNOWLEDGED, S.MATERIAL],
        target=S.REPLIED,
        rule=rules.AnswerConsultation,
        guards=[guards.reply_period_runs],
        effects=[L.REPLIED, N.CONSULTATION_REPLIED],
        label=_("Reply"),
        basis="Act §49의2③",
        primary=True,
        explain=_("If a permit is needed, its requirements and its procedure belong to the reply."),
    )
    def reply(self, *, by, at, answer, requirements, procedure, grounds) -> None:
        """A reply can be given on what is there, whether or not material came (Decree §52④ by analogy)."""
        self.closed_at = at

    @step(
        state,
        source=[S.SENT, S.ACKNOWLEDGED, S.MATERIAL],
        target=S.DEEMED_NONE,
        rule=rules.RunConsultation,
        guards=[guards.reply_period_over],
        effects=[L.FELL_SILENT, N.CONSULTATION_SILENT],
        label=_("The period ended without a reply"),
        basis="Act §49의2④",
    )
    def lapse(self, *, by, at, expired_on) -> None:
        """Silence means that no permit is needed, as of the day the period ended."""
        self.deemed_on = expired_on

    @step(
        state,
        source=S.DEEMED_NONE,
        target=S.DEEMED_CONFIRMED,
        rule=rules.JudgeConsultation,
        effects=[N.DEEMED_CONFIRMED],
        label=_("Confirm the silence"),
        basis="Act §49의2④",
        primary=True,
        explain=_("The effect dates from the end of the period; this only establishes that no reply came."),
    )
    def confirm_deemed(self, *, by, at, note) -> None:
        """A person looks before the effect of silence is told to anybody."""
        self.confirmed_at, self.confirmed_by_id, self.confirm_note = at, by.user_id, note
        self.closed_at = at

    @step(
        state,
        source=[S.DEEMED_NONE, S.DEEMED_CONFIRMED],
        target=None,
        rule=rules.AnswerConsultation,
        effects=[N.REPLIED_LATE],
        label=_("Reply late"),
        explain=_("A late reply is kept with the case and shown, but has no effect any more."),
    )
    def reply_late(self, *, by, at, answer, requirements, procedure, grounds) -> None:
        """Kept, shown, without effect."""

    @step(
        state,
        source=[*CONSULTING_OPEN, S.DEEMED_NONE],
        target=S.CANCELLED,
        rule=rules.RunConsultation,
        effects=[L.FELL_SILENT, N.CONSULTATION_CANCELLED],
        label=_("No reply needed any more"),
    )
    def cancel(self, *, by, at) -> None:
        """The case it belonged to has ended."""
        self.closed_at = at
