"""One computation under way: pauses, rolling over, and the sentence for every move."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from office.deadlines.calendar import ONE_DAY, Calendar
from office.deadlines.periods import Pause, days_paused
from office.deadlines.wording import day_text
from office.workflow.articles import cite

CALENDAR, CIVIL, PETITION = "calendar", "civil", "civil-petition"
RESTRICTION, BACKWARD, HOURS = "restriction", "backward", "hours"
BASIS = {
    CALENDAR: "GAA §6①; Civ §157, 159–161",
    CIVIL: "Civ §157, 159–161",
    PETITION: "Min §19",
    RESTRICTION: "GAA §6②",
    BACKWARD: "GAA §6①; Civ §157, 159–160",
    HOURS: "Min §19①",
}


@dataclass(frozen=True)
class Result:
    """A computed deadline. `due` is a day (until 24:00 Seoul time) or an instant; None while an open pause holds it.

    `first` is the first day that counts, `base` the end without pauses, `raw` the end before rolling over.
    """

    due: date | datetime | None
    basis: str
    counting: str
    steps: tuple[str, ...]
    first: date
    raw: date | None = None
    base: date | None = None
    paused: int = 0
    accepts: date | None = None


@dataclass
class Work:
    """Where a computation stands, and why."""

    calendar: Calendar
    pauses: tuple[Pause, ...]
    steps: list[str] = field(default_factory=list)

    def say(self, text: str, **facts: object) -> None:
        self.steps.append(text % facts)

    def told(self, due: date) -> date:
        self.say(_("Due at the end of %(day)s, 24:00 Seoul time."), day=day_text(due))
        return due

    def result(self, rule: str, due: date | datetime | None, *, first: date, **more: Any) -> Result:
        paused = days_paused(self.pauses, first, more.get("raw") or first)
        return Result(due, cite(BASIS[rule]), rule, tuple(self.steps), first, paused=paused, **more)

    def stretched(self, first: date, base: date) -> date | None:
        """The end after pauses: the first day by which as many days have run as the law gives; None when held open."""
        end = base
        for pause in self.pauses:
            if pause.until is not None and pause.since <= end:
                end += timedelta(days=pause.days_within(first, pause.until))
        if self.held_open(end):
            return None
        self.tell_pauses(first, end)
        return end

    def held_open(self, end: date) -> bool:
        """Is a pause without end in the way? Then there is no last day yet."""
        holding = next((pause for pause in self.pauses if pause.until is None and pause.since <= end), None)
        if holding:
            text = _("The clock has stood still since %(day)s%(why)s; there is no last day until it runs again.")
            self.say(text, day=day_text(holding.since), why=_why(holding))
        return holding is not None

    def tell_pauses(self, first: date, end: date, *, moves: bool = True) -> None:
        text = _("It stands still from %(since)s to %(until)s%(why)s: %(days)d days do not count, both ends included.")
        for pause in self.pauses:
            if days := pause.days_within(first, end):
                until = day_text(pause.until or end)
                self.say(text, since=day_text(pause.since), until=until, days=days, why=_why(pause))
        if moves and (total := days_paused(self.pauses, first, end)):
            self.say(_("Those %(days)d days are added: the end moves to %(day)s."), days=total, day=day_text(end))

    def rolled(self, raw: date) -> date | None:
        """The next day that is neither closed nor paused (Civil Act §161); None when held open."""
        due, text = raw, _("%(day)s is %(reason)s: the end moves on (%(article)s).")
        while (reason := self.calendar.why_closed(due)) or any(pause.covers(due) for pause in self.pauses):
            if not reason and self.held_open(due):
                return None
            reason = reason or _("a day on which the clock stands still")
            self.say(text, day=day_text(due), reason=reason, article=cite("Civ §161"))
            due += ONE_DAY
        return self.told(due)

    def fixed(self, raw: date) -> date:
        """The last day as it is, holiday or not (General Act on Public Administration §6② ii)."""
        if reason := self.calendar.why_closed(raw):
            text = _("%(day)s is %(reason)s, but this period ends all the same (%(article)s).")
            self.say(text, day=day_text(raw), reason=reason, article=cite("GAA §6② ii"))
        return self.told(raw)


def _why(pause: Pause) -> str:
    parts = [part for part in (pause.why, pause.basis) if part]
    return _(" (%(why)s)") % {"why": ", ".join(parts)} if parts else ""
