"""The one door: lock, read again, ask the rule, ask the guards, step, save, record."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow, NotYours, worded
from office.ledger.models import Event
from office.ledger.writing import digest
from office.workflow.arrival import checked_moment
from office.workflow.flow import Stateful
from office.workflow.steps import Step, performing, step_of


def perform(
    subject: Stateful,
    name: str,
    *,
    by: Actor,
    drafter: Actor | None = None,
    at: dt.datetime | None = None,
    held: bool = False,
    **facts,
) -> Event:
    """Take the step `name` on `subject` and return the event that records it; `subject` is brought up to date.

    `at` is the instant that counts (default: now; a request counts from its arrival). For a step behind an
    outgoing letter `drafter` is who drafted it. The method gets `by`, `at` and the facts; so do the effects.
    `held` says that `subject` is what :func:`lock` gave in the transaction of the caller, which ends with a refusal.
    Raises LookupError (no such step), NotYours (403) and NotNow (409, with the reasons); then nothing has
    changed and nothing is recorded. Two callers at once: the second finds the step taken and gets NotNow.
    """
    step = step_of(type(subject), name)
    with transaction.atomic(savepoint=not held):
        locked = subject if held else lock(subject)
        ask(step, locked, by=by, drafter=drafter)
        source, at = locked.state, at or checked_moment()
        token = performing.set(True)
        try:
            getattr(locked, name)(by=by, at=at, **facts)
        finally:
            performing.reset(token)
        locked.save()
        event = _record(locked, step, source, by=by, drafter=drafter, facts=facts)
        for effect in step.effects:
            effect.trigger(locked, event=event, facts=facts)
    subject.__dict__.update(locked.__dict__)
    return event


def lock(subject: Stateful) -> Stateful:
    """The row of `subject`, read again under a lock that lasts to the end of the transaction."""
    model = type(subject)
    if (found := _locked.first(model=model, pk=subject.pk)) is None:
        raise model.DoesNotExist
    return found


@worded("model")
def _locked(model: type[Stateful], pk: Any) -> QuerySet:
    rows = model._default_manager.select_for_update(of=("self",)).select_related(*model.read_with)
    return rows.defer(*model.read_without).filter(pk=pk)


def ask(step: Step, subject: Stateful, *, by: Actor, drafter: Actor | None = None) -> None:
    """Raise NotYours or NotNow unless `by` may take the step now."""
    if not _holds(step, subject, by, drafter):
        raise NotYours(step.name)
    if reasons := reasons_against(step, subject):
        raise NotNow(reasons)


def _holds(step: Step, subject: Stateful, by: Actor, drafter: Actor | None) -> bool:
    if step.approval is None:
        return step.rule.holds(by, subject)
    return (
        drafter is not None
        and drafter.user_id != by.user_id
        and step.rule.holds(drafter, subject)
        and step.approval.holds(by, subject)
    )


def reasons_against(step: Step, subject: Stateful) -> list[str]:
    """The sentences that say why the step is not open now; empty when it is."""
    if subject.state not in step.sources:
        return [_("This is not possible while the state is “%(state)s”.") % {"state": subject.state_label()}]
    return [str(reason) for guard in step.guards if (reason := guard.reason(subject)) is not None]


def _record(subject, step: Step, source: str, *, by: Actor, drafter: Actor | None, facts: dict) -> Event:
    data = {"step": step.name, "from": source, "to": subject.state}
    if step.basis:
        data["basis"] = step.basis
    if drafter is not None:
        data["drafter"] = str(drafter.user_id)
    if facts:
        data["facts"] = digest({key: str(value) for key, value in facts.items()})
    kind = f"{subject._meta.app_label}.{subject._meta.model_name}.{step.name}"
    return ledger.record(kind, actor=by, matter_id=subject.matter.pk, subject=subject, data=data)
