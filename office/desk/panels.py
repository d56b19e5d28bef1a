"""What stands on the desk. The desk knows no programme: each registers its own in `apps.ready()`.

panels.register(Panel("sandbox.load", _("Load of the ministries"), rows=…, visible=…, order=60))
panels.contribute("waiting", "sandbox.rapid", rows=…, visible=…)     cases join "Waiting for me"
panels.contribute("cases", "sandbox.rapid", rows=…)                  … and "My cases"
panels.contribute("due", "competitions.entry", rows=…)               periods of its own join "Due soon"
panels.register_start("sandbox.rapid", _("Ask whether a rule applies"), "sandbox:rapid-new", visible=…)
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from office.access import Actor

SHOWN = 5  # of a panel that has a page of its own with all of them
JOINED = 25  # of a panel to which several pieces contribute; the others are folded below
EACH = 50  # lines of one piece
Visible = Callable[[Actor], bool]


@dataclass(frozen=True)
class Row:
    """One line: what it is, where it leads, and by when, or since when it waits."""

    title: str
    url: str
    note: str = ""
    mark: str = ""
    tone: str = "neutral"  # neutral, info, success, warning, danger
    on: dt.date | dt.datetime | None = None
    since: dt.datetime | None = None


@dataclass(frozen=True)
class Rows:
    """The first lines, how many there are in all, and the further lines that are folded."""

    rows: list = field(default_factory=list)
    total: int = 0
    rest: list = field(default_factory=list)


def counted(found: QuerySet, most: int = EACH) -> tuple[list, int]:
    """The first rows of an ordered list and how many it has, in one query: a desk has many lists."""
    rows = list(found.annotate(in_all=Window(Count("*")))[:most])
    return rows, rows[0].in_all if rows else 0


def first_of(found: QuerySet, line: Callable[[Any], Row], most: int = EACH) -> Rows:
    """The same as lines."""
    rows, total = counted(found, most)
    return Rows([line(row) for row in rows], total)


Source = Callable[[Actor], Rows]


def everybody(actor: Actor) -> bool:
    return True


@dataclass(frozen=True)
class Panel:
    """One panel. `rows` asks a fixed number of queries, however many rows there are; `empty` says what that means."""

    key: str
    title: object
    rows: Source
    visible: Visible = everybody
    template: str = "office/desk/_rows.html"
    order: int = 100
    empty: object = ""
    more: str | Callable[[Actor], str] = ""
    more_label: object = ""
    main: bool = False

    def more_for(self, actor: Actor) -> str | None:
        """The page with the whole list, or None where there is none."""
        return address(self.more(actor) if callable(self.more) else self.more)


@dataclass(frozen=True)
class Start:
    """Something to begin with: the button at the top, and what an empty desk points to."""

    key: str
    label: object
    url_name: str
    visible: Visible = everybody
    order: int = 100
    explain: object = ""

    def address(self) -> str | None:
        """Where it leads, or None in an installation without that page."""
        return address(self.url_name)


_panels: dict[str, Panel] = {}
_starts: dict[str, Start] = {}
_sources: dict[str, dict[str, tuple[Source, Visible]]] = {}


def register(panel: Panel) -> Panel:
    """Put a panel on the desk; registering a key again replaces it."""
    _panels[panel.key] = panel
    return panel


def register_start(
    key: str, label: object, url_name: str, *, visible: Visible = everybody, order: int = 100, explain: object = ""
) -> None:
    """Offer something to begin with."""
    _starts[key] = Start(key, label, url_name, visible, order, explain)


def contribute(panel: str, key: str, *, rows: Source, visible: Visible = everybody) -> None:
    """Let a piece's own lines join a shared panel (`waiting`, `cases`), the nearest day first."""
    _sources.setdefault(panel, {})[key] = (rows, visible)


def joined(panel: str) -> Source:
    """The rows of a shared panel: what every visible source gives, as one list."""

    def rows(actor: Actor) -> Rows:
        found = [source(actor) for source, visible in _sources.get(panel, {}).values() if visible(actor)]
        lines = sorted((line for each in found for line in each.rows), key=_nearest_first)
        return Rows(lines[:JOINED], sum(each.total for each in found), lines[JOINED:])

    return rows


def panels_for(actor: Actor) -> list[Panel]:
    """The panels of this actor's desk, in order."""
    return [panel for panel in _ordered(_panels.values()) if panel.visible(actor)]


def starts_for(actor: Actor) -> list[Start]:
    """What this actor can begin with, in order."""
    return [start for start in _ordered(_starts.values()) if start.visible(actor) and start.address()]


def has_source(panel: str, actor: Actor) -> bool:
    """Whether anything can ever stand in a shared panel for this actor."""
    return any(visible(actor) for _rows, visible in _sources.get(panel, {}).values())


def address(url_name: str) -> str | None:
    """The page of that name, or None in an installation without it."""
    try:
        return reverse(url_name) if url_name else None
    except NoReverseMatch:
        return None


def _ordered(found: Iterable) -> list:
    return sorted(found, key=lambda each: (each.order, each.key))


def d_day(left: int) -> str:
    """Days that are left, as Korean offices write them: D-5, D-Day, D+2."""
    return _("D-Day") if left == 0 else f"D{-left:+d}"


def _nearest_first(row: Row) -> tuple[bool, str]:
    """By the day it ends or waits since, whether that is a day or an instant; what has no day comes last."""
    on = row.on or row.since
    if on is None:
        return True, ""
    return False, (on.astimezone(dt.UTC).isoformat() if isinstance(on, dt.datetime) else on.isoformat())
