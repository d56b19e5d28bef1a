from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from office.web import formats


def test_dates_are_written_as_in_seoul():
    late = datetime(2026, 11, 21, 15, 5, tzinfo=UTC)
    assert formats.day(late) == "2026. 11. 22."
    assert formats.moment(late) == "2026. 11. 22. 00:05"
    assert formats.moment(date(2026, 3, 1)) == "2026. 3. 1."
    assert formats.day(None) == formats.moment(None) == formats.iso(None) == ""
    assert formats.iso(late) == "2026-11-22T00:05:00+09:00"


@pytest.mark.parametrize(
    ("won", "unit", "korean", "english"),
    [
        (1234567, "won", "1,234,567원", "KRW 1,234,567"),
        (1_234_567_890, "million", "1,234.57백만원", "KRW 1,234.57 million"),
        (1_235_000_000, "hundred-million", "12.35억원", "KRW 1,235 million"),
        (16_000_000_000, "hundred-million", "160억원", "KRW 16,000 million"),
        (0, "won", "0원", "KRW 0"),
        (5_000, "million", "0.01백만원", "KRW 0.01 million"),
        (-300, "won", "-300원", "KRW -300"),
    ],
)
def test_money_always_shows_its_unit(won, unit, korean, english):
    with translation.override("ko"):
        assert formats.money(won, unit=unit) == korean
    with translation.override("en"):
        assert formats.money(won, unit=unit) == english


def test_an_unknown_unit_of_money_is_a_mistake_in_the_template():
    with pytest.raises(ValueError, match="dollar"):
        formats.money(1, unit="dollar")


@pytest.mark.parametrize(
    ("won", "words"),
    [(1_234_000_000, "12억 3,400만 원"), (0, "0 원"), (10_005, "1만 5 원"), (20_0000_0000_0000, "20조 원")],
)
def test_money_is_read_aloud_in_korean(won, words):
    with translation.override("ko"):
        assert formats.spoken(won) == words


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (1023, "1,023 B"),
        (1024, "1 KB"),
        (1_482_003, "1.4 MB"),
        (52_428_800, "50 MB"),
        (157_286_400, "150 MB"),
    ],
)
def test_sizes(count, text):
    assert formats.size(count) == text


def test_filters_of_the_template():
    text = Template("{% load kit %}{{ at|time_tag }} {{ won|money:'million' }} {{ size|filesize }}")
    with translation.override("ko"):
        drawn = text.render(Context({"at": datetime(2026, 11, 22, 5, 5, tzinfo=UTC), "won": 2_500_000, "size": 2048}))
    assert drawn == '<time datetime="2026-11-22T14:05:00+09:00">2026. 11. 22. 14:05</time> 2.5백만원 2 KB'
