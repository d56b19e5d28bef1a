"""What ends with an application: whoever opened a part of it says how that part is closed."""

from collections.abc import Callable

from office.access import Actor
from sandbox.models import Application

Ending = Callable[..., object]

_endings: list[Ending] = []


def on_end(ending: Ending) -> Ending:
    """Have `ending(application, by=actor)` called in the transaction that withdraws, returns or discards.

    It closes what is still open of its own (reviews, consultations, a panel, a place on an agenda) and must bear
    cases that never had any.
    """
    if ending not in _endings:
        _endings.append(ending)
    return ending


def end_parts(application: Application, *, by: Actor) -> None:
    """Close every part that is still open."""
    for ending in _endings:
        ending(application, by=by)
