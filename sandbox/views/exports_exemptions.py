"""The list of exemptions as a file: what the filter shows, in the reader's own scope and words."""

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor
from office.web.exporting import as_file
from sandbox.models import Exemption


def exemptions(found: QuerySet[Exemption], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Exemptions as a table; that it was taken is written in the ledger."""
    head = [
        _("Number"), _("Technology or service"), _("Track"), _("Operator"), _("Regions"), _("First day of the period"),
        _("Last day of the period"), _("Conditions"), _("State"), _("Approved"), _("Published in the gazette on"),
        _("Application"),
    ]  # fmt: skip
    rows = [
        [one.matter.number, one.matter.title, one.get_track_display(), one.matter.organisation.label(),
         ", ".join(region.organisation.label() for region in one.regions.all()), one.starts_on, one.ends_on, one.bound,
         one.state_label(actor), one.approved_at, one.published_on, one.application.matter.number]
        for one in found
    ]  # fmt: skip
    ledger.record("sandbox.exported", actor=actor, data={"list": "exemptions", "rows": len(rows)})
    return as_file("exemptions", head, rows, kind=kind)
