"""The conditions of the competitions' steps, each with the sentence that is owed to whom it stops.

Guards ask the clock and the terms, never a stored "open" flag.
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from competitions.closing import settled
from competitions.states import CALLING_AFTER_CLOSE, Calling, Entering, Verdict
from office.web import formats
from office.workflow import guard
from office.workflow.arrival import moment

# ---------------------------------------------------------------- the call


@guard(_("The set-up is not complete yet."))
def set_up_completely(call) -> object:
    """Everything the notice must say, consistent in itself (Decree §14②)."""
    missing = call.missing_count()
    if not missing:
        return True
    told = ngettext(
        "One answer of the set-up is missing or wrong.",
        "%(count)d answers of the set-up are missing or wrong.",
        missing,
    )
    return told % {"count": missing}


@guard(_("The schedule lies in the past."))
def schedule_ahead(call) -> object:
    """Nothing is announced whose intake is over."""
    closes_at = call.terms.closes_at
    return closes_at is not None and closes_at > moment()


@guard(_("The preliminary call that is named is not one of this programme."))
def preliminary_fits(call) -> bool:
    """A main call continues a preliminary one of its own programme."""
    return call.preliminary_fits()


@guard(_("The intake has not opened yet."))
def opening_reached(call) -> bool:
    """By the clock."""
    return call.opens_at is not None and call.opens_at <= moment()


@guard(_("Entries that arrived in time may still be on their way."))
def closing_settled(call) -> bool:
    """A little after the close, so that no submission in time meets a closed call."""
    return settled(call.closes_at, timezone.now())


@guard(_("No amendment is being prepared."))
def amendment_open(call) -> bool:
    """There is something to publish or to drop."""
    return call.amending


@guard(_("An amendment is being prepared already."))
def no_amendment_open(call) -> bool:
    """One at a time."""
    return not call.amending


@guard(_("Too few days would be left until the close."))
def enough_days_left(call) -> object:
    """Whoever drafts needs time to follow the change: the least days are a rule of the call."""
    terms = call.terms
    left = (terms.closes_at - moment()).days if terms.closes_at else 0
    if left >= terms.amendment_days:
        return True
    told = _("After an amendment at least %(least)d days must be left; until %(close)s there are %(left)d.")
    return told % {"least": terms.amendment_days, "left": left, "close": formats.moment(terms.closes_at)}


@guard(_("The close of an amendment must not lie before the one in force."))
def close_not_earlier(call) -> object:
    """Whoever was told a later close relies on it; more time may have been granted while the amendment was prepared."""
    wanted = call.terms.closes_at
    if not (wanted and call.closes_at) or wanted >= call.closes_at:
        return True
    told = _("Entries are taken until %(now)s; the amendment says %(wanted)s. Set the close to %(now)s or later.")
    return told % {"now": formats.moment(call.closes_at), "wanted": formats.moment(wanted)}


@guard(_("Enough entries came in."))
def too_few_entries(call) -> object:
    """A new notice needs fewer entries than the call asks for."""
    count, least = call.standing_count(), call.terms_in_force.least_entries
    if count < least:
        return True
    return _("%(count)d entries stand; a new notice is possible with fewer than %(least)d.") % {
        "count": count,
        "least": least,
    }


# ---------------------------------------------------------------- the entry


@guard(_("The intake is not open."))
def intake_open(entry) -> object:
    """By arrival, with what was granted to this entry beyond the close."""
    if entry.call.state not in (Calling.ANNOUNCED, Calling.OPEN, *CALLING_AFTER_CLOSE):
        return _("The call has ended: %(state)s.") % {"state": entry.call.state_label()}
    verdict = entry.closing(moment())
    if verdict.in_time:
        return True
    if verdict.late:
        return _("The intake ended at %(close)s.") % {"close": formats.moment(verdict.closes_at)}
    return _("The intake begins at %(open)s.") % {"open": formats.moment(verdict.opens_at)}


@guard(_("The checks before submission are not passed yet."))
def ready_to_submit(entry) -> object:
    """Every check that must be passed; warnings hold nobody up."""
    blocking = entry.blocking_count()
    if not blocking:
        return True
    told = ngettext(
        "One check is not passed: see the report.", "%(count)d checks are not passed: see the report.", blocking
    )
    return told % {"count": blocking}


@guard(_("Entries are examined after the close."))
def call_closed(entry) -> object:
    """In a rolling intake as they come; else once the intake is over for everybody."""
    call = entry.call
    return call.rolling or call.state in CALLING_AFTER_CLOSE


@guard(_("The period for the supplement has ended."))
def supplement_runs(entry) -> bool:
    """Counted by arrival, like the close."""
    return entry.supply_until is not None and moment() < entry.supply_until


@guard(_("The period for the supplement has not ended yet."))
def supplement_over(entry) -> bool:
    """Nobody goes on over the head of who may still answer."""
    return entry.supply_until is not None and timezone.now() >= entry.supply_until


@guard(_("The questions that were reopened are not complete yet."))
def supplement_complete(entry) -> object:
    """What is supplied must be whole, like a submission."""
    return ready_to_submit.test(entry)


@guard(_("The proposal is “ineligible”."))
def proposed_eligible(entry) -> bool:
    """What is confirmed is what was proposed."""
    return entry.proposed == Verdict.ELIGIBLE


@guard(_("The proposal is “eligible”."))
def proposed_ineligible(entry) -> bool:
    """What is confirmed is what was proposed."""
    return entry.proposed == Verdict.INELIGIBLE


@guard(_("The proposal was made after a supplement."))
def proposed_as_submitted(entry) -> bool:
    """A refused proposal goes back to where it came from."""
    return entry.proposed_from != Entering.RESUBMITTED


@guard(_("The proposal was made without a supplement."))
def proposed_as_supplemented(entry) -> bool:
    """A refused proposal goes back to where it came from."""
    return entry.proposed_from == Entering.RESUBMITTED
