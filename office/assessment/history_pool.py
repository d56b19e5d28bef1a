"""What happened to a profile, out of the ledger, for its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.models import Reviewer
from office.ledger.models import Event
from office.people.models import User

MOST = 100
TOLD = {
    "assessment.reviewer.added": _("Put into the pool"),
    "assessment.reviewer.changed": _("Profile changed"),
    "assessment.reviewer.consented": _("Consent given"),
    "assessment.reviewer.withdrew": _("Consent withdrawn"),
    "assessment.reviewer.activated": _("Active again"),
    "assessment.reviewer.deactivated": _("Made inactive"),
    "assessment.reviewer.linked": _("Linked with the account"),
    "assessment.reviewer.unlinked": _("Link with the account taken away"),
    "assessment.reviewer.erased": _("What told of the person was erased"),
    "assessment.employment.added": _("Employment added"),
    "assessment.employment.changed": _("Employment changed"),
    "assessment.employment.removed": _("Employment removed"),
    "assessment.work.added": _("Work added"),
    "assessment.work.changed": _("Work changed"),
    "assessment.work.removed": _("Work removed"),
}


def history_of(reviewer: Reviewer) -> list[dict[str, Any]]:
    """What was done to a profile, newest first."""
    found = Event.objects.filter(subject_kind="assessment.reviewer", subject_id=str(reviewer.pk), kind__in=TOLD)
    events = list(found.order_by("-id")[:MOST])
    people = User.objects.in_bulk({event.actor_id for event in events} - {None})
    return [_line(event, people) for event in events]


def _line(event: Event, people: dict) -> dict[str, Any]:
    by = str(people.get(event.actor_id, "")) or (_("the system") if event.actor_kind == "system" else "")
    note = _("by import") if "import" in event.data else ""
    return {"at": event.at, "text": TOLD[event.kind], "by": by, "note": note}
