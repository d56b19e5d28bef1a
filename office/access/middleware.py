"""Undeclared means refused: no page is served that says nothing about who may see it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse

from office.access.declare import PUBLIC, SIGNED_IN, Marker, declared
from office.access.rules import Rule

_MARKERS = {"PUBLIC": PUBLIC, "SIGNED_IN": SIGNED_IN}


class DeclaredOnly:
    """Ask every view for its declaration before it runs.

    Third-party views cannot be decorated: `settings.DECLARED_NAMESPACES` names, by URL namespace or view name,
    what they ask. Signed-out visitors are sent to sign in; a script's request gets 401.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        needs = declared(view) or declared_elsewhere(request.resolver_match)
        if needs is PUBLIC:
            return None
        if needs is None:
            raise PermissionDenied(f"{request.resolver_match.view_name} declares nothing")
        if hasattr(view, "cls"):
            return None  # the API kit asks its own declaration, after it has read the token
        if not request.actor.signed_in:
            return _sign_in(request)
        if isinstance(needs, Rule) and not needs.who.needs_subject and not needs.holds(request.actor):
            raise PermissionDenied(needs.key)  # Django asks no process_exception about what a process_view raises
        return None


def declared_elsewhere(match) -> Marker | None:
    """The declaration of a third-party view: by its full name, else by its outermost namespace or app."""
    known = getattr(settings, "DECLARED_NAMESPACES", {})
    name = known.get(match.view_name) or known.get(match.namespace) or known.get(match._func_path.split(".")[0])
    return _MARKERS[name] if name else None


def _sign_in(request: HttpRequest) -> HttpResponse:
    script = request.headers.get("HX-Request") or request.headers.get("X-Requested-With")
    if script or "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"type": "about:blank", "title": "Sign in", "status": 401}, status=401)
    return redirect_to_login(request.get_full_path())
