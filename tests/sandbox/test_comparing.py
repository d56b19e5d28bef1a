"""Conditions that say the same or contradict one another: Korean sentences as agencies write them, and what must
hold for any text."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.comparing import contradictions_in, duplicates_in


def condition(text: str) -> SimpleNamespace:
    return SimpleNamespace(text=text, matter=None)


def contradicted(one: str, other: str) -> tuple[str, ...]:
    found = contradictions_in([condition(one), condition(other)])
    return found[0].reasons if found else ()


def doubled(one: str, other: str) -> bool:
    return bool(duplicates_in([condition(one), condition(other)]))


CONTRADICTIONS = [
    ("최고 속도는 시속 6km 이하로 할 것", "보도에서는 15km/h 이하로 주행할 것"),
    ("최고 속도는 시속 6km 이하로 할 것", "원활한 통행을 위하여 시속 10km 이상으로 주행할 것"),
    ("로봇의 중량은 50kg 이하일 것", "적재물을 포함한 총중량 100kg을 넘지 않을 것"),
    ("관제 인력 1명이 로봇 5대 이하를 지켜볼 것", "관제 인력 1명이 로봇 10대 이하를 지켜볼 것"),
    ("영상정보는 7일 이내에 파기할 것", "수집한 영상정보는 30일 이상 보관할 것"),
    ("야간에는 운행을 금지한다", "야간 운행을 허용하되 조명을 켤 것"),
    ("어린이보호구역에서는 운행하지 않을 것", "어린이보호구역 운행을 허용하되 서행할 것"),
    ("보행자의 얼굴 영상을 저장하지 말 것", "사고 조사에 쓰기 위하여 보행자 영상을 저장할 수 있다"),
    ("사고가 나면 24시간 이내에 보고할 것", "사고가 나면 3시간 이내에 보고할 것"),
    ("주간에만 운행할 것", "교통량이 적은 야간에만 운행할 것"),
    ("책임보험의 대물 보상 한도는 10억원 이상일 것", "책임보험의 대물 보상 한도는 5억원 이상일 것"),
]
NO_CONTRADICTIONS = [
    ("최고 속도는 시속 6km 이하로 할 것", "시속 6킬로미터 이하로 운행할 것"),
    ("보도에서는 시속 6km 이하로 주행할 것", "차도에서는 시속 15km 이하로 주행할 것"),
    ("로봇 10대 이하로 운영할 것", "관제 인력 1명당 화면 2대 이상을 둘 것"),
    ("사고가 나면 24시간 이내에 보고할 것", "운행 실적을 10일 이내에 제출할 것"),
    ("유효 보도폭 2m 이상인 구간에서만 운행할 것", "정류장에서 10m 이상 떨어져 정차할 것"),
    ("야간에는 운행을 금지한다", "사전에 안내하면 시식 행사를 허용한다"),
    ("책임보험에 가입할 것", "실증구역에 안내판을 설치할 것"),
    ("08:00~09:00에는 운행하지 않을 것", "비가 오면 운행하지 않을 것"),
    ("로봇 3대 이상을 예비로 둘 것", "로봇은 모두 10대 이하로 할 것"),
]
DUPLICATES = [
    ("최고 속도는 시속 6km 이하로 할 것", "최고속도는 시속 6km 이하로 할 것"),
    ("최고 속도는 시속 6km 이하로 할 것", "보행자를 고려하여 6km/h 이하로 운행할 것"),
    ("책임보험에 가입하고 증권을 제출할 것", "책임보험에 가입하고, 증권을 제출할 것."),
]
NO_DUPLICATES = [
    ("최고 속도는 시속 6km 이하로 할 것", "최고 속도는 시속 15km 이하로 할 것"),
    ("책임보험에 가입할 것", "실증구역에 안내판을 설치할 것"),
    ("보도에서는 시속 6km 이하로 주행할 것", "차도에서는 시속 15km 이하로 주행할 것"),
]


@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS)
def test_what_cannot_both_be_kept_is_pointed_out(one, other):
    assert contradicted(one, other)
    assert not doubled(one, other)


@pytest.mark.parametrize(("one", "other"), NO_CONTRADICTIONS)
def test_what_can_both_be_kept_is_left_alone(one, other):
    assert contradicted(one, other) == ()


@pytest.mark.parametrize(("one", "other"), DUPLICATES)
def test_what_says_the_same_is_pointed_out(one, other):
    assert doubled(one, other)


@pytest.mark.parametrize(("one", "other"), NO_DUPLICATES)
def test_what_says_something_else_is_no_duplicate(one, other):
    assert not doubled(one, other)


def test_the_reason_quotes_both_limits():
    (reason,) = contradicted("최고 속도는 시속 6km 이하로 할 것", "보도에서는 15km/h 이하로 주행할 것")
    assert "시속 6km 이하" in reason and "15km/h 이하" in reason


PIECES = "속도 시속 6km 15km/h 이하로 이상 운행을 금지 허용 관제 인력 1명이 5대 10일 보도에서는 야간에만 3.5m 1,000원 ~"
TEXTS = st.lists(st.sampled_from([*PIECES.split(), "\n"]) | st.text(max_size=8), max_size=8).map(" ".join)


@given(TEXTS)
def test_nothing_contradicts_itself(text):
    assert contradicted(text, text) == ()


@given(st.text(min_size=1, max_size=60).filter(lambda text: any(mark.isalnum() for mark in text)))
def test_every_text_is_its_own_duplicate(text):
    assert doubled(text, text)


@given(TEXTS, TEXTS)
def test_the_order_does_not_matter(one, other):
    assert set(contradicted(one, other)) == set(contradicted(other, one))
    assert doubled(one, other) == doubled(other, one)
    assert not (doubled(one, other) and contradicted(one, other))


@given(st.lists(TEXTS, max_size=5))
def test_each_pair_is_named_once(texts):
    pairs = [(found.one, found.other) for found in contradictions_in([condition(text) for text in texts])]
    assert len({frozenset((id(one), id(other))) for one, other in pairs}) == len(pairs)
