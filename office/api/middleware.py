"""Nothing under /api/ answers with a page of HTML, also where REST framework was never reached."""

import sys
from collections.abc import Callable
from typing import Any

from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from office.api.kinds import kind_for
from office.api.problems import Problem, explain, respond

PREFIX = "/api/"


class Problems:
    """Turns every error under /api/ that the kit has not told as a problem into one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(PREFIX) or response.status_code < 400:
            return response
        if response.streaming or getattr(response, "is_problem", False):
            return response
        return _translated(request, response)


def _translated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What failed outside the view is known from the signal; else only the status is.

    The answer is rewritten in place: the headers that other middleware gave it stay.
    """
    failure = getattr(request, "api_failure", None)
    problem = (explain(failure) if failure else None) or Problem(
        kind_for(response.status_code), status=response.status_code
    )
    answer = respond(problem, request)
    response.status_code, response.content = answer.status_code, answer.content
    for name, value in answer.headers.items():
        response.headers[name] = value
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(answer.content))
    return response


@receiver(got_request_exception, dispatch_uid="office.api.failure")
def remember_failure(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Django turns an exception into a page before a middleware sees it; keep which one it was."""
    if request is not None and request.path.startswith(PREFIX):
        request.api_failure = sys.exc_info()[1]
