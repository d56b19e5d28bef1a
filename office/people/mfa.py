"""Staff sign in with a second factor."""

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from office.access import Actor

STAFF_KINDS = ("secretariat", "ministry")
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What remains reachable without the factor: setting it up, the frame's own pages, and the health check.
_OPEN = {"web:language", "web:session", "web:accessibility", "web:privacy", "people:sign_in_again", "healthz"}


def must_have_second_factor(actor: Actor) -> bool:
    """Whoever holds an office, sits in the secretariat or a ministry, or runs the installation."""
    return bool(actor.posts or actor.administrator or actor.organisations(kinds=STAFF_KINDS))


class SecondFactorFirst:
    """Sends staff without a second factor to set one up, before any other page; settings.MFA_REQUIRED turns it on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not settings.MFA_REQUIRED or _is_open(request.resolver_match) or not _lacks_factor(request):
            return None
        if request.path.startswith("/api/"):
            raise PermissionDenied("a second factor is required")
        messages.warning(request, _("Your office asks for a second factor: set up an authenticator app or a passkey."))
        return redirect("mfa_index")


def _is_open(match) -> bool:
    return match.view_name in _OPEN or match._func_path.startswith("allauth.")


def _lacks_factor(request: HttpRequest) -> bool:
    """Signed in with a factor says the session; one set up during it says the database."""
    if not request.user.is_authenticated or not must_have_second_factor(request.actor):
        return False
    if any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user)):
        return False
    return not is_mfa_enabled(request.user, FACTORS)
