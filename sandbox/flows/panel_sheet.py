"""One member's review sheet: written, then signed, and never changed again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful, step
from office.workflow.fields import StateField
from sandbox import panel_guards as guards
from sandbox import rules
from sandbox.states.panels import Judging as S


class PanelSheetFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.WRITING, protected=True)
    signed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.WRITING,
        target=S.SIGNED,
        rule=rules.WriteSheet,
        guards=[guards.sheet_complete, guards.sheet_wanted],
        label=_("Sign the review sheet"),
        basis="Act §51①; Dec §54①",
        primary=True,
        explain=_(
            "What you sign is frozen with its hash and cannot be changed. The others see it when every member has "
            "signed or the chair has closed the review."
        ),
    )
    def sign(self, *, by, at) -> None:
        """Frozen with the answers, in the same transaction."""
        self.signed_at = at
