"""A local government's review of a plan before it is filed (Act §49②): opinion, measures, the applicant's answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful, step
from office.workflow.fields import StateField
from sandbox import deadlines as L
from sandbox import rules
from sandbox.notifications import local_reviews as N
from sandbox.states import LocalStance
from sandbox.states import Reviewing as S


class LocalReviewFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.ASKED, protected=True)
    asked_at = models.DateTimeField(editable=False)
    acknowledged_at = models.DateTimeField(null=True, editable=False)
    given_at = models.DateTimeField(null=True, editable=False)
    given_by = models.ForeignKey("people.User", null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(_("Opinion"), max_length=20, choices=LocalStance.choices, blank=True, editable=False)
    text = models.TextField(_("Reasons"), blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=S.ASKED,
        target=S.ACKNOWLEDGED,
        rule=rules.GiveLocalOpinion,
        label=_("Acknowledge"),
        explain=_("Tells the applicant that the plan has reached the desk in charge."),
    )
    def acknowledge(self, *, by, at) -> None:
        """The desk has it."""
        self.acknowledged_at = at

    @step(
        state,
        source=[S.ASKED, S.ACKNOWLEDGED],
        target=S.GIVEN,
        rule=rules.GiveLocalOpinion,
        effects=[L.LOCAL_OPINION_GIVEN, N.LOCAL_OPINION_GIVEN],
        label=_("Give the opinion"),
        basis="Act §49②; Dec §52②",
        primary=True,
        explain=_(
            "The opinion, and the measures you ask for, go to the applicant, who answers them in the application."
        ),
    )
    def give(self, *, by, at, stance, text, measures) -> None:
        """The opinion stands; a changed plan is reviewed anew."""
        self.given_at, self.given_by_id = at, by.user_id
        self.stance, self.text = stance, text

    @step(
        state,
        source=[S.ASKED, S.ACKNOWLEDGED],
        target=S.RECALLED,
        rule=rules.RunLocalReview,
        effects=[L.LOCAL_OPINION_GIVEN, N.LOCAL_REVIEW_RECALLED],
        label=_("Taken back by the applicant"),
    )
    def recall(self, *, by, at) -> None:
        """The applicant changes the plan, or gives it up."""
