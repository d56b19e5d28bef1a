"""Days as sentences show them: `2026. 2. 15. (Sun)`, and lists of skipped days folded into one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

SEOUL = ZoneInfo("Asia/Seoul")


def weekday(day: date) -> str:
    names = (
        pgettext("weekday", "Mon"), pgettext("weekday", "Tue"), pgettext("weekday", "Wed"), pgettext("weekday", "Thu"),
        pgettext("weekday", "Fri"), pgettext("weekday", "Sat"), pgettext("weekday", "Sun"),
    )  # fmt: skip
    return names[day.weekday()]


def day_text(day: date) -> str:
    return f"{day.year}. {day.month}. {day.day}. ({weekday(day)})"


def instant_text(moment: datetime) -> str:
    local = moment.astimezone(SEOUL)
    return f"{day_text(local.date())} {local:%H:%M}"


def moment_text(moment: date | datetime) -> str:
    return instant_text(moment) if isinstance(moment, datetime) else day_text(moment)


def closed_days_text(days: Sequence[tuple[date, str]]) -> str:
    """ "8 Saturdays and Sundays; 2026. 2. 16. (Mon) Seollal" : weekends counted, weekday holidays named."""
    weekdays = [(day, reason) for day, reason in days if day.weekday() < 5]
    parts = [f"{day_text(day)} {reason}" for day, reason in weekdays]
    if weekend := len(days) - len(weekdays):
        parts.insert(0, _("%(n)d Saturdays and Sundays") % {"n": weekend})
    return "; ".join(parts)
