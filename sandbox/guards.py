"""The conditions of the sandbox's steps, each with the sentence that is owed to whom it stops.

Guards ask the clock and the case, never a stored "open" flag.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from office.workflow import guard
from sandbox.policy import EXPERT_REPORT_NEEDED, EXTENSION_FROM_DAY, MOST_EXTENSIONS
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


# ---------------------------------------------------------------- applications


@guard(_("The plan is not complete yet."))
def plan_complete(case) -> object:
    """The local government reviews a whole plan (Act §49②, Decree §52①)."""
    return form_complete.test(case)


@guard(_("No local government has given its opinion on this plan yet, or one is still missing."))
def every_local_opinion_in(case) -> bool:
    """A missing local review is a ground for return (Decree §52③ ii)."""
    reviews = case.current_local_reviews()
    return bool(reviews) and all(review.given_at for review in reviews)


@guard(_("A measure that the local government asked for has no answer yet."))
def measures_answered(case) -> bool:
    """The applicant's action plan belongs to the application (Act §49②③)."""
    return not case.unanswered_measures()


@guard(_("Not every consultation has been answered or recorded as not replied."))
def every_opinion_closed(case) -> bool:
    """In an approval silence is no consent: it takes an officer's written decision to go on (Act §49④⑤⑦)."""
    return case.has_opinions() and not case.has_open_opinions()


@guard(_("The period to the committee is over, or was already extended once."))
def submission_can_be_extended(case) -> bool:
    """Once, and only while it runs (ARA Decree §13의3)."""
    return case.submission_can_be_extended()


@guard(_("The replies do not conflict: nobody disagrees, and no conditions contradict one another."))
def replies_conflict(case) -> bool:
    """Only a dispute can be referred (ARA Decree §13의8)."""
    return case.has_conflicting_replies()


@guard(_("The experts have not given their report yet."))
def report_given(case) -> bool:
    """A setting: no law asks for it, the cautious reading does."""
    return not EXPERT_REPORT_NEEDED or case.has_report()


@guard(_("Conditions are drafted for this case: approve with conditions, or remove them first."))
def no_conditions(case) -> bool:
    """An approval without conditions has none."""
    return not case.has_conditions()


@guard(_("No condition is drafted for this case."))
def has_conditions(case) -> bool:
    """An approval with conditions names them (GAA §17④)."""
    return case.has_conditions()


@guard(_("Re-deliberation can be asked for only once."))
def first_redeliberation(case) -> bool:
    """Once (ARA Decree §13의4)."""
    return case.redeliberations == 0


@guard(_("The 60 days for a re-deliberation have passed."))
def redeliberation_period_runs(case) -> bool:
    """60 days from the notice (ARA Decree §13의4); whoever has asked before is told that, and not of the days."""
    return case.redeliberations > 0 or not case.clock_passed("C08")


# ---------------------------------------------------------------- one addressee's consultation


@guard(_("It was acknowledged already."))
def not_acknowledged(opinion) -> bool:
    """Once is enough."""
    return opinion.acknowledged_at is None


@guard(_("The reply period has ended; a reply is still taken."))
def opinion_period_runs(opinion) -> bool:
    """Only within the period can it be stopped for material."""
    return not opinion.period_passed()


@guard(_("The reply period has not ended yet."))
def opinion_period_over(opinion) -> bool:
    """The period or its limit of 90 days, whichever comes first (Act §49④⑤)."""
    return opinion.period_passed()


@guard(_("A local government has no statutory reply period that could be extended."))
def has_reply_limit(opinion) -> bool:
    """Only ministries have one (Act §49④⑤)."""
    return opinion.is_ministry


@guard(_("More time can be asked for when the limit of 90 days is near."))
def near_the_limit(opinion) -> bool:
    """From which day on is a setting; the Act names none (Act §49⑤)."""
    return opinion.day_of_limit() >= EXTENSION_FROM_DAY


@guard(_("The limit of 90 days has passed; it can no longer be extended."))
def limit_runs(opinion) -> bool:
    """What is over is not extended (Act §49⑤)."""
    return not opinion.limit_passed()


@guard(_("It was pressed on every level; the committee for regulatory rationalisation is the last."))
def level_left(opinion) -> bool:
    """Director-general, vice-minister, committee."""
    return opinion.escalations < 3


@guard(_("The period was already extended once."))
def not_extended_yet(opinion) -> bool:
    """Once (Act §49⑤)."""
    return opinion.extended_at is None


@guard(_("The case is already before the committee or decided."))
def case_undecided(opinion) -> bool:
    """A reply can still be considered while experts review."""
    return opinion.case_is_before_committee() is False
