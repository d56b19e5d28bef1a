"""Where a rapid confirmation and its consultations stand."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from sandbox.models import Consultation, RapidConfirmation
from sandbox.models.audience import APPLICANT, MINISTRY, STAFF
from sandbox.states import Consulting, Rapid
from sandbox.views.wayfinding.board import Wayfinding, register

_RAPID_WAY = [
    (pgettext_lazy("stage", "Draft"), (Rapid.DRAFT,)),
    (pgettext_lazy("stage", "Receipt"), (Rapid.SUBMITTED,)),
    (pgettext_lazy("stage", "Examination"), (Rapid.RECEIVED, Rapid.SUPPLEMENT, Rapid.RETURNABLE)),
    (pgettext_lazy("stage", "Ministries"), (Rapid.INQUIRING,)),
    (pgettext_lazy("stage", "Consolidation"), (Rapid.CONSOLIDATING,)),
    (pgettext_lazy("stage", "Result"), (Rapid.NOTIFIED, Rapid.RETURNED, Rapid.WITHDRAWN, Rapid.DISCARDED)),
]
_CONSULTATION_WAY = [
    (pgettext_lazy("stage", "Delivery"), (Consulting.PREPARED,)),
    (pgettext_lazy("stage", "Acknowledgement"), (Consulting.SENT,)),
    (pgettext_lazy("stage", "Review"), (Consulting.ACKNOWLEDGED, Consulting.MATERIAL)),
    (
        pgettext_lazy("stage", "Reply"),
        (Consulting.REPLIED, Consulting.DEEMED_NONE, Consulting.DEEMED_CONFIRMED, Consulting.CANCELLED),
    ),
]
_RAPID_ENDS = (Rapid.NOTIFIED, Rapid.RETURNED, Rapid.WITHDRAWN, Rapid.DISCARDED)
_CONSULTATION_ENDS = (Consulting.REPLIED, Consulting.DEEMED_CONFIRMED, Consulting.CANCELLED)
_TURNS = {
    Rapid.DRAFT: APPLICANT,
    Rapid.SUBMITTED: STAFF,
    Rapid.RECEIVED: STAFF,
    Rapid.SUPPLEMENT: APPLICANT,
    Rapid.RETURNABLE: STAFF,
    Rapid.INQUIRING: MINISTRY,
    Rapid.CONSOLIDATING: STAFF,
    Consulting.PREPARED: STAFF,
    Consulting.SENT: MINISTRY,
    Consulting.ACKNOWLEDGED: MINISTRY,
    Consulting.MATERIAL: APPLICANT,
    Consulting.DEEMED_NONE: STAFF,
}


_NEXT = {
    (Rapid.SUBMITTED, APPLICANT): gettext_lazy(
        "The office receives it within eight working hours and sends you a receipt."
    ),
    (Rapid.RECEIVED, APPLICANT): gettext_lazy(
        "The office examines your application and finds out which ministries are concerned."
    ),
    (Rapid.INQUIRING, APPLICANT): gettext_lazy(
        "The ministries are checking. You will be told when the result is there."
    ),
    (Rapid.CONSOLIDATING, APPLICANT): gettext_lazy("All replies are in; the result notice is being prepared."),
    (Rapid.INQUIRING, STAFF): gettext_lazy("The ministries are checking; each reply appears below as it comes."),
    (Rapid.SUPPLEMENT, STAFF): gettext_lazy("The applicant is asked for a supplement."),
    (Consulting.SENT, APPLICANT): gettext_lazy("The ministry has the question; there is nothing for you to do."),
    (Consulting.ACKNOWLEDGED, APPLICANT): gettext_lazy("The ministry is checking; there is nothing for you to do."),
    (Consulting.MATERIAL, MINISTRY): gettext_lazy(
        "You can reply at any time on what is there; the material is asked of the applicant."
    ),
}


def _rapid_way(case: RapidConfirmation) -> list[tuple]:
    """A case cut short shows how far it came, and how it ended."""
    if case.state not in (Rapid.RETURNED, Rapid.WITHDRAWN, Rapid.DISCARDED):
        return _RAPID_WAY
    draft, receipt, examination, ministries, *_rest = _RAPID_WAY
    reached = [draft]
    if case.received_at:
        reached += [receipt, examination]
    if case.consultations().exists():
        reached.append(ministries)
    return [*reached, (case.get_state_display(), (case.state,))]


def _consultation_way(part: Consultation) -> list[tuple]:
    """A ministry that replied, or fell silent, without acknowledging has not acknowledged."""
    delivery, acknowledgement, review, reply = _CONSULTATION_WAY
    if part.state not in reply[1]:
        return _CONSULTATION_WAY
    looked_at = [acknowledgement, review] if part.acknowledged_at else []
    ended = (reply[0] if part.state == Consulting.REPLIED else part.get_state_display(), (part.state,))
    return [delivery, *looked_at, ended]


for model, way, ends in (
    (RapidConfirmation, _rapid_way, _RAPID_ENDS),
    (Consultation, _consultation_way, _CONSULTATION_ENDS),
):
    register(model, Wayfinding(way=way, ends=ends, turns=_TURNS, told=_NEXT))
