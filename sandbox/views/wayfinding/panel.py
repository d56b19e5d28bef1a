"""Where an expert panel stands."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from sandbox.models import Panel
from sandbox.models.audience import STAFF
from sandbox.states import Examining
from sandbox.views.wayfinding.board import Stage, Wayfinding, register

_WAY: list[Stage] = [
    (pgettext_lazy("stage", "Members"), (Examining.FORMING,)),
    (pgettext_lazy("stage", "Review sheets"), (Examining.REVIEWING,)),
    (pgettext_lazy("stage", "Report"), (Examining.REPORTING,)),
    (pgettext_lazy("stage", "Concluded"), (Examining.REPORTED,)),
]
_TURNS = {
    Examining.FORMING: gettext_lazy("It is the office's turn"),
    Examining.REVIEWING: gettext_lazy("It is the members' turn"),
    Examining.REPORTING: gettext_lazy("It is the chair's turn"),
}
_TOLD = {
    (Examining.REVIEWING, STAFF): gettext_lazy(
        "Every member reads the case and writes a sheet. The sheets are shown to all when the last one is signed, or "
        "when the chair closes the review."
    ),
    (Examining.REPORTING, STAFF): gettext_lazy(
        "The report is drafted from the sheets. Chair and office write it, members may add a dissenting opinion, the "
        "chair concludes."
    ),
    (Examining.REPORTED, STAFF): gettext_lazy("The report is concluded. The applicant reads it with the decision."),
}


def _way(panel: Panel) -> list[Stage]:
    """A panel that was dissolved shows how far it came."""
    if panel.state != Examining.DISSOLVED:
        return _WAY
    reached = _WAY[: 1 + bool(panel.opened_at) + bool(panel.closed_at)]
    return [*reached, (panel.get_state_display(), (Examining.DISSOLVED,))]


register(
    Panel, Wayfinding(way=_way, ends=(Examining.REPORTED, Examining.DISSOLVED), turns=_TURNS, told=_TOLD)
)  # fmt: skip
