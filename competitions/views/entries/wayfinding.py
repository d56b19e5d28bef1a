"""Where an entry stands: the progress line, whose turn it is, what happens now."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from competitions.models import Entry
from competitions.states import CALLING_AFTER_CLOSE, ENTERING_ENDED, ENTERING_RESULTS
from competitions.states import Entering as S

_WAY = [
    (pgettext_lazy("entry stage", "Draft"), (S.DRAFT,)),
    (pgettext_lazy("entry stage", "Submitted"), (S.SUBMITTED,)),
    (pgettext_lazy("entry stage", "Formal check"), (S.SUPPLEMENT, S.RESUBMITTED, S.PROPOSED)),
    (pgettext_lazy("entry stage", "Eligibility decided"), (S.ELIGIBLE, S.INELIGIBLE)),
    (pgettext_lazy("entry stage", "Evaluation"), (S.IN_ROUND, S.ELIMINATED)),
    (pgettext_lazy("entry stage", "Result"), (S.SELECTED, S.RESERVE, S.NOT_SELECTED, S.DECLINED)),
]
_CUT_SHORT = (S.DISQUALIFIED, S.DISCARDED, S.WITHDRAWN)
_DONE = (*ENTERING_ENDED, S.WITHDRAWN, S.ELIGIBLE, S.ELIMINATED, *ENTERING_RESULTS)
# Where nobody has to do anything on the page of the entry: the panel judges, or the result is there.
_ELSEWHERE = (*_DONE, S.IN_ROUND)
_CHECKED = 2

_APPLICANT = {
    S.WITHDRAWN: gettext_lazy("You have withdrawn it. Until the close it can be submitted again."),
    S.SUBMITTED: gettext_lazy("Your submission stands. Until the close you can change it and submit again."),
    S.RESUBMITTED: gettext_lazy("The office examines the formal requirements. You will be told."),
    S.PROPOSED: gettext_lazy("The office examines the formal requirements. You will be told."),
    S.ELIGIBLE: gettext_lazy("The formal requirements are met. The evaluation follows."),
    S.IN_ROUND: gettext_lazy("Your entry is under evaluation. You will be told the result."),
    S.ELIMINATED: gettext_lazy("Your entry did not advance. The opinion of the panel follows with the results."),
    S.SELECTED: gettext_lazy("Your entry was selected. The notice of the result is among the documents."),
    S.RESERVE: gettext_lazy("Your entry is in reserve. It can be selected when an award becomes free."),
    S.NOT_SELECTED: gettext_lazy("Your entry was not selected. The notice of the result is among the documents."),
}
_OFFICE = {
    S.SUPPLEMENT: gettext_lazy("The applicant is asked for a supplement; you will be told when it comes."),
    S.WITHDRAWN: gettext_lazy("The applicant has withdrawn it."),
    S.ELIGIBLE: gettext_lazy("The formal requirements are met. The evaluation follows."),
    S.IN_ROUND: gettext_lazy("The panel judges it."),
    S.RESERVE: gettext_lazy("It can be promoted when an award of its group becomes free."),
}


def being_examined(entry: Entry) -> bool:
    """Submitted, and its examination can begin."""
    return entry.call.rolling or entry.call.state in CALLING_AFTER_CLOSE


def way_of(entry: Entry) -> list[dict]:
    """The steps of the way with their status; an entry that was cut short shows how it ended."""
    if entry.state in _CUT_SHORT:
        return [{"label": str(_WAY[0][0]), "status": "done"}, {"label": entry.get_state_display(), "status": "done"}]
    at = next(number for number, (_label, states) in enumerate(_WAY) if entry.state in states)
    if entry.state == S.SUBMITTED and being_examined(entry):
        at = _CHECKED
    return [{"label": str(label), "status": _status(n, at, entry.state)} for n, (label, _states) in enumerate(_WAY)]


def _status(number: int, at: int, state: str) -> str:
    if number < at or (number == at and state in _DONE):
        return "done"
    return "current" if number == at else "todo"


def turn_of(entry: Entry, *, consortium: bool, signed: bool = False) -> str:
    """Whose turn it is, in the reader's words; empty when nobody has to do anything.

    `signed`: the reader is of a partner that has signed off what the entry says now; the lead goes on.
    """
    with_applicant = entry.state in (S.DRAFT, S.WITHDRAWN, S.SUPPLEMENT)
    if entry.state in _ELSEWHERE or (entry.state == S.SUBMITTED and not being_examined(entry)) or missed(entry):
        return ""
    if with_applicant and signed:
        return _("It is the lead's turn")
    if with_applicant == consortium:
        return _("It is your turn")
    return _("It is the applicant's turn") if with_applicant else _("It is the office's turn")


def missed(entry: Entry) -> bool:
    """Whether the close came before it was submitted (or submitted again)."""
    return entry.state in (S.DRAFT, S.WITHDRAWN) and entry.closing(timezone.now()).late


def next_of(entry: Entry, *, consortium: bool) -> str:
    """What happens now, for a reader whose turn it is not."""
    if consortium and missed(entry):
        return _("The intake is over, and no submission stands.")
    if entry.state == S.SUBMITTED and being_examined(entry):
        return _("The office examines the formal requirements. You will be told.") if consortium else ""
    if entry.state == S.SUBMITTED and not consortium:
        return _("It can be changed until the close; the examination begins after that.")
    return str((_APPLICANT if consortium else _OFFICE).get(entry.state, ""))
