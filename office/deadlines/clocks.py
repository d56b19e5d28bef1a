"""Statutory clocks: what starts one, how long it runs, how it is counted, what stops it, what its end means.

A clock is a registered value with a stable key. `table` fills in the 25 of the sandbox procedure; a programme may
register more. Where the law is uncertain the choice is a setting with the cautious default:

    CLOCKS = {"C07": {"counting": "civil-petition"}, "C03": {"pauses": ["dispute", "supplement"]}}
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.deadlines import counting
from office.deadlines.calendar import PACKAGE_ONLY, Calendar
from office.deadlines.counting import Result
from office.deadlines.periods import BadPeriod, Pause, Period, checked, labelled
from office.deadlines.reading import iso
from office.deadlines.wording import day_text, moment_text
from office.workflow.articles import cite

Text = str | Promise
CAUTIOUS = "cautious"
TUNABLE = frozenset({"counting", "length", "maximum", "pauses", "warn_at", "warn_left", "reading", "extension"})


class UnknownClock(LookupError):
    """No clock of that name is registered."""


@dataclass(frozen=True)
class Extension:
    """By how much, and how often, a period may be lengthened; without a length the authority sets it."""

    length: Period | None = None
    times: int = 1


@dataclass(frozen=True)
class PauseReason:
    """Why a clock may stand still, and the article that says so."""

    key: str
    label: Text
    source: str


@dataclass(frozen=True)
class Clock:
    """One row of the clock table."""

    id: str
    label: Text
    starts: Text
    length: Period | None
    counting: str
    at_expiry: Text
    effect: str
    source: str
    pauses: tuple[str, ...] = ()
    pause_rule: Text = ""
    extension: Extension | None = None
    maximum: Period | None = None
    notes: tuple[Text, ...] = ()
    alternatives: tuple[str, ...] = ()
    reading: str = counting.STRICT
    warn_at: tuple[int, ...] = ()
    warn_left: tuple[int, ...] = ()
    recurs: bool = False

    @property
    def is_backward(self) -> bool:
        return self.counting == counting.BACKWARD

    @property
    def citation(self) -> str:
        return cite(self.source)

    @property
    def is_ambiguous(self) -> bool:
        return bool(self.alternatives) or self.is_backward or bool(self.notes)


CLOCKS: dict[str, Clock] = {}
PAUSE_REASONS: dict[str, PauseReason] = {}

COUNTING_LABELS: dict[str, Text] = {
    counting.CALENDAR: gettext_lazy("calendar days, the first day not counted; moved on from Saturdays and holidays"),
    counting.CIVIL: gettext_lazy(
        "Civil Act: the first day not counted, months and years by the calendar; moved on from Saturdays and holidays"
    ),
    counting.PETITION: gettext_lazy(
        "civil-petition counting: first day counted, Saturdays and holidays left out; up to five days in working hours"
    ),
    counting.RESTRICTION: gettext_lazy("restriction of rights: first day counted, not moved on from holidays"),
    counting.BACKWARD: gettext_lazy("counted back from the day of the event"),
    counting.HOURS: gettext_lazy("working hours of the office"),
    CAUTIOUS: gettext_lazy("uncertain: the earlier date of the possible readings applies"),
}


COUNTING_NAMES: dict[str, Text] = {
    counting.CALENDAR: gettext_lazy("calendar days"),
    counting.CIVIL: gettext_lazy("Civil Act"),
    counting.PETITION: gettext_lazy("civil-petition counting"),
    counting.RESTRICTION: gettext_lazy("restriction of rights"),
    counting.BACKWARD: gettext_lazy("counted back"),
    counting.HOURS: gettext_lazy("working hours"),
    CAUTIOUS: gettext_lazy("uncertain, the earlier date"),
}


def register(clock: Clock) -> Clock:
    """Add a clock. Raises ValueError when the key is taken."""
    if clock.id in CLOCKS:
        raise ValueError(f"clock {clock.id} is registered twice")
    CLOCKS[clock.id] = clock
    return clock


def register_pause_reason(key: str, label: Text, source: str) -> PauseReason:
    if key in PAUSE_REASONS:
        raise ValueError(f"pause reason {key} is registered twice")
    PAUSE_REASONS[key] = PauseReason(key, label, source)
    return PAUSE_REASONS[key]


def get_clock(key: str) -> Clock:
    """The clock as the settings have it. Raises UnknownClock."""
    try:
        clock = CLOCKS[key]
    except KeyError:
        raise UnknownClock(_("There is no clock “%(key)s”.") % {"key": key}) from None
    overrides = dict(getattr(settings, "CLOCKS", {}).get(key, {}))
    return replace(clock, **_read(key, overrides)) if overrides else clock


def all_clocks() -> list[Clock]:
    return [get_clock(key) for key in sorted(CLOCKS)]


def settings_of(key: str) -> dict[str, Any]:
    """What this installation has set for a clock."""
    return dict(getattr(settings, "CLOCKS", {}).get(key, {}))


def _read(key: str, overrides: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(overrides) - TUNABLE:
        raise ValueError(f"CLOCKS[{key!r}]: {', '.join(sorted(unknown))} cannot be set")
    read = dict(overrides)
    for name in {"length", "maximum"} & set(read):
        read[name] = Period.of(read[name])
    for name in {"pauses", "warn_at", "warn_left"} & set(read):
        read[name] = tuple(read[name])
    if "extension" in read:
        length, times = read["extension"]
        read["extension"] = Extension(Period.of(length) if length else None, times)
    return read


def lengths_of(
    clock: Clock, length: Period | int | str | None = None, extensions: Iterable[Period | int | str] = ()
) -> tuple[Period, ...]:
    """The clock's own length, or the one set for this case, with its extensions. Raises BadPeriod."""
    own = Period.of(length) if length is not None else clock.length
    if own is None:
        raise BadPeriod(
            _("%(clock)s has no length of its own: the authority sets it, so a length must be given.")
            % {"clock": clock.id}
        )
    if length is not None and clock.maximum and longer(own, clock.maximum):
        raise BadPeriod(
            _("%(clock)s may not be longer than %(maximum)s.") % {"clock": clock.id, "maximum": clock.maximum.label}
        )
    return (own, *(Period.of(extension) for extension in extensions))


