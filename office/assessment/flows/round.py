"""A round (서면·현장·발표): opened for the entries that reached it, locked when every sheet is signed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.assessment import guards, rules
from office.assessment.notifications import sheets as N
from office.assessment.states import Holding as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class RoundFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.WAITING, protected=True)
    opened_at = models.DateTimeField(null=True, editable=False)
    due_at = models.DateTimeField(null=True, editable=False)
    locked_at = models.DateTimeField(null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.WAITING,
        target=S.OPEN,
        rule=rules.RunRound,
        guards=[guards.panel_working, guards.earlier_rounds_locked, guards.has_entries],
        label=_("Open the round"),
        primary=True,
        explain=_("Every member gets a sheet for each entry that is not his or hers to keep away from."),
        effects=[N.Tells(N.ROUND_OPENED)],
    )
    def open_round(self, *, by, at, due_at) -> None:
        """Papers and sheets open together."""
        self.opened_at, self.due_at = at, due_at

    @step(
        state,
        source=S.OPEN,
        target=None,
        rule=rules.RunRound,
        label=_("Change the due date"),
        effects=[N.Tells(N.ROUND_POSTPONED)],
        quiet=True,
    )
    def postpone(self, *, by, at, due_at, reason) -> None:
        """Everybody on the panel is told."""
        self.due_at = due_at

    @step(
        state,
        source=S.OPEN,
        target=None,
        rule=rules.CloseRound,
        guards=[guards.somebody_behind, guards.not_reminded_lately],
        label=_("Remind the members"),
        explain=_("Everybody whose sheets are not all signed gets one message. It names no entry."),
        quiet=True,
    )
    def remind(self, *, by, at) -> None:
        """Chair and staff, not more often than the office has set."""
        self.reminded_at = at

    @step(
        state,
        source=S.OPEN,
        target=S.LOCKED,
        rule=rules.ChairRound,
        guards=[guards.every_sheet_signed, guards.attendance_noted],
        label=_("Lock the round"),
        primary=True,
        explain=_("From now on no sheet changes, and the members see each other's scores."),
        effects=[N.Tells(N.ROUND_LOCKED)],
    )
    def lock_round(self, *, by, at) -> None:
        """All sheets signed, the same panel for all entries but for recusals (§3(a))."""
        self.locked_at = at
