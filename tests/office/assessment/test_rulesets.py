"""Rule sets read and written: exact, whole, known by their hash."""

import hashlib
import json
from decimal import Decimal

import pytest

from office.assessment.rulesets import BadRules, RuleSet, canonical, faults, sha256, tie
from tests.office.assessment.rules import PRINTED, certification, changed, full

PRINTED_HASH = "40c38680c3baad91c8078bfa27f81453c89e55d1c7cd58ffe1f8b8a39878a70b"


def test_the_printed_rules_compute_and_only_their_shortened_rubric_keeps_them_from_a_call():
    assert faults(PRINTED, for_call=False) == []
    assert [one.path for one in faults(PRINTED)] == ["rounds.0.criteria", "rounds.1.criteria"]


def test_the_hash_is_that_of_the_printed_json_with_sorted_keys_and_no_spaces():
    by_hand = json.dumps(PRINTED, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert canonical(RuleSet.from_json(PRINTED)) == by_hand
    assert sha256(RuleSet.from_json(PRINTED)) == hashlib.sha256(by_hand).hexdigest() == PRINTED_HASH


@pytest.mark.parametrize("data", [full(), certification()], ids=["full", "certification"])
def test_what_may_be_announced_comes_back_from_json_as_it_went(data):
    assert faults(data) == []
    rules = RuleSet.from_json(data)
    assert RuleSet.from_json(rules.to_json()) == rules
    assert RuleSet.from_json(json.loads(canonical(rules))) == rules
    assert not any(isinstance(value, float) for value in _leaves(rules.to_json()))


def test_values_are_exact_and_the_scale_is_what_sheets_can_give():
    rules = RuleSet.from_json(full())
    assert (rules.rounds[0].weight, rules.rounds[0].criteria[1].max) == (Decimal("0.3"), Decimal("64.5"))
    assert rules.highest == Decimal("0.3") * 100 + Decimal("0.7") * 50
    assert RuleSet.from_json(certification()).highest == 2000
    low = changed(full(), "rounds.0.grades", [{"code": "su", "percent": "80"}])
    assert RuleSet.from_json(low).rounds[0].highest == 80


def test_what_is_not_said_has_its_plain_meaning():
    rules = RuleSet.from_json(certification())
    assert (rules.bonus_cap, rules.penalty_cap, rules.tie_breaks, rules.quotas[0].reserve) == (0, 0, (), 0)
    assert (rules.rounds[0].weight, rules.rounds[1].advance, rules.bands, rules.bonuses) == (None, None, (), ())
    assert sha256(rules) == sha256(RuleSet.from_json(changed(certification(), "rounds.1.advance", None)))


def test_a_label_without_a_word_is_none():
    bare = RuleSet.from_json(changed(full(), "rounds.0.label", ...))
    assert bare.rounds[0].name == "written"
    for empty in (None, {}, {"ko": "", "en": ""}):
        assert sha256(RuleSet.from_json(changed(full(), "rounds.0.label", empty))) == sha256(bare)
    assert RuleSet.from_json(changed(full(), "rounds.0.label", {"ko": "", "en": "Papers"})).rounds[0].name == "Papers"


def test_rules_that_nothing_can_be_computed_by_are_not_read():
    with pytest.raises(BadRules, match=r"rounds: The weights of the rounds sum to 1\.2, not to 1\."):
        RuleSet.from_json(changed(PRINTED, "rounds.0.weight", "0.5"))
    with pytest.raises(BadRules) as refused:
        RuleSet.from_json(changed(PRINTED, "rounds.0.weight", 0.3))
    assert [one.path for one in refused.value.faults] == ["rounds.0.weight"]


def test_a_tie_break_is_read_from_its_name():
    step = tie("criterion:presentation.innovation")
    assert (step.kind, step.round, step.criterion, step.by_people) == ("criterion", "presentation", "innovation", False)
    assert (tie("round:written").round, tie("lot").by_people, tie("coin")) == ("written", True, None)


def _leaves(value):
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return [leaf for part in parts for leaf in _leaves(part)] if parts is not None else [value]
