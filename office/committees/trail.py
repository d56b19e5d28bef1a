"""What the ledger tells of a meeting: its history, and a mark by which a page knows that something has happened."""

from typing import Any

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from office.committees.models import Meeting
from office.ledger.models import Event
from office.people.models import User
from office.workflow.articles import cite
from office.workflow.steps import steps_of

MOST = 100
_STEPS = "committees.meeting."
_ITEMS = "committees.agendaitem."


def history_of(meeting: Meeting, *, names: bool) -> list[dict]:
    """The meeting's own steps, newest first; with `names`, by whom. What happened to its items stands with these."""
    events = Event.objects.filter(matter_id=meeting.pk, kind__startswith=_STEPS).order_by("-id")[:MOST]
    told = [event for event in events if event.data.get("step") or event.kind == f"{_STEPS}planned"]
    people = _names({event.actor_id for event in told}) if names else {}
    labels = {name: str(step.label) for name, step in steps_of(Meeting).items()}
    return [_line(event, labels, people) for event in told]


def _line(event: Event, labels: dict[str, str], people: dict) -> dict:
    step = event.data.get("step", "")
    return {
        "at": event.at,
        "text": labels.get(step, step) if step else _("The meeting was planned"),
        "by": people.get(event.actor_id, ""),
        "note": cite(event.data.get("basis", "")),
    }


def _names(ids: set) -> dict:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids - {None})}


def pulse(meeting: Meeting) -> str:
    """A mark that changes with whatever happens in a meeting: one query, however much there is.

    It decides only whether a page is put together anew. It is never shown: a recused member would learn from it that
    something happens elsewhere. Events are counted, for of two that are written at once the later may come first.
    """
    cases: Any = meeting.items.order_by().values("matter")
    found = Event.objects.filter(Q(matter_id=meeting.pk) | Q(matter_id__in=cases, kind__startswith=_ITEMS))
    told = found.aggregate(last=Max("id"), count=Count("id"))
    return f"{told['last'] or 0}-{told['count']}"
