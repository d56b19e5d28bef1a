"""A date with a time as forms keep it: `2025-05-19T18:00`, to the minute, as the clocks in Seoul show it."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Seoul")
PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]$"

_LONGEST = 60
_TYPED = re.compile(
    r"""^(?P<year>[0-9]{4})\ ?[-./년]\ ?(?P<month>[0-9]{1,2})\ ?[-./월]\ ?(?P<day>[0-9]{1,2})
    (?:[T\ ]|[.일]\ ?)(?:\([월화수목금토일]\)\ ?)?
    (?P<half>오전|오후)?\ ?(?P<hour>[0-9]{1,2})
    (?::(?P<minute>[0-9]{2})(?::00(?:\.0+)?)?|시(?:\ ?(?P<spoken>[0-9]{1,2})분)?)$""",
    re.VERBOSE,
)
_WITH_OFFSET = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:00(\.0+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})$")


def moment_of(kept: str) -> dt.datetime:
    """The instant in UTC that a kept value means. Raises ValueError for anything else."""
    local = _local(kept)
    moment = local.replace(tzinfo=ZONE).astimezone(dt.UTC)
    if moment.astimezone(ZONE).replace(tzinfo=None) != local:
        raise ValueError(f"{kept!r}: the clocks in Seoul never showed that")
    return moment


def local_of(moment: dt.datetime) -> str:
    """An instant as it is kept: in Seoul, without seconds. Raises ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(ZONE).replace(tzinfo=None).isoformat(timespec="minutes")


def is_moment(value: Any) -> bool:
    """Whether a kept value is a moment."""
    try:
        return isinstance(value, str) and bool(moment_of(value))
    except (ValueError, OverflowError):
        return False


def read_moment(typed: str) -> str:
    """What was typed, as it is kept; empty when it is no moment. One with an offset is brought to Seoul."""
    if len(typed) > _LONGEST:
        return ""
    try:
        if _WITH_OFFSET.match(typed):
            return local_of(dt.datetime.fromisoformat(typed))
        told = _told(typed)
    except (ValueError, OverflowError):
        return ""
    return told if is_moment(told) else ""


def _told(typed: str) -> str:
    parts = _TYPED.match(typed)
    if not parts:
        return ""
    hour = _hour(int(parts["hour"]), parts["half"])
    date = f"{parts['year']}-{int(parts['month']):02d}-{int(parts['day']):02d}"
    return f"{date}T{hour:02d}:{int(parts['minute'] or parts['spoken'] or 0):02d}"


def _hour(hour: int, half: str | None) -> int:
    """`오후 6시` is 18; the hours before and after noon are counted from one to twelve."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"{half} {hour}시")
    return hour % 12 + (12 if half == "오후" else 0)


def _local(kept: str) -> dt.datetime:
    if not re.fullmatch(PATTERN, kept):
        raise ValueError(f"{kept!r} is no moment")
    return dt.datetime.fromisoformat(kept)
