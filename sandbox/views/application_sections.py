"""What else belongs on the page of an application: each piece of the procedure registers its own section.

Local reviews, the board of consultations, the experts, the committee: none of them knows of the others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from office.access import Actor

ContextFunction = Callable[[Any, Actor], dict | None]


@dataclass(frozen=True)
class Section:
    """One part of the page: where it stands, its template, and what the template shows."""

    order: int
    template: str
    context: ContextFunction
    leads: tuple[str, ...] = ()

    def place(self, application: Any) -> tuple[bool, int]:
        """Before the others in the states in which it is what a reader comes for."""
        return application.state not in self.leads, self.order


_sections: dict[str, Section] = {}


def register_section(order: int, template: str, context: ContextFunction, *, leads: tuple[str, ...] = ()) -> None:
    """Show `template` on every application's page for which `context(application, actor)` gives something.

    In the states `leads` it stands before the others. None or an empty dict leaves the section out: nothing to show,
    or not for this reader.
    """
    _sections[template] = Section(order, template, context, leads)


def sections_of(application: Any, request: HttpRequest) -> list[SafeString]:
    """The sections that have something for this reader, in their order, each rendered with its own names alone."""
    found = []
    for section in sorted(_sections.values(), key=lambda one: one.place(application)):
        if names := section.context(application, request.actor):
            found.append(render_to_string(section.template, {"application": application, **names}, request=request))
    return found
