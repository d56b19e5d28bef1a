"""Where an objection stands."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from sandbox.models import Objection
from sandbox.models.audience import APPLICANT, STAFF
from sandbox.states import Objecting
from sandbox.views.wayfinding.board import Stage, Wayfinding, register

_ENDS = (Objecting.UPHELD, Objecting.DISMISSED, Objecting.WITHDRAWN)


def _way(objection: Objection) -> list[Stage]:
    """Filed, then decided; how it ended is said by its own word."""
    ended = objection.get_state_display() if objection.state in _ENDS else pgettext_lazy("stage", "Decision")
    return [(pgettext_lazy("stage", "Examination"), (Objecting.FILED,)), (ended, _ENDS)]


_TOLD = {
    (Objecting.FILED, APPLICANT): gettext_lazy(
        "The ministry decides within ten days, and can extend that once by ten days. You are told by letter."
    ),
    (Objecting.FILED, STAFF): gettext_lazy("To be decided within ten days; the letter goes out when it is approved."),
}

register(Objection, Wayfinding(way=_way, ends=_ENDS, turns={Objecting.FILED: STAFF}, told=_TOLD))
