"""What happened to a seat, out of the ledger, for its page: its steps, which name no entry."""

from office.assessment.models import Seat
from office.ledger.models import Event
from office.workflow import steps_of

MOST = 100
_SEAT = "assessment.seat."


def history_of(seat: Seat) -> list[dict]:
    """The steps that were taken, newest first."""
    labels = {name: str(step.label) for name, step in steps_of(Seat).items()}
    events = Event.objects.filter(matter_id=seat.pk, kind__startswith=_SEAT).order_by("-at", "-pk")
    found = [(one, labels.get(one.data.get("step", ""))) for one in events[:MOST]]
    return [{"at": one.at, "text": label} for one, label in found if label]
