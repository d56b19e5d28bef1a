"""Drafting the conditions of a decision: proposals adopted or merged, own ones added, edited, ordered, removed."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.documents.flow import ON_ITS_WAY
from office.documents.models import Letter
from office.workflow.performing import lock
from sandbox import rules
from sandbox.models import Application, Condition, ProposedCondition
from sandbox.resolutions import DECIDES
from sandbox.states import Applying

OPEN = (
    Applying.CONSULTING, Applying.DISPUTE, Applying.REVIEW, Applying.ON_AGENDA, Applying.DEFERRED, Applying.RESOLVED,
    Applying.REDELIBERATION,
)  # fmt: skip
FIELDS = ("text", "basis", "purpose", "evidence", "before_start", "to_be_settled", "due_on", "every_months")


def closed_because(case: Application) -> list[str]:
    """Why conditions cannot be drafted now; empty while they can."""
    if case.state not in OPEN:
        told = {"state": case.state_label()}
        return [_("Conditions cannot be drafted while the state is “%(state)s”.") % told]
    if Letter.objects.filter(matter=case.pk, step__in=DECIDES, state__in=ON_ITS_WAY).exists():
        return [_("A decision on these conditions is on its way to approval. Have it returned first.")]
    return []


def adopt(case: Application, *, by: Actor, proposals: Iterable[Any], merged: bool = False) -> list[Condition]:
    """Draft conditions out of proposals: one for each, or a single one of all of them.

    Raises NotYours, NotNow, and Invalid for proposals that are not this case's.
    """
    with transaction.atomic():
        _opened(case, by)
        chosen = _chosen(case, proposals)
        made = [_merge(case, chosen)] if merged else [_merge(case, [one]) for one in chosen]
        for condition in made:
            _record("adopted", condition, by, proposals=condition.proposals.count())
    return made


def _chosen(case: Application, wanted: Iterable[Any]) -> list[ProposedCondition]:
    keys = {str(one) for one in wanted}
    found = [one for one in case.proposals() if str(one.pk) in keys]
    if not found or len(found) != len(keys):
        raise Invalid({"proposals": [_("Choose proposals of this case.")]})
    return found


def _merge(case: Application, chosen: list[ProposedCondition]) -> Condition:
    made = _append(
        case,
        text=_joined(one.text for one in chosen),
        purpose=_joined(one.need for one in chosen),
        evidence=_joined(one.evidence for one in chosen),
    )
    made.proposals.set(chosen)
    return made


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def add(case: Application, *, by: Actor, **facts: Any) -> Condition:
    """Draft a condition of the office's own; raises NotYours, NotNow."""
    with transaction.atomic():
        _opened(case, by)
        made = _append(case, **_known(facts))
        _record("added", made, by)
    return made


def edit(condition: Condition, *, by: Actor, **facts: Any) -> Condition:
    """Change a drafted condition; raises NotYours, NotNow."""
    with transaction.atomic():
        _opened(condition.application, by)
        changed = _known(facts)
        for name, value in changed.items():
            setattr(condition, name, value)
        condition.save(update_fields=list(changed))
        _record("edited", condition, by)
    return condition


def remove(condition: Condition, *, by: Actor) -> None:
    """Strike a drafted condition; its proposals can be adopted again. Raises NotYours, NotNow."""
    with transaction.atomic():
        case = _opened(condition.application, by)
        _record("removed", condition, by)
        condition.proposals.clear()
        condition.delete()
        _number(case.conditions.all())


def move(condition: Condition, *, by: Actor, to: int) -> None:
    """Put a drafted condition in the place `to`, counted from 1; raises NotYours, NotNow."""
    with transaction.atomic():
        case = _opened(condition.application, by)
        rest = list(case.conditions.exclude(pk=condition.pk))
        rest.insert(max(0, min(to - 1, len(rest))), condition)
        _number(rest)
        _record("moved", condition, by, to=to)


def _opened(case: Application, by: Actor) -> Application:
    locked = lock(case)
    if not rules.HandleApplication.holds(by, locked):
        raise NotYours(rules.HandleApplication.key)
    if reasons := closed_because(locked):
        raise NotNow(reasons)
    return locked


def _append(case: Application, **facts: Any) -> Condition:
    last = case.conditions.aggregate(last=Max("position"))["last"] or 0
    return Condition.objects.create(application=case, position=last + 1, **facts)


def _number(conditions: Iterable[Condition]) -> None:
    for position, one in enumerate(conditions, start=1):
        if one.position != position:
            Condition.objects.filter(pk=one.pk).update(position=position)
            one.position = position


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name in FIELDS}


def _record(what: str, condition: Condition, by: Actor, **data: Any) -> None:
    ledger.record(
        f"sandbox.condition.{what}", actor=by, matter_id=condition.application_id, subject=condition, data=data
    )
