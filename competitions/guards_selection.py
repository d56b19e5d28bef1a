"""The conditions of the steps from the panel's work to the final result, each with its sentence."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from competitions.states import CALLING_TOLD, Entering
from competitions.states.objection import OBJECTING_OPEN, Objecting
from office.assessment.tallying import still_true
from office.web import formats
from office.workflow import guard
from office.workflow.arrival import moment


@guard(_("No panel has begun its work on this call."))
def panel_begun(call) -> bool:
    """The evaluation begins with a panel that is complete, cleared and pledged (competitions.md §3(a))."""
    from competitions import selecting

    return selecting.panels_at_work(call).exists()


@guard(_("Every round that was tallied has been told already, or none is yet."))
def round_untold(call) -> bool:
    """A locked and tallied round that is not the last; the last one is told by the result."""
    from competitions import selecting

    return selecting.untold(call) is not None


@guard(_("The panel's result does not stand yet: the last round is locked and tallied first."))
def result_stands(call) -> object:
    """A final tally without a tie that people have to settle."""
    from competitions import selecting

    tally = selecting.final_tally(call)
    if tally is not None and tally.blocked:
        return _("The tally waits for a tie to be settled.")
    return tally is not None


@guard(_("What the tally was made from has changed since (a bonus, a conflict, a disqualification): tally once more."))
def tally_fits(call) -> bool:
    """What is decided rests on everything that counts now."""
    from competitions import selecting

    tally = selecting.final_tally(call)
    return tally is None or still_true(tally)


@guard(_("The decision on these results has been made already."))
def undecided(call) -> bool:
    """One decision on what was prepared."""
    return call.decided_at is None


@guard(_("Nobody has decided yet."))
def decided(call) -> bool:
    """A person decides; nothing is ever published without it."""
    return call.decided_at is not None


@guard(_("The results are under embargo."))
def embargo_over(call) -> object:
    """Before the day that was announced nothing is published or told."""
    until = call.embargo_until()
    if until is None or moment() >= until:
        return True
    return _("The results are under embargo until %(until)s.") % {"until": formats.moment(until)}


@guard(_("The period for objections runs."))
def objections_over(call) -> object:
    """Nobody's objection is cut off."""
    if call.objections_until is None or timezone.now() >= call.objections_until:
        return True
    return _("Until the end of %(until)s objections can be filed.") % {"until": formats.day(call.objections_last)}


@guard(_("An objection has not been answered."))
def objections_answered(call) -> object:
    """Every objection has its answer, and every one upheld its consequence."""
    from competitions.models import Objection

    found = Objection.objects.filter(entry__call=call.pk)
    if (count := found.filter(state__in=OBJECTING_OPEN).count()) > 0:
        told = ngettext("One objection has not been answered.", "%(count)d objections have not been answered.", count)
        return told % {"count": count}
    if found.filter(state=Objecting.UPHELD, consequence="").exists():
        return _("What follows from an objection that was upheld has not been recorded.")
    return True


@guard(_("Nothing has changed since the public notice was issued."))
def notice_outdated(call) -> bool:
    """A corrected notice says something else than the one before."""
    from competitions import changes

    return changes.notice_outdated(call)


# ---------------------------------------------------------------- the entry


@guard(_("The results of this call have not been published."))
def result_told(entry) -> bool:
    """Nothing moves a result that nobody has read."""
    return entry.call.state in CALLING_TOLD


@guard(_("No award of the group has become free."))
def place_free(entry) -> object:
    """The next in reserve, once somebody before it has declined or fell away."""
    from competitions import selecting

    if not selecting.places_free(entry):
        return False
    before = selecting.next_in_reserve(entry)
    if before is not None and before.pk != entry.pk:
        return _("The next in reserve is %(number)s.") % {"number": before.matter.reference}
    return True


@guard(_("A disqualification has been proposed already; it waits for another person."))
def strike_not_proposed(entry) -> bool:
    """One proposal at a time."""
    return entry.strike_by_id is None


@guard(_("Nobody has proposed a disqualification."))
def strike_proposed(entry) -> bool:
    """What is confirmed is what another person proposed."""
    return entry.strike_by_id is not None


@guard(_("No objection to this result was upheld that still waits for its consequence."))
def objection_upheld(entry) -> bool:
    """The ground of a selection after the publication."""
    return entry.objections.filter(state=Objecting.UPHELD, consequence="").exists()


# ---------------------------------------------------------------- the objection


@guard(_("The period for the answer was extended already."))
def answer_not_extended(objection) -> bool:
    """Once."""
    return objection.extended_at is None


@guard(_("The proposal is “rejected”."))
def proposed_upheld(objection) -> bool:
    """What is decided is what was proposed."""
    return objection.proposed == Objecting.UPHELD


@guard(_("The proposal is “upheld”."))
def proposed_rejected(objection) -> bool:
    """What is decided is what was proposed."""
    return objection.proposed == Objecting.REJECTED


@guard(_("What follows has been recorded already."))
def consequence_open(objection) -> bool:
    """One consequence."""
    return not objection.consequence


_NEVER_JUDGED = (Entering.DRAFT, Entering.WITHDRAWN, Entering.DISCARDED)


def may_object(entry) -> list:
    """Why no objection can be filed against the result of an entry now; empty: it can. By arrival."""
    from competitions.clocks import objections_end

    if entry.call.state not in CALLING_TOLD or entry.state in _NEVER_JUDGED:
        return [_("An objection is possible once the results are published.")]
    if entry.state == Entering.DECLINED:
        return [_("The award was declined: there is no result to object to.")]
    end = objections_end(entry)
    if end is None or moment() >= end:
        return [_("The period for objections is over.")]
    if entry.objections.filter(state__in=OBJECTING_OPEN).exists():
        return [_("An objection to this result is being examined already.")]
    return []
