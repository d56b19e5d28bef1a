"""Facts through the outbox and back."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy

from office.notifications.plain import freeze, thaw


@dataclass(frozen=True)
class Part:
    name: str


@dataclass(frozen=True)
class Facts:
    on: dt.date
    at: dt.datetime
    parts: tuple[Part, ...]
    won: int | None = None


def test_dates_stay_dates_and_parts_stay_readable():
    facts = Facts(dt.date(2026, 11, 22), dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), (Part("a"), Part("b")))
    back = thaw(freeze(facts))
    assert (back.on, back.at, back.won) == (facts.on, facts.at, None)
    assert [part.name for part in back.parts] == ["a", "b"]


def test_ids_become_text():
    assert freeze({"id": UUID(int=1)}) == {"id": "00000000-0000-0000-0000-000000000001"}


@pytest.mark.parametrize("odd", [gettext_lazy("Company"), object(), {1, 2}, b"x"])
def test_what_is_not_plain_is_refused(odd):
    with pytest.raises(TypeError):
        freeze({"value": odd})
