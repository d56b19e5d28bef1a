"""What happened to a seat, out of the ledger, for its page. Its member reads of no entry there."""

from typing import Any

from django.utils.translation import pgettext

from office.access import Actor
from office.assessment import history_conflicts, rules
from office.assessment.models import Seat
from office.ledger.models import Event
from office.people.models import User
from office.workflow import steps_of

MOST = 100
_SEAT = "assessment.seat."


def history_of(seat: Seat, actor: Actor) -> list[dict[str, Any]]:
    """The steps that were taken, newest first, and by whom; what keeps the member away, as far as the reader knows."""
    own = rules.OwnSeat.holds(actor, seat)
    conflicts = [] if own else history_conflicts.of_seat(seat, actor, MOST)
    found = sorted([*_steps(seat), *conflicts], key=lambda one: one[0].at, reverse=True)
    names = User.objects.in_bulk({one.actor_id for one, _label in found} - {None})
    told = [{"at": one.at, "text": label, "by": str(names.get(one.actor_id, ""))} for one, label in found]
    return sorted([*told, *_kept(seat)], key=lambda one: one["at"], reverse=True) if own else told


def _steps(seat: Seat) -> list[tuple[Event, str]]:
    labels = {name: str(step.label) for name, step in steps_of(Seat).items()}
    events = Event.objects.filter(matter_id=seat.pk, kind__startswith=_SEAT).order_by("-at", "-pk")
    found = [(one, labels.get(one.data.get("step", ""))) for one in events[:MOST]]
    return [(one, label) for one, label in found if label]


def _kept(seat: Seat) -> list[dict[str, Any]]:
    return [
        {"at": one["at"], "text": pgettext("seat", "You keep away from an entry"), "note": one["ground"]}
        for one in history_conflicts.own(seat)
    ]
