"""What became of an objection, in words."""

from typing import Any

from django.utils.translation import gettext as _

from competitions.models import Objection
from office.ledger.models import Event
from office.workflow import steps_of

# Between the two who answer; whoever objected is told the answer.
UNTOLD = ("propose_answer", "refuse_answer")


def history_of(one: Objection, *, staff: bool) -> list[dict[str, Any]]:
    """What was done, newest first; those outside the office without what is not an answer yet."""
    labels = {name: str(step.label) for name, step in steps_of(Objection).items()}
    told = []
    for event in Event.objects.filter(matter_id=one.pk, kind__startswith="competitions.objection.").order_by("-id"):
        step = event.data.get("step")
        if step is None or staff or step not in UNTOLD:
            told.append({"at": event.at, "text": labels.get(step, _("The objection came in")), "by": ""})
    return told
