"""The conditions of a meeting's and an item's steps, each with the sentence that is owed to whom it stops."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from office.committees.states import ITEM_ON_AGENDA, ITEM_UNDECIDED, Convening, Deliberating, MotionOutcome
from office.workflow import guard


@guard(gettext_lazy("There is nothing on the agenda yet."))
def agenda_made(meeting: Any) -> bool:
    """Members are told what they will deliberate on (Committees Act §9①)."""
    return meeting.items.filter(state__in=ITEM_ON_AGENDA).exists()


@guard(gettext_lazy("The time for written ballots has not begun yet."))
def window_begun(meeting: Any) -> bool:
    """In writing, the meeting is in session while ballots are taken."""
    from office.workflow.arrival import moment

    return not meeting.written or meeting.held_at <= moment()


@guard(gettext_lazy("Not every item is dealt with."))
def every_item_done(meeting: Any) -> object:
    """Each item is resolved, deferred or taken off."""
    count = meeting.items.filter(state__in=ITEM_UNDECIDED).count()
    if not count:
        return True
    told = ngettext("One item is not dealt with yet.", "%(count)d items are not dealt with yet.", count)
    return told % {"count": count}


@guard(gettext_lazy("No one has been chosen to preside."))
def somebody_presides(meeting: Any) -> bool:
    """The minutes need a chair's approval."""
    return meeting.presiding_id is not None


@guard(gettext_lazy("Every resolution must be approved by the chair first."))
def resolutions_approved(meeting: Any) -> bool:
    """The minutes tell what was resolved."""
    resolved = meeting.items.filter(state=Deliberating.RESOLVED)
    return not resolved.filter(resolution_approved_at=None).exists()


@guard(gettext_lazy("The meeting is not in session."))
def meeting_in_session(item: Any) -> bool:
    """Items are dealt with in a meeting."""
    return item.meeting.state == Convening.OPEN


@guard(gettext_lazy("The meeting is over or called off."))
def agenda_can_change(item: Any) -> bool:
    """Until the meeting is closed."""
    return item.meeting.state in (Convening.PLANNED, Convening.NOTICED, Convening.OPEN)


@guard(gettext_lazy("A challenge against a member is not decided yet."))
def recusals_decided(item: Any) -> bool:
    """Who deliberates is known before the deliberation begins."""
    return not item.recusals.filter(state="pending").exists()


@guard(gettext_lazy("Whoever presides is recused from this item: hand over the chair first."))
def chair_may_preside(item: Any) -> bool:
    """A recused member does not preside either."""
    from office.committees.roster import roster_of

    presiding = item.meeting.presiding_id
    return presiding is not None and presiding not in roster_of(item).recused


@guard(gettext_lazy("The committee is not quorate for this item."))
def quorate(item: Any) -> object:
    """A majority of this item's enrolled members is there (Decree §26②). In writing, the ballots show it."""
    from office.committees.roster import quorum_now

    if item.meeting.written:
        return True
    found = quorum_now(item)
    if found.quorum_met:
        return True
    facts = {"needed": found.quorum_needed, "present": found.present}
    return _("The committee is not quorate for this item: %(needed)d members needed, %(present)d present.") % facts


@guard(gettext_lazy("No motion has been carried."))
def motion_carried(item: Any) -> bool:
    """The committee resolves by a majority, never by silence."""
    return item.motions.filter(result="carried").exclude(outcome=MotionOutcome.DEFER).exists()


@guard(gettext_lazy("A motion is being voted on."))
def no_vote_under_way(item: Any) -> bool:
    """First the vote is closed or the motion withdrawn."""
    return not item.motions.filter(result="pending").exists()


@guard(gettext_lazy("The resolution is approved already."))
def resolution_unapproved(item: Any) -> bool:
    """What the chair approved stands."""
    return item.resolution_approved_at is None


@guard(gettext_lazy("There is no text to approve."))
def resolution_written(item: Any) -> bool:
    """Nobody signs an empty page."""
    return bool(item.resolution_text.strip())
