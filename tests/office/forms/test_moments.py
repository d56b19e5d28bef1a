"""A question for a date with a time: Korean time, to the minute, however it was typed."""

import datetime as dt

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from office.forms import comparing, telling
from office.forms.controls import control, hint
from office.forms.definition import KINDS, Field, FormDefinition, Section
from office.forms.json_schema import schema_of
from office.forms.values import faults, judging, local_of, moment_of, normal
from office.web.fields import FieldView
from office.web.forms import DateTimeInput

CLOSES = Field("closes_at", "datetime", ("접수 마감", "Closes at"))
KEPT = "2025-05-19T18:00"


@pytest.mark.parametrize(
    "typed",
    [
        KEPT, "2025-05-19 18:00", "2025. 5. 19. 18:00", "2025.5.19 18:00", "2025/05/19 18:00", "2025-05-19T18:00:00",
        "2025년 5월 19일 18:00", "2025년 5월 19일 18시", "2025년 5월 19일(월) 18시 00분", "2025. 5. 19. (월) 오후 6시",
        "2025-05-19T09:00Z", "2025-05-19T18:00:00+09:00", "2025-05-19 05:00-04:00", "  2025. 5. 19.   18:00 ",
    ],
)  # fmt: skip
def test_a_moment_is_kept_in_one_form(typed):
    assert normal(CLOSES, typed) == KEPT
    assert not faults(CLOSES, KEPT)


@pytest.mark.parametrize(
    "typed",
    [
        "2025-05-19", "18:00", "2025-02-30 18:00", "2025-05-19 24:00", "2025-05-19 18:60", "2025-05-19T18:00:30",
        "2025-05-1918:00", "2025. 5. 19. 오후 13시", "내일 저녁", "0001-01-01T00:00", "1987-05-10T02:30",
        "2025-05-19T18:00+99:00", "2025-05-19" + ". " * 5000 + "18:00",
    ],
)  # fmt: skip
def test_what_the_clocks_in_seoul_never_show_stays_as_typed_and_is_judged(typed):
    kept = normal(CLOSES, typed)
    assert kept == " ".join(typed.split())
    with translation.override("en"):
        assert faults(CLOSES, kept) == ["Enter a date and a time to the minute in Korean time, like 2026-11-22 18:00."]
    assert not isinstance(control(CLOSES, kept).widget, DateTimeInput)
    assert telling.words(CLOSES, kept) == kept


def test_nine_hours_lie_between_seoul_and_utc():
    assert moment_of(KEPT) == dt.datetime(2025, 5, 19, 9, 0, tzinfo=dt.UTC)
    assert moment_of(KEPT).tzinfo is dt.UTC
    assert local_of(dt.datetime(2025, 5, 19, 9, 0, 59, tzinfo=dt.UTC)) == KEPT
    for wrong in ("2025-05-19 18:00", "2025-05-19", ""):
        with pytest.raises(ValueError, match="moment"):
            moment_of(wrong)
    with pytest.raises(ValueError, match="time zone"):
        local_of(dt.datetime(2025, 5, 19, 9, 0))  # noqa: DTZ001


@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(9999, 12, 31)))  # noqa: DTZ001
def test_there_and_back(local):
    kept = local.isoformat(timespec="minutes")
    assert local_of(moment_of(kept)) == kept == normal(CLOSES, kept)
    assert normal(CLOSES, telling.words(CLOSES, kept)) == kept
    assert normal(CLOSES, moment_of(kept).isoformat()) == kept


@given(st.text(max_size=40) | st.text("0123456789-. :T년월일시분오전후()", max_size=30))
def test_any_text_is_a_moment_or_is_judged(text):
    kept = normal(CLOSES, text)
    assert normal(CLOSES, kept) == kept
    assert not kept or bool(faults(CLOSES, kept)) != (isinstance(control(CLOSES, kept).widget, DateTimeInput))


def test_it_is_asked_with_calendar_and_clock_and_told_as_everywhere():
    from office.forms.controls import AnswerForm

    for cell in (False, True):
        form = AnswerForm({"closes_at": control(CLOSES, KEPT, cell=cell)}, {"closes_at": KEPT}, {})
        html = FieldView(form["closes_at"]).control
        assert 'type="datetime-local"' in html and f'value="{KEPT}"' in html
        with translation.override("en"):
            assert "Korean time" in control(CLOSES, KEPT, cell=cell).help_text
    assert telling.words(CLOSES, KEPT) == "2025. 5. 19. 18:00"
    with translation.override("ko"):
        assert "한국 시간" in hint(CLOSES)


def test_a_moved_deadline_is_a_difference():
    form = FormDefinition("test.call", 1, "공모", [Section("schedule", "일정", [CLOSES])])
    assert schema_of(form)["properties"]["closes_at"]["x-time-zone"] == "Asia/Seoul"
    before, after = ({"answers": {"closes_at": at}, "files": {}} for at in (KEPT, "2025-05-26T18:00"))
    [change] = comparing.contents(form, before, form, after)
    assert telling.words(change.field, change.after) == "2025. 5. 26. 18:00"
    assert not comparing.contents(form, before, form, before)


def test_every_kind_is_known_to_whoever_reads_and_judges():
    from office.forms.values.normal import _BY_KIND as reading

    assert set(KINDS) == set(reading) == set(judging._BY_KIND)
