"""One spelling for each content, so that its SHA-256 can be computed again by anybody (after RFC 8785)."""

import hashlib
import json
from typing import Any


def canonical(content: Any) -> str:
    """JSON with sorted keys, without spaces, in UTF-8 letters.

    Raises ValueError for fractions, which have no one spelling.
    """
    _refuse_fractions(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def plain(content: dict[str, Any]) -> dict[str, Any]:
    """A copy as it comes back from JSON: tuples are lists. Raises ValueError for what has no one spelling."""
    try:
        return json.loads(canonical(content))
    except TypeError as odd:
        raise ValueError(f"{content!r} is no plain JSON") from odd


def sha256(content: Any) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _refuse_fractions(content: Any) -> None:
    if isinstance(content, float):
        raise ValueError(f"{content!r} has no one spelling: keep decimals as text")
    if isinstance(content, dict):
        for name, value in content.items():
            if not isinstance(name, str):
                raise ValueError(f"{name!r} is no key")
            _refuse_fractions(value)
    elif isinstance(content, list | tuple):
        for value in content:
            _refuse_fractions(value)
