"""Where a local government's review stands."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from sandbox.models import LocalReview
from sandbox.models.audience import APPLICANT, MINISTRY
from sandbox.states import Reviewing
from sandbox.views.wayfinding.board import Wayfinding, register

_WAY = [
    (pgettext_lazy("stage", "Acknowledgement"), (Reviewing.ASKED,)),
    (pgettext_lazy("stage", "Review"), (Reviewing.ACKNOWLEDGED,)),
    (pgettext_lazy("stage", "Opinion"), (Reviewing.GIVEN, Reviewing.RECALLED)),
]
_TURNS = {Reviewing.ASKED: MINISTRY, Reviewing.ACKNOWLEDGED: MINISTRY}
_TOLD = {
    (Reviewing.ASKED, APPLICANT): gettext_lazy(
        "The local government has your plan. The law sets it no period; you are told when its opinion is there."
    ),
    (Reviewing.ACKNOWLEDGED, APPLICANT): gettext_lazy("The local government is reviewing your plan."),
    (Reviewing.GIVEN, MINISTRY): gettext_lazy(
        "Your opinion is with the applicant, who answers each measure and then files the application."
    ),
}


def _way(review: LocalReview) -> list[tuple]:
    """What was given, or taken back, without being acknowledged was not acknowledged."""
    asked, looked_at, opinion = _WAY
    if review.state not in opinion[1]:
        return _WAY
    before = [asked, looked_at] if review.acknowledged_at else []
    end = opinion[0] if review.state == Reviewing.GIVEN else review.get_state_display()
    return [*before, (end, (review.state,))]


register(LocalReview, Wayfinding(way=_way, ends=(Reviewing.GIVEN, Reviewing.RECALLED), turns=_TURNS, told=_TOLD))
