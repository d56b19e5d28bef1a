"""Who may sign in with which password."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from office.access import worded
from office.people.models import User
from office.people.passwords import is_refused


class SignIn(AuthenticationBackend):
    """By e-mail and password; the demo's password is refused outside the demo, wherever it was set."""

    def authenticate(self, request, **credentials):
        """The user, or None. The password is hashed in any case, so that a refusal takes the same time."""
        user = super().authenticate(request, **credentials)
        return None if is_refused(credentials.get("password")) else user

    def get_user(self, user_id: Any) -> User | None:
        """Whoever the session names, while the account is active: asked in every request."""
        user = _named.first(pk=user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


@worded()
def _named(pk: Any) -> QuerySet:
    return User.objects.filter(pk=pk)
