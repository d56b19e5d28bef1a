"""What the pieces hang into the page frame: menu items, account items, and the inbox with its number.

The frame knows no piece. Each piece registers in its `apps.ready()`; labels are lazy translations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import east_asian_width

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Visible = Callable[[object], bool]


@dataclass(frozen=True)
class Item:
    """One line of a menu."""

    key: str
    label: str
    url_name: str
    visible: Visible
    order: int
    group: str = ""

    def address(self) -> str | None:
        """Where it leads, or None in an installation without that piece."""
        try:
            return reverse(self.url_name)
        except NoReverseMatch:
            return None


@dataclass(frozen=True)
class Shown:
    """A menu line as one visitor sees it; a group of lines has no address of its own."""

    key: str
    label: str
    url: str = ""
    current: bool = False
    children: tuple["Shown", ...] = ()


@dataclass(frozen=True)
class Inbox:
    """The letter box in the header."""

    url_name: str
    count: Callable[[object], int]


# More lines than this do not stand side by side: those of one group then fold into one. What a row of a desk's screen
# (1,280 pixels) holds is reckoned by the letters; the numbers are those of the frame's type (css/kit/frame.css).
MOST_FLAT = 9
ROW, PADDING, ARROW, WIDE, NARROW = 1248, 32, 16, 16, 9.4
GROUPS = {
    "cases": _("Cases"),
    "asked": _("Reviews"),
    "deliberation": _("Deliberation"),
    "competitions": _("Competitions"),
    "documents": _("Documents"),
}

_main: dict[str, Item] = {}
_account: dict[str, Item] = {}
_inbox: list[Inbox] = []


def everybody(actor: object) -> bool:
    """Visible to whoever comes."""
    return True


def signed_in(actor: object) -> bool:
    """Visible to people who are signed in."""
    return bool(getattr(actor, "signed_in", False))


def register(
    key: str, label: str, url_name: str, visible: Visible = everybody, order: int = 100, group: str = ""
) -> None:
    """Put a line into the main menu; registering a key again replaces it. Lines of a `group` fold where many stand."""
    _main[key] = Item(key, label, url_name, visible, order, group)


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
    """The main menu for this actor on this page, in one row: folded into groups where it is long."""
    lines = _shown(_main, actor, path)
    return lines if len(lines) <= MOST_FLAT and _width(lines) <= ROW else _in_a_row(_folded(lines))


def _width(lines: list[Shown]) -> float:
    """How many pixels the lines take side by side."""
    return sum(PADDING + ARROW * bool(one.children) + sum(map(_letter, str(one.label))) for one in lines)


def _letter(letter: str) -> float:
    return WIDE if east_asian_width(letter) in "WF" else NARROW


def _in_a_row(lines: list[Shown]) -> list[Shown]:
    """What a row does not hold stands behind its last line."""
    more: tuple[Shown, ...] = ()
    while _width(lines + _more(more)) > ROW and len(lines) > 1:
        *lines, last = lines
        more = (last.children or (last,)) + more
    return lines + _more(more)


def _more(lines: tuple[Shown, ...]) -> list[Shown]:
    current = any(one.current for one in lines)
    return [Shown("more", gettext("More"), current=current, children=lines)] if lines else []


def _folded(lines: list[Shown]) -> list[Shown]:
    of_group: dict[str, list[Shown]] = {}
    for line in lines:
        of_group.setdefault(_main[line.key].group or line.key, []).append(line)
    return [
        Shown(key, GROUPS[key], current=any(one.current for one in within), children=tuple(within))
        if len(within) > 1
        else within[0]
        for key, within in of_group.items()
    ]


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
