"""Civil petitions (민원처리법 §19) and working hours."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from office.deadlines.hours import OfficeHours, after_working_hours
from office.deadlines.periods import Pause, Period
from office.deadlines.wording import SEOUL, closed_days_text, day_text, instant_text
from office.deadlines.work import HOURS, PETITION, Result, Work
from office.workflow.articles import cite

SHORT = 5


def petition_days(work: Work, start: datetime, total: int, office: OfficeHours) -> Result:
    """① Up to five days: in hours, eight a day. ② Six and more: first day in, Saturdays and holidays out."""
    if total <= SHORT:
        eight = int(office.per_day.total_seconds() // 3600)
        text = _("Up to five days are counted in working hours, %(hours)d to a day (%(article)s).")
        work.say(text, hours=eight, article=cite("Min §19①"))
        return working_hours(work, start, total * eight, office, rule=PETITION)
    text = _("Six days or more: the first day counts, Saturdays and holidays do not (%(article)s).")
    work.say(text, article=cite("Min §19②"))
    return _working_days(work, start.astimezone(SEOUL).date(), total)


def _working_days(work: Work, start: date, total: int) -> Result:
    base = _nth_working(work, start, total, pauses=())
    due = _nth_working(work, start, total, pauses=work.pauses)
    if due is None:
        return work.result(PETITION, None, first=start, base=base)
    work.tell_pauses(start, due, moves=False)
    if left_out := work.calendar.closed_between(start, due):
        text = _("Left out between %(start)s and %(end)s: %(days)s.")
        work.say(text, start=day_text(start), end=day_text(due), days=closed_days_text(left_out))
    work.say(_("Working day %(n)d is %(day)s."), n=total, day=day_text(due))
    return work.result(PETITION, work.told(due), first=start, base=base, raw=due)


def _nth_working(work: Work, start: date, total: int, *, pauses: tuple[Pause, ...]) -> date | None:
    left = total
    for day in work.calendar.working_days(start):
        holding = next((pause for pause in pauses if pause.covers(day)), None)
        if holding and holding.until is None:
            work.held_open(day)
            return None
        left -= 0 if holding else 1
        if not left:
            return day
    raise AssertionError("unreachable: working days never run out")


def working_hours(work: Work, start: datetime, total: int, office: OfficeHours, rule: str = HOURS) -> Result:
    """So many hours of open office from an instant on."""
    opened = start.astimezone(SEOUL)
    work.say(_("Office hours are %(hours)s on working days."), hours=office.label)
    first = work.calendar.next_working(opened.date())
    due = after_working_hours(opened, total, calendar=work.calendar, office=office, pauses=work.pauses)
    if due is None:
        work.held_open(date.max)
        return work.result(rule, None, first=first)
    last = due.date()
    if left_out := work.calendar.closed_between(opened.date(), last):
        work.say(_("Closed days left out: %(days)s."), days=closed_days_text(left_out))
    work.tell_pauses(first, last, moves=False)
    text, hours = _("%(length)s from %(start)s end at %(end)s."), Period(total, "h").label
    work.say(text, length=hours, start=instant_text(opened), end=instant_text(due))
    return work.result(rule, due, first=first, base=last, raw=last)
