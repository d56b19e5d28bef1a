"""Days and clocks as the house writes them: `{{ progress.due|dated }}` is `2026. 4. 17. (Fri)`."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from office.deadlines import cards, wording
from office.deadlines.periods import Period

register = template.Library()
register.filter("left_text", cards.left_text)
register.filter("day_text", cards.day_text)
register.filter("clock_tone", cards.tone)


@register.filter
def dated(value: date | datetime | None) -> str:
    """A day, or an instant with its time in Seoul; nothing for nothing."""
    return wording.moment_text(value) if value else ""


@register.filter
def length_label(value: str | Period) -> str:
    """ "30 days" for `30d`."""
    return Period.of(value).label
