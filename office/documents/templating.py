"""Which sources a template is made of, and the version that follows from them."""

import hashlib
import re
from functools import lru_cache

from django.template.loader import get_template

_PARTS = re.compile(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")


@lru_cache(maxsize=256)
def version(template: str) -> str:
    """SHA-256 over a template and everything it extends or includes, in the order in which they are named.

    Documents carry it, so that it can be said with which sources each of them was printed.
    """
    held = hashlib.sha256()
    for name, source in _sources(template, {}).items():
        held.update(f"{name}\0{source}\0".encode())
    return held.hexdigest()


def _sources(name: str, found: dict[str, str]) -> dict[str, str]:
    if name not in found:
        found[name] = get_template(name).template.source
        for part in _PARTS.findall(found[name]):
            _sources(part, found)
    return found
