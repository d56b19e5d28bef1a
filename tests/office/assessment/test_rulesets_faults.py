"""Every fault of a rule set has its place and its sentence, in both languages."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from office.assessment import rulesets
from office.assessment.rulesets import Fault, faults
from tests.office.assessment.rules import certification, changed, full

LOT_FIRST = ["lot", "committee_vote"]
# What is changed in the full rules, to what, where the fault is then found, and words of its sentence.
CASES = [
    # Members and their kinds
    ("rounding", ..., "rounding", "has to be stated"),
    ("colour", "red", "colour", "No rule has this name"),
    ("rounds.0.criteria.1.weight", "2", "rounds.0.criteria.1.weight", "No rule has this name"),
    ("rounds.0", "written", "rounds.0", "by name"),
    ("rounds", {}, "rounds", "Give a list"),
    ("rounds", [], "rounds", "at least one"),
    ("quotas", [], "quotas", "at least one"),
    ("rounds.1.criteria", [], "rounds.1.criteria", "at least one"),
    ("rounds.0.label.ko", " ", "rounds.0.label.ko", "Write a text"),
    ("rounds.0.label.ko", "\ud800", "rounds.0.label.ko", "Write a text"),
    # Codes
    ("rounds.0.code", "the first", "rounds.0.code", "A code is"),
    ("rounds.0.code", "a.b", "rounds.0.code", "A code is"),
    ("rounds.0.criteria.1.code", "need", "rounds.0.criteria.1.code", "in the list already"),
    ("quotas.1.group", "climate", "quotas.1.group", "in the list already"),
    ("bonuses.1.code", "plan", "bonuses.1.code", "in the list already"),
    ("bands.1.code", "a", "bands.1.code", "in the list already"),
    ("rounds.0.grades.1.code", "su", "rounds.0.grades.1.code", "in the list already"),
    # Numbers
    ("pass_mark", 70.0, "pass_mark", "plain digits"),
    ("pass_mark", "7e1", "pass_mark", "plain digits"),
    ("pass_mark", "NaN", "pass_mark", "plain digits"),
    ("pass_mark", "４５", "pass_mark", "plain digits"),
    ("pass_mark", True, "pass_mark", "plain digits"),
    ("pass_mark", 10**5000, "pass_mark", "plain digits"),
    ("bonus_cap", "-1", "bonus_cap", "not below 0"),
    ("penalty_cap", -1, "penalty_cap", "not below 0"),
    ("rounds.0.criteria.1.max", "0", "rounds.0.criteria.1.max", "above 0"),
    ("rounds.0.criteria.1.max", "64.505", "rounds.0.criteria.1.max", "at most 2"),
    ("rounds.0.grades.0.percent", "101", "rounds.0.grades.0.percent", "not above 100"),
    ("rounds.0.advance.top", 0, "rounds.0.advance.top", "whole number from 1"),
    ("rounds.0.advance.top", "6", "rounds.0.advance.top", "whole number"),
    ("quotas.0.awards", True, "quotas.0.awards", "whole number"),
    ("rounding.digits", 7, "rounding.digits", "from 0 to 6"),
    # Known words
    ("combine", "sum", "combine", "weighted_sum, last_round"),
    ("rounding.at", "never", "rounding.at", "final, round, reviewer_total"),
    ("rounding.mode", "half_even", "rounding.mode", "half_up"),
    ("absence", "ignore", "absence", "drop_reviewer_from_round, keep"),
    ("absence", ["keep"], "absence", "Choose one of"),
    ("rounds.0.kind", "oral", "rounds.0.kind", "written, site, presentation"),
    ("rounds.0.aggregate.method", "mode", "rounds.0.aggregate.method", "mean, trimmed_mean, median"),
    # The mean
    ("rounds.0.aggregate.drop", ..., "rounds.0.aggregate.drop", "needs this number"),
    ("rounds.0.aggregate.min_reviewers", ..., "rounds.0.aggregate.min_reviewers", "needs this number"),
    ("rounds.0.aggregate.min_reviewers", 2, "rounds.0.aggregate.min_reviewers", "leaves nothing of 2 totals"),
    ("rounds.0.aggregate.drop", 0, "rounds.0.aggregate.drop", "at least one total"),
    # Points, weights, marks
    ("rounds.1.criteria.1.max", "14.99", "rounds.1.criteria", "sum to 49.99 points, not to 50"),
    ("rounds.1.total", ..., "rounds.1.criteria", "sum to 50 points, not to 100"),
    ("rounds.0.grades.2.percent", "79.99", "rounds.0.grades.2.percent", "more than two decimal places"),
    ("rounds.0.grades.2.percent", "90", "rounds.0.grades.2.percent", "from the highest down"),
    ("rounds.0.weight", "0", "rounds.0.weight", "a weight above 0"),
    ("rounds.0.weight", None, "rounds.0.weight", "a weight above 0"),
    ("rounds.0.weight", "0.31", "rounds", "sum to 1.01, not to 1"),
    ("pass_mark", "65.01", "pass_mark", "the highest score is 65"),
    ("bands.0.min_score", "66", "bands.0.min_score", "the highest score is 65"),
    ("bands.1.min_score", "60.0", "bands.1.min_score", "from the highest down"),
    ("bonuses.0.most", "5.5", "bonuses.0.most", "the cap of 5 points"),
    ("penalty_cap", "2", "bonuses.1.most", "the cap of 2 points"),
    # Going on
    ("rounds.1.advance", {"top": 3}, "rounds.1.advance", "no round to go on to"),
    ("rounds.0.advance", {}, "rounds.0.advance", "Say how many go on"),
    ("rounds.0.advance.min_score", "100.5", "rounds.0.advance.min_score", "the highest score is 100"),
    ("rounds.0.advance.top", 2, "rounds.0.advance.top", "Fewer go on than the 3"),
    ("combine", "last_round", "bands.0.min_score", "the highest score is 50"),
    # Ties
    ("tie_breaks", [], "tie_breaks", "how equal scores are separated"),
    ("tie_breaks.0", "coin", "tie_breaks.0", "Write round:CODE"),
    ("tie_breaks.0", "round:site", "tie_breaks.0", "no round with this code"),
    ("tie_breaks.0", "criterion:site.qa", "tie_breaks.0", "no round with this code"),
    ("tie_breaks.0", "criterion:written.qa", "tie_breaks.0", "no criterion with this code"),
    ("tie_breaks.1", "round:presentation", "tie_breaks.1", "in the list already"),
    ("tie_breaks", LOT_FIRST, "tie_breaks.1", "it comes last"),
    ("tie_breaks.4", "round:written", "tie_breaks.4", "Only the lot"),
    # Quotas
    ("quotas.1.group", None, "quotas.1.group", "Either all entries are pooled"),
    ("quotas.0.awards", None, "quotas.0.awards", "Other groups are limited"),
    ("quotas", [{"group": None, "awards": None, "reserve": 1}], "quotas.0.reserve", "no reserve list"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "place", "words"), CASES, ids=[f"{number}-{case[2]}" for number, case in enumerate(CASES)]
)
def test_a_fault_is_told_where_it_is(path, value, place, words):
    found = faults(changed(full(), path, value))
    told = {one.path: str(one) for one in found}
    assert list(told) == [place], told
    assert words in told[place]
    with translation.override("ko"):
        assert all(re.search("[가-힣]", str(one)) and "%(" not in str(one) for one in found)


def test_a_round_that_neither_counts_nor_sifts_is_told():
    assert [one.path for one in faults(changed(certification(), "rounds.0.advance", ...))] == ["rounds.0.advance"]


def test_two_rounds_of_one_code_are_told():
    data = certification()
    data["rounds"][1]["code"] = "papers"
    assert [one.path for one in faults(data)] == ["rounds.1.code"]


@pytest.mark.parametrize("data", [None, [], "rules", 3, {"rounds": 3}, {"\ud800": 1}])
def test_what_is_no_rule_set_is_told_too(data):
    found = faults(data)
    assert found and all(str(one).encode() and one.path.encode() is not None for one in found)


def test_a_fault_keeps_its_sentence_for_another_language():
    fault = faults(changed(full(), "pass_mark", "65.01"))[0]
    with translation.override("ko"):
        assert str(fault) == "받을 수 있는 최고점이 65점이므로 이 점수에 이를 수 없습니다."
    assert fault in {fault, Fault("pass_mark", "x")}


def test_every_sentence_of_a_fault_has_a_case():
    said = [str(one) for path, value, *_ in CASES for one in faults(changed(full(), path, value))]
    said += [str(one) for one in faults(changed(certification(), "rounds.0.advance", ...))]
    folder = Path(rulesets.__file__).parent
    sources = (folder / name for name in ("readers.py", "reading.py", "spoiling.py", "announcing.py", "ties.py"))
    wanted = [one for source in sources for one in re.findall(r'\b_\(\s*"((?:[^"\\]|\\.)*)"', source.read_text())]
    assert len(wanted) > 35
    untold = [one for one in wanted if not any(_pattern(one).fullmatch(sentence) for sentence in said)]
    assert untold == []


def _pattern(sentence: str) -> re.Pattern:
    return re.compile(".*".join(re.escape(part) for part in re.split(r"%\(\w+\)s", sentence.replace('\\"', '"'))))
