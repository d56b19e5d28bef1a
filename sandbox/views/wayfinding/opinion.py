"""Where a consultation on an application stands."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from sandbox.models import Opinion
from sandbox.models.audience import APPLICANT, MINISTRY, STAFF
from sandbox.states import Opining
from sandbox.views.wayfinding.board import Wayfinding, register

_ENDED = (Opining.REPLIED, Opining.UNREPLIED, Opining.CANCELLED)
_WAY = [
    (pgettext_lazy("stage", "Delivery"), (Opining.PREPARED,)),
    (pgettext_lazy("stage", "Acknowledgement"), (Opining.SENT,)),
    (
        pgettext_lazy("stage", "Review"),
        (Opining.ACKNOWLEDGED, Opining.MATERIAL, Opining.EXTENSION_ASKED, Opining.EXTENDED, Opining.OVERDUE),
    ),
    (pgettext_lazy("stage", "Reply"), _ENDED),
]
_TURNS = {
    Opining.PREPARED: STAFF,
    Opining.SENT: MINISTRY,
    Opining.ACKNOWLEDGED: MINISTRY,
    Opining.MATERIAL: APPLICANT,
    Opining.EXTENSION_ASKED: STAFF,
    Opining.EXTENDED: MINISTRY,
    Opining.OVERDUE: MINISTRY,
}
_TOLD = {
    (Opining.SENT, APPLICANT): gettext_lazy("The agency has the question; there is nothing for you to do."),
    (Opining.ACKNOWLEDGED, APPLICANT): gettext_lazy("The agency is reviewing; there is nothing for you to do."),
    (Opining.EXTENSION_ASKED, APPLICANT): gettext_lazy("The agency has asked the office for more time."),
    (Opining.EXTENDED, APPLICANT): gettext_lazy("The agency has more time; there is nothing for you to do."),
    (Opining.OVERDUE, APPLICANT): gettext_lazy("The agency has not replied in time. The office presses for the reply."),
    (Opining.REPLIED, APPLICANT): gettext_lazy("The agency has replied. You read the replies with the decision."),
    (Opining.MATERIAL, MINISTRY): gettext_lazy(
        "You can reply at any time on what is there; the material is asked of the applicant."
    ),
    (Opining.EXTENSION_ASKED, MINISTRY): gettext_lazy(
        "The office decides on your request. Until then your period runs on, and you can reply at any time."
    ),
    (Opining.OVERDUE, STAFF): gettext_lazy(
        "Press for the reply, or record in writing that the case goes on without it."
    ),
}


def _way(opinion: Opinion) -> list[tuple]:
    """Who replied, or did not, without acknowledging has not acknowledged."""
    delivery, acknowledgement, review, reply = _WAY
    if opinion.state not in _ENDED:
        return _WAY
    looked_at = [acknowledgement, review] if opinion.acknowledged_at else []
    end = reply[0] if opinion.state == Opining.REPLIED else opinion.get_state_display()
    return [delivery, *looked_at, (end, (opinion.state,))]


register(Opinion, Wayfinding(way=_way, ends=_ENDED, turns=_TURNS, told=_TOLD))
