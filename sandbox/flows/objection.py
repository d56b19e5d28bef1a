"""An objection (이의신청, Civil Petitions Act §35) to a return or a refusal: decided in ten days, ten more once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful, step
from office.workflow.fields import StateField
from sandbox import deadlines_objections as L
from sandbox import objection_guards as guards
from sandbox import rules
from sandbox.notifications import objections as N
from sandbox.states import Objecting as S


class ObjectionFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.FILED, protected=True)
    extended_at = models.DateTimeField(null=True, editable=False)
    extension_reason = models.TextField(blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    reason = models.TextField(_("Reasons"), blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.FILED,
        target=None,
        rule=rules.HandleObjection,
        guards=[guards.decision_not_extended, guards.decision_period_runs],
        effects=[L.EXTEND_DECISION, N.OBJECTION_EXTENDED],
        label=_("Extend the period for the decision"),
        basis="Min §35②",
        explain=_("Once, by ten days; the applicant is told the reason."),
    )
    def extend_period(self, *, by, at, reason) -> None:
        """For unavoidable reasons, and told to the applicant."""
        self.extended_at, self.extension_reason = at, reason

    @step(
        state,
        source=S.FILED,
        target=S.UPHELD,
        rule=rules.HandleObjection,
        approval=rules.DecideObjection,
        guards=[guards.disposition_stands],
        effects=[L.OBJECTION_DECIDED],
        label=_("Uphold the objection"),
        basis="Min §35②",
        explain=_("The application is reopened where it was complete, and examined anew."),
    )
    def uphold(self, *, by, at, reason) -> None:
        """The disposition falls; the application goes on."""
        self.decided_at, self.reason = at, reason

    @step(
        state,
        source=S.FILED,
        target=S.DISMISSED,
        rule=rules.HandleObjection,
        approval=rules.DecideObjection,
        effects=[L.OBJECTION_DECIDED],
        label=_("Dismiss the objection"),
        basis="Min §35②; GAA §36④; APA §26",
        explain=_("With reasons and the remedies that remain."),
    )
    def dismiss(self, *, by, at, reason) -> None:
        """The disposition stands."""
        self.decided_at, self.reason = at, reason

    @step(
        state,
        source=S.FILED,
        target=S.WITHDRAWN,
        rule=rules.WithdrawObjection,
        effects=[L.OBJECTION_DECIDED, N.OBJECTION_WITHDRAWN],
        label=_("Withdraw the objection"),
        basis="APA §17⑧; Min §22②",
        quiet=True,
    )
    def withdraw(self, *, by, at, reason) -> None:
        """The disposition stands; the other remedies remain."""
        self.decided_at, self.reason = at, reason
