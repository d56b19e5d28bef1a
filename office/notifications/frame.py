"""What the notifications hang into the page frame: the letter box with its number, and two lines of menu."""

from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.notifications import rules
from office.web import nav


def register() -> None:
    """Called once the applications are ready."""
    from office.notifications.queries import unread_count

    nav.register_inbox("notifications:inbox", unread_count)
    nav.register_account("preferences", _("How I am told"), "notifications:preferences", order=20)
    nav.register("operations", _("Outbox"), "notifications:deliveries", visible=_operators, order=900)


def _operators(actor: Actor) -> bool:
    return actor.signed_in and rules.Inspect.holds(actor)
