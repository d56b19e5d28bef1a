"""The lists as files: what the filter shows, all of it, in the reader's own scope and words."""

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor
from office.web.exporting import as_file
from sandbox.models import Application, Consultation, RapidConfirmation


def rapid_confirmations(cases: QuerySet[RapidConfirmation], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Rapid confirmations as a table; that it was taken is written in the ledger."""
    head = [_("Number"), _("Technology or service"), _("Applicant"), _("State"), _("Submitted"), _("Received")]
    rows = [
        [case.matter.number, case.matter.title, case.matter.organisation.label(), case.state_label(actor),
         case.submitted_at, case.received_at]
        for case in cases
    ]  # fmt: skip
    ledger.record("sandbox.exported", actor=actor, data={"list": "rapid-confirmations", "rows": len(rows)})
    return as_file("rapid-confirmations", head, rows, kind=kind)


def consultations(parts: QuerySet[Consultation], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Consultations as a table; that it was taken is written in the ledger."""
    head = [_("Number"), _("Technology or service"), _("Ministry"), _("State"), _("Letter arrived"), _("Closed")]
    rows = [
        [part.matter.number, part.matter.title, part.matter.organisation.label(), part.state_label(actor),
         part.arrived_at, part.closed_at]
        for part in parts
    ]  # fmt: skip
    ledger.record("sandbox.exported", actor=actor, data={"list": "consultations", "rows": len(rows)})
    return as_file("consultations", head, rows, kind=kind)


def applications(cases: QuerySet[Application], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Applications as a table; that it was taken is written in the ledger."""
    head = [
        _("Number"), _("Technology or service"), _("Track"), _("Applicant"), _("Consortium"), _("State"),
        _("Intake channel"), _("Submitted"), _("Received"), _("Ended"),
    ]  # fmt: skip
    rows = [
        [case.matter.number, case.matter.title, case.get_track_display(), case.matter.organisation.label(),
         ", ".join(member.organisation.label() for member in case.partners), case.state_label(actor),
         case.get_channel_display(), case.submitted_at, case.received_at, case.ended_at]
        for case in cases
    ]  # fmt: skip
    ledger.record("sandbox.exported", actor=actor, data={"list": "applications", "rows": len(rows)})
    return as_file("applications", head, rows, kind=kind)
