"""Once more who it is: asked for before something is signed, decided or published."""

from allauth.account.internal.flows.reauthentication import (
    did_recently_reauthenticate,
    raise_if_reauthentication_required,
)
from django.http import HttpRequest


def confirm(request: HttpRequest) -> None:
    """Ask for the password (or the passkey) unless it was given in the last minutes.

    What was posted waits meanwhile, and happens once the answer is right.
    """
    raise_if_reauthentication_required(request, app="allauth.account")


def confirmed(request: HttpRequest) -> bool:
    """Whether it was given in the last minutes; a session alone does not say who sits before it."""
    return did_recently_reauthenticate(request)
