"""What was done on a panel and around its draw, in words."""

from typing import Any

from django.utils.translation import pgettext

from office.access import Actor
from office.assessment import history_conflicts
from office.assessment.models import Panel, PanelDraw
from office.ledger.models import Event
from office.people.models import User
from office.workflow import steps_of

MOST = 100
_OTHER_EVENTS = {
    "assessment.panel.composed": lambda: pgettext("panel", "Composed"),
    "assessment.panel.edited": lambda: pgettext("panel", "Settings changed"),
    "assessment.panel.entries": lambda: pgettext("panel", "Entries taken up again"),
    "assessment.panel.examined": lambda: pgettext("panel", "Conflicts looked for"),
    "assessment.panel.allotted": lambda: pgettext("panel", "Entries allotted"),
    "assessment.round.members_reminded": lambda: pgettext("panel", "Members reminded of their sheets"),
    "assessment.draw.frozen": lambda: pgettext("panel", "Pool frozen"),
    "assessment.draw.committed": lambda: pgettext("panel", "Commitment published"),
    "assessment.draw.revealed": lambda: pgettext("panel", "Nonce shown"),
    "assessment.draw.drawn": lambda: pgettext("panel", "Drawn"),
    "assessment.draw.called": lambda: pgettext("panel", "The next in the order called"),
    "assessment.draw.exhausted": lambda: pgettext("panel", "Nobody left to call"),
}


def history_of(panel: Panel, actor: Actor) -> list[dict[str, Any]]:
    """What was done, newest first, as far as the reader may know of it."""
    events = list(Event.objects.filter(matter_id=panel.pk).order_by("-id")[:MOST])
    steps = {f"assessment.panel.{name}": str(step.label) for name, step in steps_of(Panel).items()}
    names = {user.pk: str(user) for user in User.objects.filter(pk__in={one.actor_id for one in events} - {None})}
    conflicts = history_conflicts.words_of(events, actor)
    told = [(event, conflicts.get(event.pk) or _words(event.kind, steps)) for event in events]
    return [{"at": one.at, "text": text, "by": names.get(one.actor_id, "")} for one, text in told if text]


def committed_at(made: PanelDraw) -> dict[str, Any]:
    """When each party published its commitment."""
    events = Event.objects.filter(matter_id=made.panel_id, kind="assessment.draw.committed").order_by("id")
    return {event.data["party"]: event.at for event in events}


def _words(kind: str, steps: dict[str, str]) -> str:
    return _OTHER_EVENTS[kind]() if kind in _OTHER_EVENTS else steps.get(kind, "")
