"""What a script is told of a paper."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from office.attachments.models import Attachment
from office.attachments.reading import duplicates_of


def told(paper: Attachment, request: HttpRequest) -> dict[str, Any]:
    """A paper just handed in, with its line for the list, and where else in one's own cases it lies."""
    same = list(duplicates_of(paper, request.actor)[:5])
    return {
        "id": str(paper.pk),
        "name": paper.name,
        "size": paper.size,
        "sha256": paper.sha256,
        "pages": paper.pages,
        "type": paper.type,
        "scan": paper.scan,
        "url": paper.get_absolute_url(),
        "remove_url": reverse("attachments:remove", kwargs={"pk": paper.pk}),
        "duplicates": [{"id": str(one.pk), "name": one.name, "matter": one.matter.reference} for one in same],
        "html": render_to_string(
            "office/attachments/_paper.html",
            {"paper": paper, "removable": True, "duplicates_told": in_words(paper, same)},
            request=request,
        ),
    }


def in_words(paper: Attachment, same: list[Attachment]) -> list[str]:
    """Where else the same content lies, each case once: this one, or another by its number or title."""
    told = {one.matter_id: one for one in reversed(same)}
    return [_line(paper, one) for one in told.values()]


def _line(paper: Attachment, one: Attachment) -> str:
    if one.matter_id == paper.matter_id:
        return _("The same content was handed in here before: “%(name)s”.") % {"name": one.name}
    names = {"name": one.name, "matter": one.matter.number or one.matter.title or _("a draft of yours")}
    return _("The same content was handed in before: “%(name)s” in %(matter)s.") % names
