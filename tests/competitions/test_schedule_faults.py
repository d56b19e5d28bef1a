"""Dates out of order are told once, at the date at fault, with the one it does not fit to."""

import pytest
from django.utils import translation

from competitions.form_definitions import CALL
from competitions.terms.consistency import check_call

RIGHT = {
    "announced_at": "2027-01-04T09:00", "briefing_at": "2027-01-08T14:00", "questions_until": "2027-01-15T18:00",
    "answers_until": "2027-01-20T18:00", "intake": "window", "opens_at": "2027-01-11T09:00",
    "closes_at": "2027-01-31T18:00", "rounds_from": "2027-02-08", "result_on": "2027-03-05",
}  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({}, {}),
        ({"questions_until": "2027-02-01T18:00", "answers_until": ""},
         {"questions_until": "질의 마감(2027. 2. 1. 18:00) 시점이 접수 마감(2027. 1. 31. 18:00)보다 늦습니다."}),
        ({"questions_until": "2027-02-01T18:00"},
         {"questions_until": "질의 마감(2027. 2. 1. 18:00) 시점이 접수 마감(2027. 1. 31. 18:00)보다 늦습니다."}),
        ({"briefing_at": "2027-01-03T14:00"},
         {"briefing_at": "설명회(2027. 1. 3. 14:00) 시점이 공고(2027. 1. 4. 09:00)보다 이릅니다."}),
        ({"closes_at": "2027-01-10T18:00"},
         {"closes_at": "접수 마감(2027. 1. 10. 18:00) 시점이 답변 공개(2027. 1. 20. 18:00)보다 이릅니다."}),
        ({"closes_at": "2027-01-11T09:00", "questions_until": "", "answers_until": ""},
         {"closes_at": "접수 마감(2027. 1. 11. 09:00) 시점이 접수 시작(2027. 1. 11. 09:00)보다 늦지 않습니다."}),
        ({"opens_at": "2027-01-03T09:00"},
         {"opens_at": "접수 시작(2027. 1. 3. 09:00) 시점이 공고(2027. 1. 4. 09:00)보다 이릅니다."}),
        ({"result_on": "2027-02-01"},
         {"result_on": "결과 발표(2027. 2. 1.) 시점이 평가 시작(2027. 2. 8.)보다 이릅니다."}),
    ],
)  # fmt: skip
def test_each_date_out_of_order_is_told_once(wrong, told):
    with translation.override("ko"):
        found = [one for one in check_call(CALL, {**RIGHT, **wrong}) if one[0] in RIGHT]
    assert found == list(told.items())
