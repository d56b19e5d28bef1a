"""Parts of a page that ask for news every few seconds: cheap while nothing happens.

What is put together is kept for whoever asked, until something happens in the meeting. The mark that the browser gets
(ETag) is made of what is shown and of nothing else.
"""

import hashlib
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from office.committees.models import Meeting
from office.committees.trail import pulse
from office.workflow.arrival import moment

KEPT_SECONDS = 45


def board(
    request: HttpRequest, meeting: Meeting, template: str, context: Callable[[], dict], *, about: str = ""
) -> HttpResponse:
    """The parts as they stand; 304 when the browser has them already."""
    place = ":".join(["committees.board", template, str(meeting.pk), str(request.actor.user_id), get_language(), about])
    mark = f"{pulse(meeting)}:{_minute(meeting)}"
    kept = cache.get(place)
    if kept is None or kept[0] != mark:
        html = render_to_string(template, context(), request=request)
        kept = (mark, html, f'"{hashlib.sha256(html.encode()).hexdigest()[:32]}"')
        cache.set(place, kept, KEPT_SECONDS)
    return _answer(request, kept[1], kept[2])


def _minute(meeting: Meeting) -> str:
    """While ballots are taken the time that is left is shown: it changes by itself."""
    return f"{moment():%H%M}" if meeting.written and not meeting.window_over() else ""


def _answer(request: HttpRequest, html: str, etag: str) -> HttpResponse:
    same = request.headers.get("If-None-Match") == etag
    answer = HttpResponse(status=304) if same else HttpResponse(html)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer
