"""Dates, instants and pauses as programs write them, read strictly."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.translation import gettext as _

from office.deadlines.periods import Pause
from office.deadlines.wording import SEOUL

DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
INSTANT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$")


class BadDate(ValueError):
    """The text is no date."""


def read_day(text: str) -> date:
    """`2026-03-03`. Raises BadDate."""
    try:
        return date.fromisoformat(text if DAY.match(text) else "")
    except ValueError:
        raise BadDate(_("“%(text)s” is not a date; write it as 2026-03-03.") % {"text": text}) from None


def read_moment(text: str) -> date | datetime:
    """A day, or an instant such as `2026-03-03T15:30` (Seoul time unless it says otherwise). Raises BadDate."""
    if not INSTANT.match(text):
        return read_day(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadDate(_("“%(text)s” is not a time; write it as 2026-03-03T15:30.") % {"text": text}) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SEOUL)


def read_pause(text: str) -> Pause:
    """`2026-03-13..2026-03-27`. Raises BadDate."""
    since, dots, until = text.partition("..")
    if not dots:
        raise BadDate(_("“%(text)s” is not a pause; write it as 2026-03-13..2026-03-27.") % {"text": text})
    return Pause(read_day(since.strip()), read_day(until.strip()))


def iso(moment: date | datetime | None) -> str | None:
    """A day as it is; an instant in Seoul time."""
    if moment is None:
        return None
    return moment.astimezone(SEOUL).isoformat() if isinstance(moment, datetime) else moment.isoformat()
