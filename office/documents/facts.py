"""What a document says, as plain values: frozen, hashed and found again.

A document's facts are a frozen dataclass of plain values (text, numbers, dates, tuples and further frozen
dataclasses). They are stored as JSON beside the PDF; the hash over their canonical form is what the public
verification page shows, and what proves that the stored facts are those that were printed.
"""

import dataclasses
import datetime as dt
import hashlib
import json
import types
import typing
from typing import Any, TypeVar
from uuid import UUID

T = TypeVar("T")


def freeze(value: Any) -> Any:
    """The JSON form of a facts dataclass (or of one of its values); raises TypeError for anything not plain."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: freeze(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): freeze(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [freeze(item) for item in value]
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, UUID) or type(value).__name__ == "__proxy__":
        return str(value)
    if value is None or isinstance(value, (str, int, bool)):
        return value
    raise TypeError(f"{type(value).__name__} is no plain value")


def thaw(kind: type[T], data: dict) -> T:
    """The facts of type `kind` from their stored form; fields added later keep their defaults."""
    hints = typing.get_type_hints(kind)
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _thaw(hints[name], value) for name, value in data.items() if name in known})


def _thaw(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _thaw(next(arg for arg in args if arg is not type(None)), value)
    if origin in (tuple, list):
        return origin(_thaw(args[0], item) for item in value) if args else origin(value)
    if dataclasses.is_dataclass(hint):
        return thaw(hint, value)  # type: ignore[arg-type]
    if hint in (dt.date, dt.datetime):
        return hint.fromisoformat(value)
    return UUID(value) if hint is UUID else value


def digest(frozen: dict) -> str:
    """SHA-256 over the canonical JSON (sorted keys, no spaces, UTF-8) of frozen facts."""
    text = json.dumps(frozen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
