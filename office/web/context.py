"""What every page's frame needs, computed only when the template asks for it."""

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from office.access.actors import ANONYMOUS
from office.web import nav

SHEETS = (
    "css/kit/base.css",
    "css/kit/frame.css",
    "css/kit/parts.css",
    "css/kit/forms.css",
    "css/kit/case.css",
    "css/kit/committees.css",
    "css/kit/print.css",
)


class Frame:
    """Menus, language and notices of one page; each asked of its source at most once."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.demo: bool = getattr(settings, "DEMO", False)
        self.masthead: bool = getattr(settings, "OFFICIAL_MASTHEAD", False)
        self.version: str = getattr(settings, "VERSION", "")

    @cached_property
    def actor(self) -> object:
        return getattr(self._request, "actor", ANONYMOUS)

    @cached_property
    def menu(self) -> list[nav.Shown]:
        return nav.main_menu(self.actor, self._request.path)

    @cached_property
    def account(self) -> list[nav.Shown]:
        return nav.account_menu(self.actor, self._request.path)

    @cached_property
    def inbox(self) -> dict | None:
        found = nav.inbox(self.actor)
        return {"url": found[0], "count": found[1]} if found else None

    @property
    def other_language(self) -> str:
        """Two languages: the switch always offers the other one."""
        return "en" if get_language() == "ko" else "ko"

    @property
    def at_login(self) -> bool:
        """On the sign-in pages "come back here" would lead round in a circle."""
        return self._request.path.startswith("/accounts/")

    @property
    def here(self) -> str:
        """This page's own address, for coming back to it; a posted page cannot be come back to."""
        return self._request.get_full_path()


def page(request: HttpRequest) -> dict:
    """Context processor: `frame` on every page."""
    return {"frame": Frame(request), "kit_sheets": SHEETS}
