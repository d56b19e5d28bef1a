"""What else belongs on the page of an application: each piece of the procedure registers its own section.

Local reviews, the board of consultations, the experts, the committee: none of them knows of the others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.access import Actor

ContextFunction = Callable[[Any, Actor], dict | None]


@dataclass(frozen=True)
class Section:
    """One part of the page: where it stands, its template, and what the template shows."""

    order: int
    template: str
    context: ContextFunction


_sections: dict[str, Section] = {}


def register_section(order: int, template: str, context: ContextFunction) -> None:
    """Show `template` on every application's page for which `context(application, actor)` gives something.

    None or an empty dict leaves the section out: nothing to show, or not for this reader.
    """
    _sections[template] = Section(order, template, context)


def sections_of(application: Any, actor: Actor) -> list[dict]:
    """The sections that have something for this reader, in their order: template and its names."""
    found = []
    for section in sorted(_sections.values(), key=lambda one: one.order):
        if names := section.context(application, actor):
            found.append({"template": section.template, "names": names})
    return found