def longer(one: Period, other: Period) -> bool:
    """Compared by their greatest possible length in days: a month counts as 31, so 180 days pass as six months."""
    if one.unit == other.unit:
        return one.amount > other.amount
    if "h" in (one.unit, other.unit):
        return True
    return one.in_months * 31 + one.in_days > other.in_months * 31 + other.in_days


def compute(
    key: str | Clock,
    start: date | datetime,
    *,
    pauses: Sequence[Pause] = (),
    length: Period | int | str | None = None,
    extensions: Iterable[Period | int | str] = (),
    calendar: Calendar = PACKAGE_ONLY,
    from_midnight: bool = False,
) -> Result:
    """When this clock ends, and why. Raises UnknownClock, BadPeriod, BadPause, OutOfRange."""
    clock = key if isinstance(key, Clock) else get_clock(key)
    lengths = lengths_of(clock, length, extensions)
    ordered = checked(pauses)
    counted = ordered if clock.pauses else ()
    facts = {"calendar": calendar, "pauses": counted, "from_midnight": from_midnight, "reading": clock.reading}
    if clock.counting == CAUTIOUS:
        result, others = _cautious(clock, start, lengths, facts)
    else:
        result, others = counting.count(start, lengths, clock.counting, **facts), _others(clock, start, lengths, facts)
    steps = (_opening(clock, start), *_extended(lengths), *_unmoved(clock, pauses), *result.steps, *others)
    return replace(result, basis=f"{clock.citation}; {result.basis}", steps=steps)


def _cautious(
    clock: Clock, start: date | datetime, lengths: tuple[Period, ...], facts: dict[str, Any]
) -> tuple[Result, tuple[str, ...]]:
    """Two readings are possible: the earlier end is the one nobody can object to."""
    results = [counting.count(start, lengths, rule, **facts) for rule in clock.alternatives]
    if any(result.due is None for result in results):
        return next(result for result in results if result.due is None), ()
    chosen = min(results, key=lambda result: counting.end_of(result.due))  # type: ignore[arg-type]
    told = [_("The law leaves open which counting applies; the earlier date is taken to be safe.")]
    return chosen, (*told, *(_other_reading(result) for result in results if result is not chosen))


def _others(
    clock: Clock, start: date | datetime, lengths: tuple[Period, ...], facts: dict[str, Any]
) -> tuple[str, ...]:
    rest = [rule for rule in clock.alternatives if rule != clock.counting]
    results = [counting.count(start, lengths, rule, **facts) for rule in rest]
    return tuple(_other_reading(result) for result in results if result.due is not None)


def _other_reading(result: Result) -> str:
    facts = {"basis": result.basis, "day": moment_text(result.due) if result.due else ""}
    return _("Counted under %(basis)s the end would be %(day)s.") % facts


def _opening(clock: Clock, start: date | datetime) -> str:
    facts = {
        "clock": clock.id,
        "label": clock.label,
        "what": clock.starts,
        "day": moment_text(start) if isinstance(start, datetime) else day_text(start),
    }
    return _("%(clock)s %(label)s. Starts with: %(what)s, on %(day)s.") % facts


def _extended(lengths: tuple[Period, ...]) -> tuple[str, ...]:
    if len(lengths) == 1:
        return ()
    return (_("Extended: %(lengths)s, counted in one from the start.") % {"lengths": labelled(lengths)},)


def _unmoved(clock: Clock, pauses: Sequence[Pause]) -> tuple[str, ...]:
    """The law gives this clock no pause: say so rather than leave a pause out silently."""
    if clock.pauses or not pauses:
        return ()
    return (_("The law lets nothing stop this clock: the pauses given do not move its end."),)


def as_data(key: str, start: date | datetime, result: Result) -> dict[str, Any]:
    """For programs: exactly clock, start, due, basis, counting, steps."""
    return {
        "clock": key,
        "start": iso(start),
        "due": iso(result.due),
        "basis": result.basis,
        "counting": result.counting,
        "steps": list(result.steps),
    }
