"""The list of calls as a file: what the filter shows, in the reader's own scope and words."""

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from competitions import rules
from competitions.models import Call
from office import ledger
from office.access import Actor
from office.web.exporting import as_file


def calls(found: QuerySet[Call], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Calls as a table; how many entries stand only for those in charge. That it was taken is written in the ledger."""
    head = [_("Number"), _("Call"), _("Programme"), _("Year"), _("State"), _("Entries from"), _("Entries until")]
    overlooks = rules.Overlook.holds(actor)
    rows = [_row(call, actor, overlooks=overlooks) for call in found]
    ledger.record("competitions.exported", actor=actor, data={"list": "calls", "rows": len(rows)})
    return as_file("calls", [*head, _("Entries that stand")] if overlooks else head, rows, kind=kind)


def _row(call: Call, actor: Actor, *, overlooks: bool) -> list[object]:
    told = [call.matter.number, call.label(), call.programme.label(), call.year, call.state_label(actor),
            call.opens_at, call.closes_at]  # fmt: skip
    if not overlooks:
        return told
    return [*told, call.standing if rules.WorkOnCall.holds(actor, call) else None]
