"""Who is asking: a bearer token, or the session of the pages (with its CSRF check)."""

import re
from datetime import timedelta
from hmac import compare_digest
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from knox.models import get_token_model
from knox.settings import CONSTANTS
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

_SHAPE = re.compile(rb"^[A-Za-z0-9_-]{20,200}$")


class Session(SessionAuthentication):
    """The session of the pages. A missing CSRF token is refused even though a bearer would not need one."""


class Bearer(TokenAuthentication):
    """`Authorization: Bearer …`, looked up by its first letters and compared by digest."""

    def authenticate_credentials(self, token: bytes) -> tuple[Any, Any]:
        """Return user and token. Expired tokens stay in the owner's list, where they show as expired."""
        if not _SHAPE.match(token):
            raise AuthenticationFailed(_("The token is not valid."))
        found = self._find(token.decode("ascii"))
        if found is None or (found.expiry and found.expiry <= timezone.now()):
            raise AuthenticationFailed(_("The token is not valid or has expired."))
        if not found.user.is_active:
            raise AuthenticationFailed(_("The account is closed."))
        _touch(found)
        return found.user, found

    @staticmethod
    def _find(token: str) -> Any | None:
        digest = hash_token(token)
        candidates = get_token_model().objects.filter(token_key=token[: CONSTANTS.TOKEN_KEY_LENGTH])
        return next((one for one in candidates.select_related("user") if compare_digest(one.digest, digest)), None)


def _touch(token: Any) -> None:
    """Note the use, at most once a minute: the owner sees which tokens still work for somebody."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - timedelta(minutes=1):
        type(token).objects.filter(pk=token.pk).update(last_used_at=now)


def seat_actor(request: Request) -> None:
    """Put the actor of the authenticated user on the request.

    The middleware knew only the session; a token may speak for somebody else.
    """
    request._request.actor = import_string(settings.API_ACTOR_OF)(request.user)
