"""A panel (평가위원회): composed, drawn, cleared, at work, finished."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.assessment import guards, rules
from office.assessment.states import Composing as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class PanelFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.FORMING, protected=True)
    begun_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.FORMING,
        target=S.SEATED,
        rule=rules.SeatPanel,
        guards=[guards.somebody_drawn],
        label=_("Seat the panel that was drawn"),
        quiet=True,
    )
    def seat_members(self, *, by, at) -> None:
        """The draw named them, in its order."""

    @step(
        state,
        source=S.SEATED,
        target=S.WORKING,
        rule=rules.RunPanel,
        guards=[guards.everybody_pledged, guards.has_chair, guards.conflicts_decided],
        label=_("Begin the assessment"),
        primary=True,
        explain=_("From now on nobody is replaced without a decision; the rounds can be opened."),
    )
    def begin(self, *, by, at) -> None:
        """Complete, all cleared and pledged (competitions.md §3(a))."""
        self.begun_at = at

    @step(
        state,
        source=S.WORKING,
        target=S.FINISHED,
        rule=rules.RunPanel,
        guards=[guards.rounds_locked, guards.result_tallied],
        label=_("Finish the panel's work"),
        quiet=True,
        explain=_(
            "Nothing is scored, tallied, added or written any more after this. What was judged can still be read."
        ),
    )
    def finish(self, *, by, at) -> None:
        """After the last round; the decision is the programme's."""
        self.ended_at = at

    @step(
        state,
        source=[S.FORMING, S.SEATED],
        target=S.CANCELLED,
        rule=rules.RunPanel,
        label=_("Give up this panel"),
        quiet=True,
    )
    def call_off(self, *, by, at, reason) -> None:
        """Before anything was scored."""
        self.ended_at, self.end_reason = at, reason
