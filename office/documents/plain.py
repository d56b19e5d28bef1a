"""A step's facts as they are kept with its letter until somebody approves it."""

from typing import Any

from django.db.models import Model, QuerySet

from office.documents.facts import freeze


def as_plain(facts: dict) -> dict:
    """What a step's form gave, as JSON: the same form reads it again at the moment of approval."""
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, (QuerySet, list, tuple, set)):
        return [_plain(item) for item in value]
    return freeze(value)
