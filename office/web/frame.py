"""What the frame itself hangs into its menus."""

from django.utils.translation import gettext_lazy as _

from office.web import nav


def register_own() -> None:
    """Account lines whose pages other pieces own; a line without its page is simply not shown."""
    nav.register_account("account", _("My account"), "people:account", order=10)
    nav.register_account("tokens", _("Access tokens"), "api:tokens", order=30)
