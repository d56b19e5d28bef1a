"""Walking everything that has an address."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from office.access.declare import declared
from office.access.middleware import declared_elsewhere

# What stands in an address where a converter asks for it.
MADE_UP = {
    "uuid": lambda: str(uuid.uuid4()),
    "int": lambda: "987654",
    "slug": lambda: "receive",
    "str": lambda: "RC-2026-9999",
    "path": lambda: "1",
}
_GAP = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
_GROUP = re.compile(r"\(\?P<(?P<name>\w+)>(?:[^()]|\([^()]*\))*\)")
_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Address:
    """One route: its name with namespaces, its pattern, what answers."""

    name: str
    route: str
    view: Any

    @property
    def is_api(self) -> bool:
        """Whether REST framework answers."""
        return hasattr(self.view, "cls")

    @property
    def is_admin(self) -> bool:
        return self.name.startswith("admin:")

    @property
    def asks(self) -> str:
        """What it declares: PUBLIC, SIGNED_IN, a rule's key, or "nothing"."""
        return told(declared(self.view) or declared_elsewhere(self))

    # what `declared_elsewhere` reads of a match
    @property
    def view_name(self) -> str:
        return self.name

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]

    @property
    def _func_path(self) -> str:
        made = getattr(self.view, "view_class", None) or self.view
        return f"{made.__module__}.{getattr(made, '__name__', type(made).__name__)}"

    @property
    def gaps(self) -> dict[str, str]:
        """The names of the values in the address, with their converters."""
        return {gap["name"]: gap["kind"] or "str" for gap in _GAP.finditer(self.route)}

    def path(self, **values: object) -> str:
        """The address with these values, and made-up ones where none is given."""

        def fill(gap: re.Match) -> str:
            return str(values.get(gap["name"]) or MADE_UP[gap["kind"] or "str"]())

        plain = _GROUP.sub(lambda group: str(values.get(group["name"], "made-up")), self.route)
        return "/" + _GAP.sub(fill, plain.replace("^", "").replace("$", ""))

    def operations(self) -> dict[str, str]:
        """Method and path of each operation of the API with what it declares."""
        shown = "/" + _GAP.sub(lambda gap: "{" + gap["name"] + "}", self.route)
        return {f"{method.upper()} {shown}": told(self._asked_by(handler)) for method, handler in self._handlers()}

    def _handlers(self) -> Iterator[tuple[str, str]]:
        actions = getattr(self.view, "actions", None)
        named = actions.items() if actions else [(one, one) for one in _METHODS if hasattr(self.view.cls, one)]
        yield from ((method, handler) for method, handler in named if method in _METHODS)

    def _asked_by(self, handler: str) -> Any:
        return getattr(getattr(self.view.cls, handler), "declared", None) or declared(self.view)


def told(needs: Any) -> str:
    """A declaration in the words of the table."""
    return "nothing" if needs is None else getattr(needs, "key", None) or repr(needs)


@cache
def all_addresses() -> tuple[Address, ...]:
    """Every route of the house."""
    return tuple(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list, prefix: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route, (*spaces, *filter(None, [pattern.namespace])))
        elif isinstance(pattern, URLPattern):
            yield Address(":".join((*spaces, pattern.name or "")), route, pattern.callback)


def pages() -> list[Address]:
    """Everything but the API."""
    return [address for address in all_addresses() if not address.is_api]


def house_pages() -> list[Address]:
    """The pages of our own making and of sign-in, without the admin."""
    return [address for address in pages() if not address.is_admin]
