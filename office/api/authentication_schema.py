"""How the two ways of signing in stand in the OpenAPI document."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension


class BearerScheme(OpenApiAuthenticationExtension):
    """A token made on the account page or by `manage.py create_token`."""

    target_class = "office.api.authentication.Bearer"
    name = "bearer"

    def get_security_definition(self, auto_schema: Any) -> dict:
        """The HTTP bearer scheme."""
        told = _("A token made on the page of your account. It acts for you: keep it secret.")
        return {"type": "http", "scheme": "bearer", "description": told}


class SessionScheme(OpenApiAuthenticationExtension):
    """The session of the pages."""

    target_class = "office.api.authentication.Session"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict:
        """The session cookie."""
        told = _("The session of the pages; requests that change something also carry `X-CSRFToken`.")
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME, "description": told}
