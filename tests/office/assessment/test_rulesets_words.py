"""What applicants are told is what is computed: every round, weight, limit and tie-break, in both languages."""

import re

import pytest
from django.utils import translation

from office.assessment.rulesets import RuleSet, words
from tests.office.assessment.rules import PRINTED, certification, changed, full


def told(data, language="en") -> str:
    with translation.override(language):
        return "\n".join(words(RuleSet.from_json(data)))


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["Round 1, Papers (written evaluation): out of 100 points.", "Need 35.5 points, Novelty 64.5 points",
                "Excellent 100 %, Good 90 %", "without 1 of the highest", "fewer than 5 reviewers",
                "ranked 6 or better in this round go on if they have at least 60 points",
                "Round 2, Hearing (evaluation of a presentation): out of 50 points.", "Papers 30 %, Hearing 70 %",
                "(Approved plan up to 3 points)", "at most 5 points in all (Gave up up to 2.5 points)",
                "2 decimal places", "unrounded score of the round", "below 45 points", "Climate, ranked among its own",
                "2 selected, the next 1 in reserve", "1 selected, none in reserve",
                "a from 60 points, b from 50 points", "is counted for the others"]),
        ("ko", ["1단계 서류심사(서면평가): 100점 만점", "필요성 35.5점, 혁신성 64.5점", "수 100%, 우 90%", "각각 1개씩",
                "5명 미만", "6위 이내이면서 60점 이상", "2단계 발표평가: 50점 만점", "서류심사 30%, 발표평가 70%",
                "5점까지 인정합니다 (도시계획 승인 최대 3점)", "협약 포기 최대 2.5점", "2자리까지 반올림",
                "반올림하지 않은 단계별 점수", "45점 미만", "기후위기 대응형 부문", "2건을 선정하고 다음 1건을 예비로",
                "1건을 선정하며 예비는 두지", "a 60점 이상, b 50점 이상", "평가한 신청 건에는 반영합니다"]),
    ],
)  # fmt: skip
def test_every_rule_is_told(language, parts):
    said = told(full(), language)
    assert [part for part in parts if part not in said] == [], said


@pytest.mark.parametrize(
    ("language", "steps"),
    [
        ("en", ["the score of Hearing", "the plain mean for Ideas in Hearing",
                "the combined score with no total dropped", "a vote of the committee", "the drawing of a lot"]),
        ("ko", ["발표평가 점수", "발표평가의 창의성 항목 평균", "최고점과 최저점을 제외하지 않고 평균한 종합점수",
                "위원회 의결", "추첨"]),
    ],
)  # fmt: skip
def test_ties_are_told_in_their_order(language, steps):
    assert ", ".join(f"({place}) {step}" for place, step in enumerate(steps, start=1)) in told(full(), language)


def test_a_certification_is_told_without_quota_or_weights():
    said = told(certification())
    assert "alone, visit; the rounds before it only decide who goes on" in said
    assert "Entries with at least 1200 points in this round go on." in said
    assert "The number of awards is not limited." in said and "Equal final scores share a rank." in said
    assert "a whole number" in said and "rounded score of the round" in said and "There are no bonus points" in said
    assert "마지막 단계인 visit 점수만으로" in told(certification(), "ko")


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("rounds.0.advance", None, "Every entry goes on to the next round."),
        ("rounds.0.advance", {"top": 4}, "Entries ranked 4 or better in this round go on; equal scores share a rank."),
        ("rounds.0.aggregate", {"method": "median"}, "median of the reviewers' totals"),
        ("rounds.0.aggregate", {"method": "mean"}, "is the mean of the reviewers' totals."),
        ("rounding.at", "reviewer_total", "Each reviewer's total is rounded in the same way before."),
        ("rounding.digits", 1, "rounded half up to 1 decimal place."),
        ("absence", "keep", "is counted for the others"),
        ("tie_breaks", ["untrimmed_mean"], "nothing is decided until it is settled"),
    ],
)
def test_each_alternative_has_its_sentence(path, value, sentence):
    assert sentence in told(changed(PRINTED, path, value))
    assert told(PRINTED).count(sentence) < told(changed(PRINTED, path, value)).count(sentence)


def test_only_the_points_that_there_are_are_told():
    assert "Bonus points add" in told(PRINTED)
    said = told(changed(PRINTED, "bonus_cap", "0"))
    assert "Bonus points add" not in said and "Penalty points take away at most 5 points in all." in said


def test_a_single_round_needs_no_sum():
    data = changed(changed(PRINTED, "rounds", [PRINTED["rounds"][1] | {"weight": "1"}]), "tie_breaks", ["lot"])
    assert "The final score is the score of this round, presentation." in told(data)
    assert "goes on" not in told(data) and "go on" not in told(data)


def test_no_sentence_stays_english_in_korean():
    for data in (PRINTED, full(), certification()):
        lines = told(data, "ko").splitlines()
        assert len(lines) == len(told(data).splitlines()) > 12
        assert all(re.search("[가-힣]", line) and line.endswith((".", ")")) and "%(" not in line for line in lines)
