"""The demo's password is printed in the README: it opens nothing anywhere else."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DEMO_PASSWORD = "sandbox-demo"  # noqa: S105


def is_refused(password: str | None) -> bool:
    """Whether this is the public demo password in an installation that is no demo."""
    return password == DEMO_PASSWORD and not settings.DEMO


class NotTheDemoPassword:
    """Nobody may choose the demo's password, not even in the demo."""

    def validate(self, password: str, user=None) -> None:
        """Raise ValidationError for the demo's password."""
        if password == DEMO_PASSWORD:
            raise ValidationError(_("This password is public knowledge. Choose another one."), code="demo_password")

    def get_help_text(self) -> str:
        """What the sign-up form says beside the field."""
        return _("The password must not be one that this system's documentation prints.")
