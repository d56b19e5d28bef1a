"""Calls on the front page: open ones with the time that is left, then those that open next.

Everybody asks for that page, so what was found is kept for a minute; how much time is left is counted each time.
"""

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from competitions import queries
from competitions.states import CALLING_RUNNING
from competitions.views.entries.countdown import Countdown, to
from office.desk.welcome import Board, Line, register_board
from office.web import formats
from office.workflow.arrival import moment

KEPT_SECONDS = 60
PLACE = "competitions:front"
MOST = 6
log = logging.getLogger(__name__)
_BOARD = Board(
    "compete",
    gettext_lazy("Open and coming calls"),
    lambda: lines(),
    gettext_lazy("All calls and the results of earlier years"),
    "competitions:public-calls",
    gettext_lazy("No call is open at present."),
)


@dataclass(frozen=True)
class Known:
    """What the front page says of a call, in both languages."""

    pk: str
    titles: tuple[str, str]
    programmes: tuple[str, str]
    opens_at: dt.datetime
    closes_at: dt.datetime


def register() -> None:
    """Called once, when every application is ready."""
    register_board(_BOARD)


def lines() -> list[Line]:
    """Those that close first, then those that open first."""
    now = moment()
    found = [one for one in known() if one.closes_at > now]
    found.sort(key=lambda one: (one.opens_at > now, one.closes_at if one.opens_at <= now else one.opens_at))
    return [_line(one, now) for one in found[:MOST]]


def known() -> list[Known]:
    """Calls that run, as they were less than a minute ago; the store of kept answers may be away."""
    try:
        kept = cache.get(PLACE)
        if kept is None:
            cache.set(PLACE, kept := _read(), KEPT_SECONDS)
    except DatabaseError:
        raise
    except Exception:  # whatever the cache raises, the page is shown
        log.warning("open calls are asked for again: the cache does not answer")
        return _read()
    return kept


def _read() -> list[Known]:
    found = queries.public_calls().filter(
        state__in=CALLING_RUNNING, opens_at__isnull=False, closes_at__isnull=False, closes_at__gt=moment()
    )
    return [
        Known(
            str(call.pk),
            (call.matter.title, call.title_en),
            (call.programme.name_ko, call.programme.name_en),
            call.opens_at,
            call.closes_at,
        )
        for call in found
    ]


def _line(one: Known, now: dt.datetime) -> Line:
    programme = _in(one.programmes)
    told = _("%(programme)s · entries until %(until)s")
    note = told % {"programme": programme, "until": formats.moment(one.closes_at)} if one.opens_at > now else programme
    url = reverse("competitions:public-call", args=[one.pk])
    return Line(_in(one.titles) or programme, url, note, _count(one, now))


def _count(one: Known, now: dt.datetime) -> Countdown:
    if one.opens_at <= now:
        return to(_("Until the close"), one.closes_at, now)
    return to(_("Until the intake opens"), one.opens_at, now)


def _in(both: tuple[str, str]) -> Any:
    """In the reader's language; the Korean where there is no English."""
    ko, en = both
    return (en if (get_language() or "ko").startswith("en") else "") or ko
