"""Where an application for an exemption stands."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from sandbox.models import Application
from sandbox.models.audience import APPLICANT, MINISTRY, STAFF
from sandbox.states import APPLYING_ENDED
from sandbox.states import Applying as S
from sandbox.views.wayfinding.board import Wayfinding, register

_WAY = [
    (pgettext_lazy("stage", "Draft"), (S.DRAFT,)),
    (pgettext_lazy("stage", "Local review"), (S.LOCAL_REVIEW, S.LOCAL_DONE)),
    (pgettext_lazy("stage", "Receipt"), (S.SUBMITTED,)),
    (pgettext_lazy("stage", "Check"), (S.RECEIVED, S.SUPPLEMENT, S.RETURNABLE)),
    (pgettext_lazy("stage", "Agencies"), (S.CONSULTING, S.DISPUTE)),
    (pgettext_lazy("stage", "Experts"), (S.REVIEW, S.REDELIBERATION)),
    (pgettext_lazy("stage", "Committee"), (S.ON_AGENDA, S.DELIBERATING, S.DEFERRED, S.RESOLVED)),
    (pgettext_lazy("stage", "Decision"), (S.APPROVED, S.APPROVED_CONDITIONALLY, S.REJECTED)),
]
_CUT_SHORT = (S.RETURNED, S.WITHDRAWN, S.DISCARDED)

_LOCAL = gettext_lazy("It is the local government's turn")
_EXPERTS = gettext_lazy("It is the experts' turn")
_COMMITTEE = gettext_lazy("It is the committee's turn")
_GRANTED = gettext_lazy("It is approved. What is to be done before the start stands on the page of the exemption.")


def _examined(application: Application) -> str:
    """The experts' turn until they have reported; then the office puts it on an agenda."""
    return STAFF if application.has_report() else _EXPERTS


_TURNS = {
    S.DRAFT: APPLICANT,
    S.LOCAL_REVIEW: _LOCAL,
    S.LOCAL_DONE: APPLICANT,
    S.SUBMITTED: STAFF,
    S.RECEIVED: STAFF,
    S.SUPPLEMENT: APPLICANT,
    S.RETURNABLE: STAFF,
    S.CONSULTING: MINISTRY,
    S.DISPUTE: STAFF,
    S.REVIEW: _examined,
    S.ON_AGENDA: _COMMITTEE,
    S.DELIBERATING: _COMMITTEE,
    S.DEFERRED: STAFF,
    S.RESOLVED: STAFF,
    S.REDELIBERATION: STAFF,
}
_NEXT = {
    (S.LOCAL_REVIEW, APPLICANT): gettext_lazy(
        "The local government is reading your plan. Its opinion appears here; then you answer its measures and file."
    ),
    (S.SUBMITTED, APPLICANT): gettext_lazy(
        "The office receives it within eight working hours and sends you a receipt."
    ),
    (S.RECEIVED, APPLICANT): gettext_lazy(
        "The office checks whether anything is missing, then consults the ministries and the local government."
    ),
    (S.CONSULTING, APPLICANT): gettext_lazy(
        "The ministries and the local government are consulted; the board shows how each of them stands."
    ),
    (S.DISPUTE, APPLICANT): gettext_lazy("Differences between ministries are being settled; the 90 days stand still."),
    (S.REVIEW, APPLICANT): gettext_lazy("Experts review your application; then it goes to the committee."),
    (S.ON_AGENDA, APPLICANT): gettext_lazy("The committee deliberates on it at its meeting."),
    (S.DELIBERATING, APPLICANT): gettext_lazy("The committee deliberates on it at its meeting."),
    (S.DEFERRED, APPLICANT): gettext_lazy("The committee has deferred it; you will be told when it comes back."),
    (S.RESOLVED, APPLICANT): gettext_lazy("The committee has deliberated. The Minister decides; you will be told."),
    (S.RETURNABLE, APPLICANT): gettext_lazy("You can still submit the supplement, until the office has decided."),
    (S.REDELIBERATION, APPLICANT): gettext_lazy("The office takes it up; the committee deliberates once more."),
    **dict.fromkeys(((S.APPROVED, APPLICANT), (S.APPROVED_CONDITIONALLY, APPLICANT)), _GRANTED),
    (S.SUPPLEMENT, STAFF): gettext_lazy("The applicant is asked for a supplement."),
    (S.CONSULTING, STAFF): gettext_lazy("The addressees are checking; each reply appears on the board as it comes."),
}  # fmt: skip


def _way(application: Application) -> list[tuple]:
    """A case cut short shows how far it came, and how it ended."""
    if application.state not in _CUT_SHORT:
        return _WAY
    passed = (
        True, application.sent_to_local_at, application.submitted_at, application.received_at, application.consulted_at,
        application.reviewed_at, application.listed_at,
    )  # fmt: skip
    reached = [stage for stage, happened in zip(_WAY, passed, strict=False) if happened]
    return [*reached, (application.get_state_display(), (application.state,))]


register(Application, Wayfinding(way=_way, ends=APPLYING_ENDED, turns=_TURNS, told=_NEXT))
