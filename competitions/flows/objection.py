"""An objection (이의신청) to a result: answered by two persons, in fourteen days, ten more once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from competitions import clocks, rules
from competitions import guards_selection as guards
from competitions.documents.triggers import OBJECTION_ANSWER
from competitions.notifications import selection as N
from competitions.states.objection import OBJECTING_OPEN
from competitions.states.objection import Objecting as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class ObjectionFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.FILED, protected=True)
    proposed = models.CharField(max_length=12, blank=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True, editable=False)
    back_reason = models.TextField(blank=True, editable=False)
    extended_at = models.DateTimeField(null=True, editable=False)
    extend_reason = models.TextField(blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    consequence = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=OBJECTING_OPEN,
        target=None,
        rule=rules.AnswerObjection,
        guards=[guards.answer_not_extended],
        effects=[clocks.ANSWER_EXTENDED, N.OBJECTION_EXTENDED],
        label=_("Extend the period for the answer"),
        explain=_("Once, by ten days; the applicant is told the reason."),
        quiet=True,
    )
    def extend_answer(self, *, by, at, reason) -> None:
        """Once, with its reason."""
        self.extended_at, self.extend_reason = at, reason

    @step(
        state,
        source=S.FILED,
        target=S.PROPOSED,
        rule=rules.AnswerObjection,
        effects=[N.OBJECTION_PROPOSED],
        label=_("Propose the answer"),
        primary=True,
        explain=_("A second person decides before the applicant reads it."),
    )
    def propose_answer(self, *, by, at, verdict, answer) -> None:
        """Upheld or rejected, with reasons."""
        self.proposed, self.proposed_by_id, self.answer, self.back_reason = verdict, by.user_id, answer, ""

    @step(
        state,
        source=S.PROPOSED,
        target=S.UPHELD,
        rule=rules.DecideObjection,
        guards=[guards.proposed_upheld],
        effects=[clocks.ANSWERED, OBJECTION_ANSWER, N.OBJECTION_ANSWERED],
        label=_("Decide: upheld"),
        primary=True,
        explain=_("The applicant reads the answer at once. What follows for the entry is decided next."),
    )
    def uphold(self, *, by, at) -> None:
        """The second person."""
        self.answered_at = at

    @step(
        state,
        source=S.PROPOSED,
        target=S.REJECTED,
        rule=rules.DecideObjection,
        guards=[guards.proposed_rejected],
        effects=[clocks.ANSWERED, OBJECTION_ANSWER, N.OBJECTION_ANSWERED],
        label=_("Decide: rejected"),
        primary=True,
        explain=_("The applicant reads the answer at once."),
    )
    def reject(self, *, by, at) -> None:
        """The second person."""
        self.answered_at = at

    @step(
        state,
        source=S.PROPOSED,
        target=S.FILED,
        rule=rules.DecideObjection,
        label=_("Send the proposal back"),
        explain=_("The answer is proposed anew, with your reason."),
        quiet=True,
    )
    def refuse_answer(self, *, by, at, reason) -> None:
        """Another answer is proposed."""
        self.proposed, self.proposed_by_id, self.back_reason = "", None, reason

    @step(
        state,
        source=S.UPHELD,
        target=None,
        rule=rules.ConcludeObjection,
        guards=[guards.consequence_open],
        label=_("Record what follows"),
        explain=_("Where the entry is to be selected, take the step on the entry instead: it records itself here."),
    )
    def conclude(self, *, by, at, reason) -> None:
        """What follows from an objection that was upheld, when it is not a selection."""
        self.consequence = reason

    @step(
        state,
        source=OBJECTING_OPEN,
        target=S.WITHDRAWN,
        rule=rules.OwnObjection,
        effects=[clocks.ANSWERED],
        label=_("Withdraw the objection"),
        quiet=True,
    )
    def withdraw(self, *, by, at, reason) -> None:
        """The result stands."""
        self.answered_at = at
