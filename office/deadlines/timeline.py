"""The picture of one clock: a line with its start, pauses, today, raw end and last day; and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from office.deadlines.queries import Progress, today
from office.deadlines.wording import day_text

WIDTH, LEFT, RIGHT = 800, 24, 776


@dataclass(frozen=True)
class Mark:
    """A day on the line. `number` ties the picture to the table."""

    number: int
    day: date
    label: str
    kind: str
    x: float

    @property
    def text(self) -> str:
        return day_text(self.day)

    @property
    def colour(self) -> str:
        """Red for the last day, black for today, grey for the rest; every one readable on white."""
        return {"due": "#bd2c0f", "today": "#1e2124"}.get(self.kind, "#464c53")

    @property
    def y(self) -> int:
        """Three rows in turn, so that days close together stay apart."""
        return (14, 92, 38)[self.number % 3]


@dataclass(frozen=True)
class Band:
    """A stretch on the line: running or paused."""

    kind: str
    since: date
    until: date
    x: float
    width: float
    label: str = ""


@dataclass(frozen=True)
class Timeline:
    """What the template draws."""

    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]

    @property
    def text(self) -> str:
        """The alternative text: every mark in words."""
        return "; ".join(f"{mark.number}. {mark.text} {mark.label}" for mark in self.marks)


@dataclass(frozen=True)
class Scale:
    """Days to places on the line."""

    first: date
    last: date

    def x(self, day: date) -> float:
        whole = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (day - self.first).days / whole))
        return round(LEFT + share * (RIGHT - LEFT), 1)


def timeline_of(progress: Progress) -> Timeline:
    """The picture for a clock where it stands now."""
    named = sorted(_named(progress), key=lambda found: found[0])
    days = [day for day, _label, _kind in named]
    scale = Scale(min(days), max(days))
    numbered = enumerate(named, start=1)
    marks = tuple(Mark(number, day, label, kind, scale.x(day)) for number, (day, label, kind) in numbered)
    return Timeline(marks, tuple(_bands(progress, scale)))


def _named(progress: Progress) -> Iterator[tuple[date, str, str]]:
    """Every day that deserves a mark, with its name and kind."""
    deadline, result, now = progress.deadline, progress.result, today(progress.at)
    yield deadline.started_on, str(progress.clock.starts), "start"
    for pause in _counted(progress):
        yield pause.since, _("stands still: %(why)s") % {"why": pause.why}, "pause"
        if pause.until:
            yield pause.until, _("last day standing still"), "pause"
    if result.base and not progress.is_backward and result.base not in (result.raw, progress.due_on):
        yield result.base, _("end without the pauses"), "base"
    if result.raw and not progress.is_backward and result.raw != progress.due_on:
        yield result.raw, _("end before it moves on from a day off"), "raw"
    yield now, _("closed") if deadline.closed_at else _("today"), "today"
    if progress.due_on:
        yield progress.due_on, _("last day"), "due"
    if result.accepts:
        yield result.accepts, _("accepted and flagged"), "accepts"


def _counted(progress: Progress) -> tuple:
    return progress.deadline.stretches if progress.clock.pauses else ()


def _bands(progress: Progress, scale: Scale) -> Iterator[Band]:
    start, end = sorted((progress.deadline.started_on, progress.due_on or today(progress.at)))
    yield _band("running", start, end, scale)
    for pause in _counted(progress):
        until = pause.until or max(today(progress.at), pause.since)
        yield _band("paused", pause.since, until, scale, pause.why)


def _band(kind: str, since: date, until: date, scale: Scale, label: str = "") -> Band:
    """Both days wholly inside."""
    x = scale.x(since)
    width = max(2.0, scale.x(until + timedelta(days=kind == "paused")) - x)
    return Band(kind, since, until, x, round(width, 1), label)
