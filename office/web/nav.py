"""What the pieces hang into the page frame: menu items, account items, and the inbox with its number.

The frame knows no piece. Each piece registers in its `apps.ready()`; labels are lazy translations.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

Visible = Callable[[object], bool]


@dataclass(frozen=True)
class Item:
    """One line of a menu."""

    key: str
    label: str
    url_name: str
    visible: Visible
    order: int

    def address(self) -> str | None:
        """Where it leads, or None in an installation without that piece."""
        try:
            return reverse(self.url_name)
        except NoReverseMatch:
            return None


@dataclass(frozen=True)
class Shown:
    """A menu line as one visitor sees it."""

    key: str
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Inbox:
    """The letter box in the header."""

    url_name: str
    count: Callable[[object], int]


_main: dict[str, Item] = {}
_account: dict[str, Item] = {}
_inbox: list[Inbox] = []


def everybody(actor: object) -> bool:
    """Visible to whoever comes."""
    return True


def signed_in(actor: object) -> bool:
    """Visible to people who are signed in."""
    return bool(getattr(actor, "signed_in", False))


def register(key: str, label: str, url_name: str, visible: Visible = everybody, order: int = 100) -> None:
    """Put a line into the main menu; registering a key again replaces it."""
    _main[key] = Item(key, label, url_name, visible, order)


def register_account(key: str, label: str, url_name: str, visible: Visible = signed_in, order: int = 100) -> None:
    """Put a line into the menu under one's own name."""
    _account[key] = Item(key, label, url_name, visible, order)


def register_inbox(url_name: str, count: Callable[[object], int]) -> None:
    """Say where letters wait and how many an actor has not read."""
    _inbox[:] = [Inbox(url_name, count)]


def _shown(items: dict[str, Item], actor: object, path: str) -> list[Shown]:
    """The lines this actor may see; the one with the longest address that begins the path is current."""
    ordered = sorted(items.values(), key=lambda item: (item.order, item.key))
    lines = [(item, url) for item in ordered if item.visible(actor) and (url := item.address())]
    within = [url for _, url in lines if path == url or (url != "/" and path.startswith(url))]
    here = max(within, key=len, default=None)
    return [Shown(item.key, item.label, url, url == here) for item, url in lines]


def main_menu(actor: object, path: str) -> list[Shown]:
    """The main menu for this actor on this page."""
    return _shown(_main, actor, path)


def account_menu(actor: object, path: str) -> list[Shown]:
    """The menu under the actor's own name."""
    return _shown(_account, actor, path)


def inbox(actor: object) -> tuple[str, int] | None:
    """Address and number of unread letters, or None when there is no inbox for this actor."""
    if not _inbox or not signed_in(actor):
        return None
    try:
        return reverse(_inbox[0].url_name), _inbox[0].count(actor)
    except NoReverseMatch:
        return None
