"""How far back each rule looks: in years, ever, only what lasts now, or not at all."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.assessment.conflicts.rules import EVER, NOW, OFF, RULES, WITHOUT_WINDOW, Window, rule_of

YEARS = (1, 2, 3, 5, 7, 10)
CHOICES: tuple[Window, ...] = (OFF, NOW, *YEARS, EVER)


def window_of(windows: Mapping[str, Any], code: str) -> Window:
    """What a panel says of a rule, else the rule's own cautious window."""
    rule = rule_of(code)
    if rule is None or code in WITHOUT_WINDOW:
        return EVER
    return windows.get(code, rule.default)


def complete(windows: Mapping[str, Any]) -> dict[str, Window]:
    """Every rule with its window: what is stored says all of it, whatever the defaults become."""
    return {rule.code: window_of(windows, rule.code) for rule in RULES if rule.code not in WITHOUT_WINDOW}


def begins(window: Window, on: dt.date) -> dt.date | None:
    """The first day that counts; None where the rule is not applied."""
    if window == OFF:
        return None
    if window == EVER:
        return dt.date.min
    if window == NOW:
        return on
    return _years_before(on, int(window))


def _years_before(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def is_window(value: object) -> bool:
    """Whether a value can stand for a window."""
    return value in (EVER, NOW, OFF) or (isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 99)


def in_words(window: Window) -> str:
    """A window as a page says it."""
    words = {EVER: _("Ever"), NOW: _("What lasts now"), OFF: _("Not applied")}
    return words.get(window) or ngettext("%(years)d year", "%(years)d years", int(window)) % {"years": int(window)}
