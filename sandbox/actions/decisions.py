"""The Minister's decision: the step, its record, and with an approval the exemption, in one transaction."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Actor, Invalid
from office.workflow import perform, step_of
from office.workflow.performing import ask, lock
from sandbox.actions import exemptions
from sandbox.models import Application, Ruling
from sandbox.resolutions import DECIDES, departures


def approve(case: Application, *, by: Actor, drafter: Actor, **facts: Any) -> None:
    """Approve without conditions; raises what :func:`office.workflow.perform` raises, and Invalid without a reason for
    departing from the resolution."""
    _approve(case, "approve", by=by, drafter=drafter, **facts)


def approve_with_conditions(case: Application, *, by: Actor, drafter: Actor, **facts: Any) -> None:
    """Approve with the conditions drafted; raises as :func:`approve`."""
    _approve(case, "approve_with_conditions", by=by, drafter=drafter, **facts)


def _approve(
    case: Application, step: str, *, by: Actor, drafter: Actor, starts_on: dt.date, ends_on: dt.date, content: str,
    deviation: str = "",
) -> None:  # fmt: skip
    at = timezone.now()
    with transaction.atomic():
        _justified(case, step, by=by, drafter=drafter, deviation=deviation)
        perform(
            case, step, by=by, drafter=drafter, at=at,
            starts_on=starts_on, ends_on=ends_on, content=content, deviation=deviation,
        )  # fmt: skip
        _rule(case, step, by=by, drafter=drafter, at=at, deviation=deviation)
        exemptions.grant(case, by=by, at=at, starts_on=starts_on, ends_on=ends_on, content=content)


def reject(case: Application, *, by: Actor, drafter: Actor, reason: str, deviation: str = "") -> None:
    """Do not approve, with reasons; raises as :func:`approve`."""
    at = timezone.now()
    with transaction.atomic():
        _justified(case, "reject", by=by, drafter=drafter, deviation=deviation)
        perform(case, "reject", by=by, drafter=drafter, at=at, reason=reason, deviation=deviation)
        _rule(case, "reject", by=by, drafter=drafter, at=at, deviation=deviation, reason=reason)


def _justified(case: Application, step: str, *, by: Actor, drafter: Actor, deviation: str) -> None:
    """The case stays locked: its conditions are compared with those that the decision freezes."""
    locked = lock(case)
    ask(step_of(Application, step), locked, by=by, drafter=drafter)
    if departures(locked, step) and not deviation.strip():
        raise Invalid({"deviation": [_("Say why the decision departs from the committee's resolution.")]})


def _rule(
    case: Application, step: str, *, by: Actor, drafter: Actor, at: dt.datetime, deviation: str, reason: str = ""
) -> Ruling:
    return Ruling.objects.create(
        application=case, decision=DECIDES[step], resolution=case.resolution, deviation=deviation.strip(),
        reason=reason, decided_at=at, decided_by_id=by.user_id, drafted_by_id=drafter.user_id,
    )  # fmt: skip
