"""Facts on their way through the outbox: dataclasses of plain values to JSON and back, dates as dates."""

import dataclasses
import datetime as dt
from types import SimpleNamespace
from typing import Any
from uuid import UUID

_DAY, _INSTANT = "$day", "$instant"


def freeze(value: Any) -> Any:
    """The JSON form of a facts dataclass; raises TypeError for what is not plain.

    A lazy translation is refused like any other object: it would be fixed in the language of whoever took the step.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: freeze(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): freeze(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [freeze(item) for item in value]
    if isinstance(value, dt.datetime):
        return {_INSTANT: value.isoformat()}
    if isinstance(value, dt.date):
        return {_DAY: value.isoformat()}
    if isinstance(value, UUID):
        return str(value)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"{type(value).__name__} is no plain value")


def thaw(value: Any) -> Any:
    """What templates read: attributes by name, dates as dates, lists as tuples."""
    if isinstance(value, list):
        return tuple(thaw(item) for item in value)
    if not isinstance(value, dict):
        return value
    if _INSTANT in value:
        return dt.datetime.fromisoformat(value[_INSTANT])
    if _DAY in value:
        return dt.date.fromisoformat(value[_DAY])
    return SimpleNamespace(**{key: thaw(item) for key, item in value.items()})
