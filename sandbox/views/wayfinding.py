"""Where a case stands, in pictures and words: the progress line, the tone of the badge, whose turn it is."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from office.access import Actor
from sandbox.models import Consultation, RapidConfirmation
from sandbox.models.audience import APPLICANT, MINISTRY, STAFF, audience_of
from sandbox.states import Consulting, Rapid

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
_ENDED = (Rapid.NOTIFIED, Rapid.RETURNED, Rapid.WITHDRAWN, Rapid.DISCARDED, Consulting.REPLIED,
          Consulting.DEEMED_CONFIRMED, Consulting.CANCELLED)  # fmt: skip
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


def way_of(case: Any) -> list[dict]:
    """The steps of the way with their status: done, current or todo. What never happened is not said to be done."""
    way = _rapid_way(case) if isinstance(case, RapidConfirmation) else _consultation_way(case)
    at = next(index for index, (_label, states) in enumerate(way) if case.state in states)
    over = case.state in _ENDED
    return [{"label": str(label), "status": _status(index, at, over)} for index, (label, _states) in enumerate(way)]


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


def _status(index: int, at: int, over: bool) -> str:
    if index < at or (over and index == at):
        return "done"
    return "current" if index == at else "todo"


def turn_of(case: Any, actor: Actor) -> str:
    """Whose turn it is, in the reader's words; empty when the case has ended."""
    turn = _TURNS.get(case.state)
    if turn is None:
        return ""
    if turn == audience_of(actor, case) and (turn != STAFF or actor.posts):
        return _("It is your turn")
    return {
        APPLICANT: _("It is the applicant's turn"),
        STAFF: _("It is the office's turn"),
        MINISTRY: _("It is the ministry's turn") if case.matter.parent_id else _("It is the ministries' turn"),
    }[turn]


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


def next_of(case: Any, actor: Actor) -> str:
    """What happens now, for a reader whose turn it is not."""
    return str(_NEXT.get((case.state, audience_of(actor, case)), ""))
