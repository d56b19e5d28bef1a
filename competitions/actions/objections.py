"""Use cases of an objection (이의신청) to a result."""

from django.db import transaction

from competitions import clocks, rules
from competitions.documents.triggers import OBJECTION_RECEIPT
from competitions.guards_selection import may_object
from competitions.models import Entry, Objection
from competitions.models.selection import KIND
from competitions.notifications import selection as told
from office import ledger
from office.access import Actor, NotNow, NotYours
from office.deadlines import actions as deadlines
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.workflow.arrival import arriving, checked_moment

SERIES = "OBJ"


def file(entry: Entry, *, by: Actor, what: str, reasons: str) -> Objection:
    """File one against the result of an entry; its arrival counts, and the clock of the answer starts.

    Raises NotYours unless `by` holds the seal of the lead, NotNow outside the period.
    """
    if not rules.SealEntry.holds(by, entry):
        raise NotYours("competitions.objection.file")
    at = checked_moment()
    with transaction.atomic(), arriving(at):
        locked = Entry.objects.select_for_update(of=("self",)).select_related("call", "matter").get(pk=entry.pk)
        if reasons_against := may_object(locked):
            raise NotNow(reasons_against)
        number = f"{SERIES}-{at.year}-{next_number(SERIES, at.year):04d}"
        matter = Matter.objects.create(
            kind=KIND, number=number, title=locked.matter.title, organisation_id=locked.lead_id, parent=locked.matter
        )
        made = Objection.objects.create(
            matter=matter, entry=locked, what=what, reasons=reasons, received_at=at, filed_by_id=by.user_id
        )
        event = ledger.record(
            "competitions.objection.filed", actor=by, matter_id=matter.pk, subject=made, data={"entry": str(entry.pk)}
        )
        deadlines.start(matter, clocks.ANSWER, on=at, event=event)
        OBJECTION_RECEIPT.trigger(made, event=event, facts={})
        told.OBJECTION_RECEIVED.trigger(made, event=event, facts={})
    return made
