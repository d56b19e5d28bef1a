"""What the committee resolved on an application, and in what a decision would depart from it."""

from typing import Any

from django.utils.translation import gettext as _

from office.committees.models import AgendaItem
from office.committees.states import Deliberating
from sandbox.states import Applying, Decision

DECIDES = {
    "approve": Decision.APPROVE,
    "approve_with_conditions": Decision.APPROVE_WITH_CONDITIONS,
    "reject": Decision.REJECT,
}
DECIDABLE = (Applying.RESOLVED,)


def item_of(case: Any) -> Any:
    """The agenda item by which the committee resolved on the case last; None when no meeting of ours did."""
    items = AgendaItem.objects.filter(matter=case.pk, state=Deliberating.RESOLVED)
    return items.select_related("meeting__committee", "meeting__matter").order_by("-ended_at").first()


def motion_of(case: Any) -> Any:
    """The motion that was carried, or None."""
    item = item_of(case)
    return item.carried_motion if item else None


def resolved_conditions(case: Any) -> list[str] | None:
    """The texts of the conditions that the committee resolved; None where no meeting of ours resolved."""
    motion = motion_of(case)
    if motion is None:
        return None
    return [_text_of(row) for row in motion.conditions]


def _text_of(row: Any) -> str:
    return str(row.get("text", "")) if isinstance(row, dict) else str(row)


def departures(case: Any, step: str) -> list[str]:
    """In what the decision by `step` differs from the resolution, in sentences; empty where it follows it."""
    decision = DECIDES[step]
    if case.resolution and decision != case.resolution:
        told = {"resolution": Decision(case.resolution).label, "decision": decision.label}
        return [_("The committee resolved “%(resolution)s”; this decides “%(decision)s”.") % told]
    resolved = resolved_conditions(case)
    if decision == Decision.APPROVE_WITH_CONDITIONS and resolved is not None:
        drafted = [one.text for one in case.conditions.all()]
        if _same(resolved) != _same(drafted):
            return [_("The conditions drafted are not those that the committee resolved.")]
    return []


def _same(texts: list[str]) -> list[str]:
    return sorted(" ".join(text.split()) for text in texts)
