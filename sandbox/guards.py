"""The conditions of the sandbox's steps, each with the sentence that is owed to whom it stops.

Guards ask the clock and the case, never a stored "open" flag.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from office.workflow import guard
from sandbox.policy import MOST_EXTENSIONS
from sandbox.states import CONSULTING_OPEN, Consulting


@guard(_("The application form is not complete yet."))
def form_complete(case) -> object:
    """Form 5의2 and the description of the technology must be there (Decree §52의2①)."""
    missing = case.missing_count()
    if not missing:
        return True
    return ngettext(
        "One answer is missing or wrong: see the form.",
        "%(count)d answers are missing or wrong: see the form.",
        missing,
    ) % {"count": missing}


@guard(_("The fields that were reopened are not complete yet."))
def supplement_complete(case) -> object:
    """What is supplied must be whole, like a first submission."""
    return form_complete.test(case)


@guard(_("The period was already extended twice."))
def extensions_left(case) -> bool:
    """The applicant may ask for more time twice (Civil Petitions Decree §24②)."""
    return case.extensions < MOST_EXTENSIONS


@guard(_("The period for the supplement has already ended."))
def supplement_period_runs(case) -> bool:
    """Only a running period can be extended."""
    return case.demand_round == 1 and not case.clock_passed("C09")


@guard(_("The period for the supplement has not ended yet."))
def supplement_period_over(case) -> bool:
    """A second demand, or the thought of returning, comes only after the period (Civil Petitions Decree §24③)."""
    return case.clock_passed("C09b" if case.demand_round >= 2 else "C09")


@guard(_("A second demand was already sent."))
def first_demand_only(case) -> bool:
    """There is one second demand."""
    return case.demand_round == 1


@guard(_("No second demand was sent yet."))
def second_demand_sent(case) -> bool:
    """A return needs a second demand that went unanswered (Civil Petitions Decree §25①)."""
    return case.demand_round >= 2


@guard(_("Not every ministry has answered, or fallen silent with an officer's confirmation."))
def every_consultation_closed(case) -> bool:
    """All answers are there, or their absence is established (Act §49의2④)."""
    return not case.consultations().filter(state__in=[*CONSULTING_OPEN, Consulting.DEEMED_NONE]).exists()


@guard(_("The reply period has ended: a reply is still kept, but has no effect."))
def reply_period_runs(consultation) -> bool:
    """After 30 days of silence the law itself has answered (Act §49의2④)."""
    return not consultation.clock_passed("C06")


@guard(_("The reply period has not ended yet."))
def reply_period_over(consultation) -> bool:
    """Silence has its effect only when the period is over (Act §49의2④)."""
    return consultation.clock_passed("C06")
