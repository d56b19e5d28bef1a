"""What a view asks of its visitor is declared on it; a view that declares nothing is refused."""

from collections.abc import Callable
from typing import Any

from office.access.rules import Rule


class Marker:
    """A declaration that needs no subject."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


PUBLIC = Marker("PUBLIC")
SIGNED_IN = Marker("SIGNED_IN")


def declare(needs: Rule | Marker) -> Callable[[Any], Any]:
    """Declare what a view (function or class) asks: PUBLIC, SIGNED_IN, or a rule.

    A rule is asked without a subject before the view runs when it can be (`needs.who` asks nothing of one);
    rules about a subject are asked by the view itself, through its `*_for(actor)` query.
    """

    def mark(view: Any) -> Any:
        view.declared = needs
        return view

    return mark


def declared(view: Any) -> Rule | Marker | None:
    """What a resolved view callback declares, looking through `as_view()`, decorators and DRF's `cls`."""
    while view is not None:
        for candidate in (view, getattr(view, "view_class", None), getattr(view, "cls", None)):
            if found := getattr(candidate, "declared", None) or getattr(candidate, "rule", None):
                return found
        view = getattr(view, "__wrapped__", None)
    return None
