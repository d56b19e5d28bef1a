"""What the frame itself hangs into its menus."""

from django.utils.translation import gettext_lazy as _

from office.web import nav


def register_own() -> None:
    """The account line, whose page people own; a line without its page is simply not shown."""
    nav.register_account("account", _("My account"), "people:account", order=10)
