"""The terms of a call, read from the answers of its set-up: typed values that guards, pages and forms ask for."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from office.forms.values.moments import is_moment, moment_of

Row = dict[str, Any]


def day_of(text: str | None) -> dt.date | None:
    """A day as it is written in the answers."""
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None


class Terms:
    """What a call says. Answers that are missing or wrong are None, 0 or empty: whoever needs them asks first."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers

    def text(self, code: str, default: str = "") -> str:
        """A text or the code of a choice."""
        value = self.answers.get(code)
        return value if isinstance(value, str) else default

    def words(self, code: str) -> str:
        """A text that is given in both languages, in the reader's: `words("summary")`."""
        return in_words(self.answers, code)

    def whole(self, code: str) -> int | None:
        """A whole number or an amount in won."""
        return whole(self.answers.get(code))

    def decimal(self, code: str) -> Decimal | None:
        """An exact decimal."""
        return decimal(self.answers.get(code))

    def moment(self, code: str) -> dt.datetime | None:
        """An instant, given as Korean time."""
        value = self.answers.get(code)
        return moment_of(value) if is_moment(value) else None

    def day(self, code: str) -> dt.date | None:
        """A day."""
        return day_of(self.text(code))

    def rows(self, code: str) -> list[Row]:
        """The rows of a table."""
        value = self.answers.get(code)
        return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []

    def many(self, code: str) -> list[str]:
        """The codes chosen."""
        value = self.answers.get(code)
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

    def says(self, code: str) -> bool:
        """Whether a question was answered with yes."""
        return self.answers.get(code) is True

    def programmes(self, code: str) -> list[str]:
        """The programmes named in a table of programmes."""
        return [row["programme"] for row in self.rows(code) if row.get("programme")]

    @cached_property
    def opens_at(self) -> dt.datetime | None:
        """When the intake begins."""
        return self.moment("opens_at")

    @cached_property
    def closes_at(self) -> dt.datetime | None:
        """When the intake ends: what arrives before this moment counts."""
        return self.moment("closes_at")

    @property
    def window(self) -> tuple[dt.datetime | None, dt.datetime | None, dt.datetime | None]:
        """Opening, close, and the end of the time for questions: what the clock asks for."""
        return self.opens_at, self.closes_at, self.moment("questions_until")

    @property
    def rolling(self) -> bool:
        """Whether entries are examined as they come."""
        return self.text("intake") == "rolling"

    @property
    def preliminary(self) -> str:
        """The number of the preliminary call that has to be passed; empty where none has."""
        return self.text("preliminary_call") if self.text("stage") == "main" else ""

    @property
    def amendment_days(self) -> int:
        """Least days between an amendment and the close."""
        return self.whole("amendment_days") or 0

    @property
    def least_entries(self) -> int:
        """Fewer entries than this allow a new notice."""
        return self.whole("least_entries") or 0

    @property
    def group_codes(self) -> list[str]:
        """The groups among which an entry chooses."""
        return [row["code"] for row in self.rows("groups") if row.get("code")]

    def dates(self) -> Iterator[tuple[str, dt.datetime | dt.date]]:
        """Every date of the schedule by code, in order of time."""
        moments = ("announced_at", "briefing_at", "questions_until", "answers_until", "opens_at", "closes_at")
        found: list[tuple[str, dt.datetime | dt.date]] = [
            (code, at) for code in moments if (at := self.moment(code)) is not None
        ]
        found += [(code, on) for code in ("rounds_from", "result_on") if (on := self.day(code)) is not None]
        yield from found


def both(row: Row, name: str) -> tuple[str, str]:
    """A text given in Korean and English: `both(row, "label")` reads `label_ko` and `label_en`."""
    return row.get(f"{name}_ko") or "", row.get(f"{name}_en") or ""


def in_words(row: Row, name: str) -> str:
    """The same in the reader's language; the other one where it was not given."""
    ko, en = both(row, name)
    english = (get_language() or "ko").startswith("en")
    return (en or ko) if english else (ko or en)


def whole(value: Any) -> int | None:
    """An integer as answered, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def decimal(value: Any) -> Decimal | None:
    """A decimal as answered (kept as text), else None."""
    try:
        number = Decimal(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
