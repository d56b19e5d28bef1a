"""The lists as files: what the filter shows, all of it, in the reader's own scope and words."""

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from competitions.models import Call, Entry
from office import ledger
from office.access import Actor
from office.web.exporting import as_file


def entries(found: QuerySet[Entry], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Entries over all calls; that the list was taken is written in the ledger."""
    head = [
        _("Number"),
        _("Project"),
        _("Call"),
        _("Programme"),
        _("Applicant"),
        _("State"),
        _("Submitted"),
        _("Intake until"),
    ]
    rows = [
        [one.matter.number, one.matter.title, one.call.label(), one.call.programme.label(), one.lead.label(),
         one.state_label(actor), one.submitted_at, one.call.closes_at]
        for one in found
    ]  # fmt: skip
    ledger.record("competitions.exported", actor=actor, data={"list": "entries", "rows": len(rows)})
    return as_file("entries", head, rows, kind=kind)


def entries_of(
    call: Call, found: QuerySet[Entry], actor: Actor, *, kind: str, groups: dict[str, str]
) -> HttpResponseBase:
    """The entries of a call with their money in won, for the staff."""
    head = [_("Number"), _("Project"), _("Applicant"), _("Group"), _("State"), _("Submitted"),
            _("National money (KRW)"), _("Total (KRW)")]  # fmt: skip
    rows = [
        [one.matter.number, one.matter.title, one.lead.label(), groups.get(one.group, one.group),
         one.state_label(actor), one.submitted_at, one.national, one.total]
        for one in found
    ]  # fmt: skip
    data = {"list": "call-entries", "call": str(call.pk), "rows": len(rows)}
    ledger.record("competitions.exported", actor=actor, matter_id=call.pk, data=data)
    return as_file(f"entries-{call.matter.number or call.pk}", head, rows, kind=kind)
