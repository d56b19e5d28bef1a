"""What happened to a case, out of the ledger, for its page."""

from typing import Any

from office.access import Actor
from office.ledger.models import Event
from office.people.models import User
from office.workflow import steps_of
from office.workflow.articles import cite
from sandbox.models.audience import STAFF, audience_of

MOST = 200


def history_of(case: Any, actor: Actor) -> list[dict]:
    """The steps taken, newest first: when, what, by whom. Only the office reads the names of officers."""
    model = type(case)
    prefix = f"{model._meta.app_label}.{model._meta.model_name}."
    events = Event.objects.filter(matter_id=case.pk, kind__startswith=prefix).order_by("-id")[:MOST]
    labels = {name: str(step.label) for name, step in steps_of(model).items()}
    names = _names({event.actor_id for event in events}) if audience_of(actor, case) == STAFF else {}
    return [_line(event, labels, names) for event in events if event.data.get("step")]


def _line(event: Event, labels: dict[str, str], names: dict) -> dict:
    step = event.data["step"]
    return {
        "at": event.at,
        "text": labels.get(step, step),
        "by": names.get(event.actor_id, ""),
        "note": cite(event.data.get("basis", "")),
    }


def _names(ids: set) -> dict:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids - {None})}
