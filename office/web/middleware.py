"""Refusals become answers; sign-in redirects become something a script can use."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from office.access.errors import Invalid, NotNow, NotYours, Refusal
from office.web import errors


class Refusals:
    """Stands inside the authentication and actor middleware, outside the views."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        return _for_script(request, answer)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal raised by a view, as a page or problem; anything else is not ours."""
        if not isinstance(exception, Refusal):
            return None
        return refused(request, exception)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a refusal: a visitor who is not signed in is asked to sign in before being refused."""
    if isinstance(refusal, NotYours) and not request.user.is_authenticated:
        return _sign_in(request)
    reasons = refusal.reasons if isinstance(refusal, NotNow) else ()
    wrong = refusal.errors if isinstance(refusal, Invalid) else None
    return errors.answer(request, refusal.status, reasons=reasons, errors=wrong)


def _sign_in(request: HttpRequest) -> HttpResponse:
    if errors.wants_json(request):
        return errors.problem(401)
    return _for_script(request, redirect_to_login(request.get_full_path()))


def _for_script(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """htmx would swap the sign-in page into the middle of this one: send the whole page there instead."""
    login = resolve_url(settings.LOGIN_URL)
    redirected = answer.status_code == 302 and answer.headers.get("Location", "").startswith(login)
    if not (redirected or answer.status_code == 401) or "HX-Request" not in request.headers:
        return answer
    reply = errors.problem(401)
    reply["HX-Redirect"] = redirect_to_login(_page_of(request)).url
    return reply


def _page_of(request: HttpRequest) -> str:
    """The page the reader sees, not the part of it that was asked for; only its path, never another host."""
    parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    if parts.netloc != request.get_host():
        return request.get_full_path()
    return parts.path + (f"?{parts.query}" if parts.query else "")
