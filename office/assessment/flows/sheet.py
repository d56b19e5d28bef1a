"""A score sheet (평가표): drafted, submitted, signed, locked; void after a late recusal."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.assessment import guards, rules
from office.assessment.notifications import sheets as N
from office.assessment.states import FILLING_OPEN
from office.assessment.states import Filling as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class SheetFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.DRAFT, protected=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    signed_at = models.DateTimeField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    reopened_reason = models.TextField(blank=True, editable=False)
    void_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.DRAFT,
        target=S.SUBMITTED,
        rule=rules.ScoreSheet,
        guards=[guards.round_open, guards.was_present, guards.sheet_complete, guards.comment_long_enough],
        label=_("Submit"),
        primary=True,
        explain=_("Then you sign it. Until you sign you can take it back."),
    )
    def submit(self, *, by, at) -> None:
        """All criteria in range, the comment long enough (§3(c))."""
        self.submitted_at = at

    @step(
        state,
        source=S.SUBMITTED,
        target=S.DRAFT,
        rule=rules.ScoreSheet,
        guards=[guards.round_open],
        label=pgettext_lazy("score sheet", "Take the submission back"),
        explain=_("The sheet is a draft again: you change it and submit it anew. Nothing that you wrote is lost."),
        quiet=True,
    )
    def take_back(self, *, by, at) -> None:
        """Before the signature it is the writer's alone."""
        self.submitted_at = None

    @step(
        state,
        source=S.SUBMITTED,
        target=S.SIGNED,
        rule=rules.ScoreSheet,
        guards=[guards.round_open, guards.was_present, guards.sheet_complete, guards.comment_long_enough],
        label=_("Sign"),
        primary=True,
        signed=True,
        explain=_("You get a receipt with the hash of exactly these scores. What you sign is what is counted."),
    )
    def sign(self, *, by, at, sha256) -> None:
        """Freezes a version; the hash is the one the reviewer sees."""
        self.signed_at, self.sha256 = at, sha256

    @step(
        state,
        source=[S.SUBMITTED, S.SIGNED],
        target=S.DRAFT,
        rule=rules.ReopenSheet,
        guards=[guards.round_open],
        label=_("Reopen"),
        explain=_("The chair reopens with a reason; the version that was signed is kept."),
        effects=[N.Tells(N.SHEET_REOPENED)],
        quiet=True,
    )
    def reopen(self, *, by, at, reason) -> None:
        """Before the round is locked, by the chair, with a written reason."""
        self.submitted_at = self.signed_at = None
        self.sha256, self.reopened_reason = "", reason

    @step(
        state,
        source=S.SIGNED,
        target=S.LOCKED,
        rule=rules.LockSheet,
        label=_("Lock"),
        quiet=True,
    )
    def lock(self, *, by, at) -> None:
        """With the round, all at once."""

    @step(
        state,
        source=FILLING_OPEN,
        target=S.VOID,
        rule=rules.VoidSheet,
        label=_("Declare void"),
        quiet=True,
    )
    def void(self, *, by, at, reason) -> None:
        """A recusal that came late: visibly void, never deleted."""
        self.void_reason = reason

    @step(
        state,
        source=S.VOID,
        target=S.DRAFT,
        rule=rules.RestoreSheet,
        guards=[guards.round_open],
        label=_("Give back"),
        quiet=True,
    )
    def restore(self, *, by, at) -> None:
        """Nothing keeps the member away any more: the sheet is a draft as it was left; what was signed is kept."""
        self.submitted_at = self.signed_at = None
        self.sha256 = self.void_reason = ""
