"""Where a call stands: the way from the set-up to the close, whose turn it is, what happens meanwhile."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from competitions import rules
from competitions.models import Call
from competitions.states import CALLING_ENDED, CALLING_IN_HOUSE, told_outside
from competitions.states import Calling as S
from office.access import Actor

_WAY = [
    (pgettext_lazy("stage of a call", "Set-up"), S.DRAFT),
    (pgettext_lazy("stage of a call", "Approval"), S.REVIEW),
    (pgettext_lazy("stage of a call", "Ready to announce"), S.APPROVED),
    (pgettext_lazy("stage of a call", "Announced"), S.ANNOUNCED),
    (pgettext_lazy("stage of a call", "Intake"), S.OPEN),
    (pgettext_lazy("stage of a call", "Closed"), S.CLOSED),
    (pgettext_lazy("stage of a call", "Evaluation"), S.JUDGING),
    (pgettext_lazy("stage of a call", "Decision"), S.DECIDING),
    (pgettext_lazy("stage of a call", "Result"), S.PUBLISHED),
    (pgettext_lazy("stage of a call", "Final"), S.FINAL),
]
_TURNS = {
    S.DRAFT: rules.PrepareCall,
    S.REVIEW: rules.ApproveCall,
    S.APPROVED: rules.DecideCall,
    S.DECIDING: rules.DecideCall,
}
_NEXT = {
    S.DRAFT: gettext_lazy("Complete the set-up, then send it for approval."),
    S.REVIEW: gettext_lazy("Somebody else with the power to decide looks at the rules and approves them."),
    S.APPROVED: gettext_lazy("The rules are approved. A decision maker announces the call."),
    S.ANNOUNCED: gettext_lazy("The intake opens by itself at the moment of the schedule."),
    S.OPEN: gettext_lazy("Entries come in. The intake closes by itself at the moment of the schedule."),
    S.CLOSED: gettext_lazy("The intake is over. The entries are examined."),
    S.JUDGING: gettext_lazy("The panel is at work. Once its result stands, the decision is prepared from it."),
    S.DECIDING: gettext_lazy("The list of results is prepared. A decision maker decides, then publishes it."),
    S.PUBLISHED: gettext_lazy("The results are published. Objections are answered, then the results are final."),
    S.FINAL: gettext_lazy("The results are final."),
}


def way_of(call: Call, *, staff: bool) -> list[dict[str, str]]:
    """The progress line; those who enter read it from the announcement on. One cut short shows how far it came."""
    hidden = () if staff else (*CALLING_IN_HOUSE, S.DECIDING)  # who decides when is the house's own affair
    way = [(str(label), str(state)) for label, state in _WAY if state not in hidden]
    if call.state in CALLING_ENDED:
        reached = [line for line in way if _reached(call, line[1])]
        return [{"label": label, "status": "done"} for label, _state in reached] + [
            {"label": str(call.get_state_display()), "status": "done"}
        ]
    known = call.state if staff else told_outside(call.state)
    at = next(place for place, (_label, state) in enumerate(way) if state == known)
    over = known in (S.CLOSED, S.PUBLISHED, S.FINAL)
    return [{"label": label, "status": _status(place, at, over)} for place, (label, _state) in enumerate(way)]


def _reached(call: Call, state: str) -> bool:
    since = {
        S.DRAFT: True, S.REVIEW: call.prepared_by_id, S.APPROVED: call.approved_by_id, S.ANNOUNCED: call.announced_at,
        S.OPEN: call.closed_at, S.CLOSED: call.closed_at,
        S.JUDGING: False, S.DECIDING: False, S.PUBLISHED: False, S.FINAL: False,
    }  # fmt: skip
    return bool(since[S(state)])


def _status(place: int, at: int, over: bool) -> str:
    if place < at or (over and place == at):
        return "done"
    return "current" if place == at else "todo"


def turn_of(call: Call, actor: Actor) -> str:
    """Whose turn it is; where only the clock goes on, nobody's."""
    sent_back = call.state == S.JUDGING and call.back_reason
    rule = rules.PrepareCall if sent_back else _TURNS.get(S(call.state))
    if rule is None or not rules.WorkOnCall.holds(actor, call):
        return ""
    if rule.holds(actor, call):
        return _("It is your turn")
    return _("It is the officers' turn") if rule is rules.PrepareCall else _("It is a decision maker's turn")


def next_of(call: Call, actor: Actor) -> str:
    """What happens now, for the staff; those who enter read it in a place of their own."""
    return str(_told_next(call)) if rules.WorkOnCall.holds(actor, call) else ""


def _told_next(call: Call) -> object:
    if call.state == S.DECIDING and call.decided_at:
        return _("The list is decided. It waits for its publication; until then nobody outside is told.")
    if call.state == S.JUDGING and call.back_reason and call.list_withdrawn:
        return _("The list of results was withdrawn. It is prepared anew; the reason stands beside it.")
    if call.state == S.JUDGING and call.back_reason:
        return _("The list of results was sent back. It is prepared anew; the reason stands beside it.")
    return _NEXT.get(S(call.state), "")
