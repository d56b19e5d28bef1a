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


_sections: dict[str, Section] = {}


def register_section(order: int, template: str, context: ContextFunction) -> None:
    """Show `template` on every application's page for which `context(application, actor)` gives something.

    None or an empty dict leaves the section out: nothing to show, or not for this reader.
    """
    _sections[template] = Section(order, template, context)


def sections_of(application: Any, request: HttpRequest) -> list[SafeString]:
    """The sections that have something for this reader, in their order, each rendered with its own names alone."""
    found = []
    for section in sorted(_sections.values(), key=lambda one: one.order):
        if names := section.context(application, request.actor):
            found.append(render_to_string(section.template, {"application": application, **names}, request=request))
    return found
