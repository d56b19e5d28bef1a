"""The way to the self-check, for everybody who comes."""

from django.utils.translation import gettext_lazy as _

from office.web import nav


def register() -> None:
    """One line in the menu, signed in or not."""
    nav.register("which-track", _("Which track fits me?"), "sandbox:which-track", visible=_for_applicants, order=15)


def _for_applicants(actor: object) -> bool:
    """Visitors, and whoever holds no office: staff and ministries have no application to choose."""
    return not getattr(actor, "posts", ())
