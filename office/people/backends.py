"""Who may sign in with which password."""

from allauth.account.auth_backends import AuthenticationBackend

from office.people.passwords import is_refused


class SignIn(AuthenticationBackend):
    """By e-mail and password; the demo's password is refused outside the demo, wherever it was set."""

    def authenticate(self, request, **credentials):
        """The user, or None. The password is hashed in any case, so that a refusal takes the same time."""
        user = super().authenticate(request, **credentials)
        return None if is_refused(credentials.get("password")) else user
