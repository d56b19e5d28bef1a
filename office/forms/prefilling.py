"""What the house knows already is filled in, and says where it comes from."""

from typing import Any

from django.db import transaction

from office.access import Actor
from office.forms.models import Answers
from office.forms.saving import _write, lock
from office.forms.values import empty, normal


def prefill(answers: Answers, facts: dict[str, Any], *, by: Actor, origin: str = "register") -> list[str]:
    """Fill empty answers with `facts` (by code) and mark them with `origin`; returns the codes filled.

    Facts that the form does not ask for are passed over; so are questions that somebody has answered.
    """
    with transaction.atomic():
        locked = lock(answers)
        fields = {field.code: field for field in locked.definition.fields() if field.kind != "files"}
        free = {code: raw for code, raw in facts.items() if code in fields and empty(locked.data.get(code))}
        values = {code: value for code, raw in free.items() if not empty(value := normal(fields[code], raw))}
        if values:
            _write(locked, values, by=by, origin=origin)
    answers.data, answers.origins, answers.revision = locked.data, locked.origins, locked.revision
    return sorted(values)
