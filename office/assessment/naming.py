"""Which matters are entries with which people are named, and until when: each programme says so for its own.

The assessment knows no programme. An entry's kind is registered with a function that gives the sentences against
naming anybody now (none: it is open).
"""

from collections.abc import Callable

from office.assessment.models import Subject
from office.assessment.models.round import ATTENDED
from office.assessment.states import Holding
from office.docket.models import Matter

_kinds: dict[str, Callable[[Matter], list]] = {}

NAMING, CHALLENGING = "naming", "challenging"


def register_entries(matter_kind: str, *, against_naming: Callable[[Matter], list]) -> None:
    """Let applicants name people with matters of a kind; registering again replaces."""
    _kinds[matter_kind] = against_naming


def entry_kinds() -> tuple[str, ...]:
    """Every registered kind."""
    return tuple(sorted(_kinds))


def forget(matter_kind: str) -> None:
    """Take a kind out again: for tests that register their own."""
    _kinds.pop(matter_kind, None)


def against_naming(matter: Matter) -> list:
    """What stands against naming people with this entry now."""
    return _kinds[matter.kind](matter)


def phase_of(matter: Matter) -> str:
    """Naming until the call closes; challenging while a presentation or visit is held; nothing in between."""
    if not against_naming(matter):
        return NAMING
    return CHALLENGING if met(matter) else ""


def met(matter: Matter) -> list[Subject]:
    """Where the entry meets members: its panels that hold a presentation or a visit now."""
    held = Subject.objects.filter(matter=matter, out_at=None, panel__rounds__kind__in=ATTENDED,
                                  panel__rounds__state=Holding.OPEN)  # fmt: skip
    return list(held.select_related("panel__matter").distinct())
