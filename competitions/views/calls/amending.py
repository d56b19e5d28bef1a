"""What is told of an amendment while it is prepared: whether it can still be published, and what to do else."""

import datetime as dt
from typing import Any

from django.urls import reverse

from competitions import guards
from competitions.documents.changes import prepared
from competitions.form_definitions import CALL_FORM
from competitions.models import Call
from office.forms.comparing import Change
from office.forms.queries import answers_of
from office.workflow.arrival import moment


def before_preparing(call: Call) -> dict[str, Any]:
    """The numbers of the rule before anybody begins: the close as it stands now, the days left, the last day."""
    least = call.terms_in_force.amendment_days
    if call.closes_at is None:
        return {}
    last = call.closes_at - dt.timedelta(days=least)
    return {
        "least": least,
        "closes_at": call.closes_at,
        "left": max((call.closes_at - moment()).days, 0),
        "last": last,
        "too_late": last < moment(),
        "earliest": moment() + dt.timedelta(days=least),
    }


def changes_of(call: Call) -> list[Change]:
    """What the amendment that is being prepared changes, answer by answer; nothing where none is."""
    return prepared(call, answers_of(call.matter, CALL_FORM)) if call.amending else []


def standing_against(call: Call) -> str:
    """Why an amendment that is being prepared could not be published now for want of days; empty when it could."""
    return str(guards.enough_days_left.reason(call) or "") if call.amending else ""


def way_to_close(call: Call) -> str:
    """Where the set-up asks for the close."""
    return f"{reverse('competitions:call-form', args=[call.pk])}?section=schedule#id_closes_at"
