"""The approval line of a letter: 기안 → 검토 → 결재, with 반려 and 회수."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.documents import rules
from office.workflow import Stateful, guard, step
from office.workflow.fields import StateField


class LetterState(models.TextChoices):
    """Where a letter stands."""

    DRAFT = "draft", _("In drafting")
    REVIEW = "review", _("In review")
    APPROVAL = "approval", _("Waiting for approval")
    RETURNED = "returned", _("Returned to the drafter")
    APPROVED = "approved", _("Approval given")
    WITHDRAWN = "withdrawn", _("Recalled")


S = LetterState
WITH_DRAFTER = (S.DRAFT, S.RETURNED)
ON_ITS_WAY = (S.REVIEW, S.APPROVAL)
OPEN = (*WITH_DRAFTER, *ON_ITS_WAY)


@guard(_("Somebody is still to review this letter."))
def everybody_reviewed(letter: Any) -> bool:
    """The approver decides after the review, not beside it."""
    return not letter.approvals.filter(current=True, at=None, role__in=("review", "cooperate")).exists()


@guard(_("Others are still to review this letter."))
def nobody_else_reviews(letter: Any) -> bool:
    """The review ends with the last who was asked."""
    return letter.approvals.filter(current=True, at=None, role__in=("review", "cooperate")).count() < 2


class LetterFlow(Stateful):
    """What can be done with a letter; what goes out is done by the step behind it."""

    state = StateField(choices=S.choices, default=S.DRAFT, protected=True)

    class Meta:
        abstract = True

    @step(state, source=WITH_DRAFTER, target=S.REVIEW, rule=rules.Draft, label=_("Send for review"))
    def ask_review(self, *, by: Actor, at: dt.datetime) -> None:
        """To those who review and cooperate, then to whoever approves."""

    @step(state, source=WITH_DRAFTER, target=S.APPROVAL, rule=rules.Draft, label=_("Send for approval"))
    def ask_approval(self, *, by: Actor, at: dt.datetime) -> None:
        """Straight to whoever approves, where nobody else reviews."""

    @step(state, source=S.REVIEW, target=None, rule=rules.Review, label=_("Reviewed"))
    def review(self, *, by: Actor, at: dt.datetime) -> None:
        """One of several has reviewed."""

    @step(
        state, source=S.REVIEW, target=S.APPROVAL, rule=rules.Review, guards=[nobody_else_reviews], label=_("Reviewed")
    )
    def end_review(self, *, by: Actor, at: dt.datetime) -> None:
        """The last of them has reviewed."""

    @step(
        state,
        source=S.APPROVAL,
        target=S.APPROVED,
        rule=rules.Approve,
        guards=[everybody_reviewed],
        label=_("Approve and issue"),
        primary=True,
    )
    def approve(self, *, by: Actor, at: dt.datetime) -> None:
        """Decided: the step behind the letter is taken in the same transaction."""
        self.decided_at = at

    @step(state, source=ON_ITS_WAY, target=S.RETURNED, rule=rules.SendBack, label=_("Return to the drafter"))
    def send_back(self, *, by: Actor, at: dt.datetime, reason: str) -> None:
        """With a reason, for another round."""

    @step(state, source=OPEN, target=S.WITHDRAWN, rule=rules.Draft, label=_("Recall"))
    def withdraw(self, *, by: Actor, at: dt.datetime) -> None:
        """The drafter takes it back for good."""
        self.decided_at = at
