"""The application before the committee: on its agenda and off it, and what the committee's own steps bring about.

The committee calls `listed`, `removed`, `opened`, `resolved` and `deferred` inside its transaction: what the
application refuses, the committee has not done.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.committees.actions import furnishing, items
from office.committees.states import Deliberating
from office.workflow import perform
from sandbox import rules
from sandbox.agenda import meetings_for, open_item_of
from sandbox.agenda_papers import issue_paper
from sandbox.documents.agenda import DELIBERATION_PAPER
from sandbox.models import Application
from sandbox.states import Applying


def put_on_agenda(case: Application, *, by: Actor, meeting: Any, late_reason: str = "") -> Any:
    """List the case for a meeting; the committee takes it there and the case's own step follows. Returns the item.

    Raises Invalid for a meeting whose agenda `by` cannot make, NotNow and NotYours.
    """
    found = meetings_for(by).filter(pk=meeting).first()
    if found is None:
        raise Invalid({"meeting": [_("Choose a meeting to come.")]})
    with transaction.atomic():
        item = items.list_item(found, by=by, matter=case.matter, late_reason=late_reason)
    case.refresh_from_db()
    return item


def take_off_agenda(case: Application, *, by: Actor, reason: str) -> None:
    """Take the case off the agenda before it is called; raises NotNow, NotYours."""
    item = open_item_of(case)
    if item is None:
        raise NotNow([_("The case is on no agenda.")])
    items.remove_item(item, by=by, reason=reason)
    case.refresh_from_db()


def renew_paper(case: Application, *, by: Actor) -> Any:
    """Make the agenda paper anew, after its draft resolution has changed; raises NotYours, NotNow."""
    if not rules.HandleApplication.holds(by, case):
        raise NotYours(rules.HandleApplication.key)
    item = open_item_of(case)
    if item is None or item.state != Deliberating.LISTED:
        raise NotNow(
            [_("The item was called already: its papers are settled.") if item else _("The case is on no agenda.")]
        )
    with transaction.atomic():
        for old in item.papers.filter(document__kind=DELIBERATION_PAPER.key):
            furnishing.remove_paper(old, by=by)
        made = furnishing.add_paper(item, by=by, title="심의안건", document=issue_paper(case))
        furnishing.reorder_papers(item, by=by, papers=[made])
    return made


def drop(case: Application, *, by: Actor) -> None:
    """The case has ended by itself: the committee need not deliberate on it."""
    if (item := open_item_of(case)) is not None:
        items.take_back(item, reason="신청이 취하되어 심의할 사항이 없음")


def listed(item: Any, *, by: Actor) -> None:
    """The committee has taken the case onto an agenda."""
    perform(case_of(item), "put_on_agenda", by=by, meeting=str(item.meeting_id))


def removed(item: Any, *, by: Actor) -> None:
    """The committee has taken it off; a case that has ended meanwhile stays ended."""
    case = case_of(item)
    if case.state == Applying.ON_AGENDA:
        actor = by if rules.TakeOffAgenda.holds(by, case) else SYSTEM
        perform(case, "take_off_agenda", by=actor, reason=item.end_reason)


def opened(item: Any, *, by: Actor) -> None:
    """The committee has called the item."""
    perform(case_of(item), "open_deliberation", by=SYSTEM)


def resolved(item: Any, motion: Any, *, by: Actor) -> None:
    """A motion was carried; what it decides is for the Minister to decide (Act §49⑦)."""
    perform(case_of(item), "resolve_case", by=SYSTEM, resolution=str(motion.outcome))


def deferred(item: Any, reason: str, *, by: Actor, motion: Any = None) -> None:
    """The committee has put it off, by a vote or for want of a quorum."""
    perform(case_of(item), "defer_case", by=SYSTEM, reason=reason)


def case_of(item: Any) -> Application:
    """The application behind an agenda item."""
    return Application.objects.select_related("matter__organisation").get(pk=item.matter_id)
