"""The lists as files: what the page shows, all of it, in the reader's own scope and words."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor
from office.committees.models import Committee, Meeting, Seat
from office.web.exporting import as_file


def meetings(found: QuerySet[Meeting], actor: Actor, *, kind: str) -> HttpResponseBase:
    """Meetings as a table; that it was taken is written in the ledger."""
    head = [_("Number"), _("Committee"), _("Ordinal"), _("Time"), _("How it is held"), _("Place"), _("State"),
            _("Items")]  # fmt: skip
    rows = [
        [one.matter.number, one.committee.label(), one.ordinal, one.held_at, one.get_mode_display(), one.place,
         one.state_label(actor), one.item_count]
        for one in found
    ]  # fmt: skip
    ledger.record("committees.exported", actor=actor, data={"list": "meetings", "rows": len(rows)})
    return as_file("meetings", head, rows, kind=kind)


def seats(committee: Committee, found: Iterable[Seat], actor: Actor, *, kind: str) -> HttpResponseBase:
    """The members of a committee as a table."""
    head = [
        _("Position"),
        _("Name"),
        _("Organisation"),
        _("Kind of seat"),
        _("Role"),
        _("Votes"),
        _("From"),
        _("Until"),
    ]
    rows = [
        [one.title(), one.name, one.organisation.label() if one.organisation_id else "", one.get_kind_display(),
         one.get_role_display(), _("yes") if one.votes else _("no"), one.valid_from, one.valid_until]
        for one in found
    ]  # fmt: skip
    data = {"list": "seats", "committee": str(committee.pk), "rows": len(rows)}
    ledger.record("committees.exported", actor=actor, data=data)
    return as_file("committee-members", head, rows, kind=kind)
