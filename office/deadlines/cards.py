"""A clock in few words: how far it is, what is left, and in which tone; for lists and for the kit's `<c-clock>`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.deadlines.queries import BACKWARD, HOURS, WORKING_DAYS, Progress, clocks_of

SOON = 7


def day_text(progress: Progress) -> str:
    """ "day 47 of 90, 12 of them paused: 35 count"."""
    if progress.unit == BACKWARD:
        return _("counted back from the day of the event")
    texts = {
        HOURS: _("working hour %(day)s of %(length)s"),
        WORKING_DAYS: _("working day %(day)s of %(length)s"),
    }
    text = texts.get(progress.unit, _("day %(day)s of %(length)s")) % {"day": progress.day, "length": progress.length}
    if progress.paused:
        text += _(", %(paused)s of them paused: %(net)s count") % {"paused": progress.paused, "net": progress.net}
    return text


def left_text(progress: Progress) -> str:
    """ "57 days left", "3 days overdue", "stands still"."""
    if progress.deadline.closed_at:
        return str(progress.deadline.get_outcome_display())
    if progress.standing:
        return _("stands still")
    if progress.left is None:
        return _("no last day yet")
    if progress.overdue:
        late = progress.late_by
        return (
            ngettext("%(n)s day overdue", "%(n)s days overdue", late) % {"n": late} if late else _("over since today")
        )
    if progress.left == 0:
        return _("ends today")
    return ngettext("%(n)s day left", "%(n)s days left", progress.left) % {"n": progress.left}


def tone(progress: Progress) -> str:
    """The kit's tone: danger when over, warning when near, gray when it rests."""
    if progress.deadline.closed_at or progress.standing:
        return "gray"
    if progress.overdue:
        return "danger"
    return "warning" if progress.left is not None and progress.left <= SOON else "information"


@dataclass(frozen=True)
class Card:
    """What the kit's `<c-clock :clock=…>` shows."""

    label: str
    left: str
    due: date | datetime | None
    total: int
    day: int
    paused: int
    tone: str
    url: str


def card_of(progress: Progress) -> Card:
    url = reverse("deadlines:detail", kwargs={"pk": progress.deadline.pk})
    facts = (progress.due, progress.length, progress.day, progress.paused)
    return Card(str(progress.clock.label), left_text(progress), *facts, tone(progress), url)


def cards_of(matter: Any, *, at: datetime | None = None) -> list[Card]:
    """Every open clock of a matter for its page, the nearest first."""
    return [card_of(progress) for progress in clocks_of(matter, at=at)]
