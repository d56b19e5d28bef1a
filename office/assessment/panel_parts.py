"""What the other parts of the assessment put on the page of a panel: each fills its own small template.

panel_parts.register("seats", seats_of)        templates/assessment/panels/_seats.html reads `parts.seats`
"""

from collections.abc import Callable
from typing import Any

from office.access import Actor

Part = Callable[..., Any]
_parts: dict[str, Part] = {}


def register(name: str, told: Part) -> None:
    """`told(panel, actor)` gives what the template `_NAME.html` reads; registering again replaces it."""
    _parts[name] = told


def of(panel: Any, actor: Actor) -> dict[str, Any]:
    """Everything that is told on the page of one panel, by name."""
    return {name: told(panel, actor) for name, told in _parts.items()}
