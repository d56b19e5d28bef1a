"""The lists of those who are asked, as files: what the filter shows, in the reader's own scope and words."""

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor
from office.web.exporting import as_file
from sandbox.models import LocalReview, Opinion


def local_reviews(reviews: QuerySet[LocalReview], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Local reviews as a table; that it was taken is written in the ledger."""
    head = [_("Number"), _("Technology or service"), _("Applicant"), _("Local government"), _("State"), _("Asked"),
            _("Opinion given"), _("Opinion")]  # fmt: skip
    rows = [
        [one.matter.number, one.matter.title, one.matter.parent.organisation.label(), one.matter.organisation.label(),
         one.state_label(actor), one.asked_at, one.given_at, one.get_stance_display()]
        for one in reviews
    ]  # fmt: skip
    ledger.record("sandbox.exported", actor=actor, data={"list": "local-reviews", "rows": len(rows)})
    return as_file("local-reviews", head, rows, kind=kind)


def opinions(found: QuerySet[Opinion], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Consultations on applications as a table; that it was taken is written in the ledger."""
    head = [_("Number"), _("Technology or service"), _("Applicant"), _("Agency"), _("State"), _("Letter arrived"),
            _("Closed"), _("Reply")]  # fmt: skip
    rows = [
        [one.matter.number, one.matter.title, one.matter.parent.organisation.label(), one.matter.organisation.label(),
         one.state_label(actor), one.arrived_at, one.closed_at,
         ", ".join(reply.get_stance_display() for reply in one.replies_for(actor))]
        for one in found
    ]  # fmt: skip
    ledger.record("sandbox.exported", actor=actor, data={"list": "opinions", "rows": len(rows)})
    return as_file("opinions", head, rows, kind=kind)
