"""The hash knows the rules, not how they were typed: any value changed is another rule set, any spelling the same."""

from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from office.assessment.rulesets import BadRules, RuleSet, canonical, faults, sha256
from office.assessment.rulesets.decimals import exact, plain
from tests.office.assessment.rules import GRADES, PRINTED, certification, changed, full

WORDS = ["trimmed_mean", "mean", "median", "site", "final", "round", "lot", "untrimmed_mean", "keep", "other"]
SAMPLES = [PRINTED, full(), certification()]
CODES = st.text("abcxyz019_-", min_size=1, max_size=6).filter(lambda code: code[0] not in "_-")
LABELS = st.none() | st.fixed_dictionaries({"ko": st.sampled_from(["필요성", "가·나"]), "en": st.just("Need")})


def leaves(value: Any, path: str = "") -> list[str]:
    """The paths of all values that are no parts."""
    if not isinstance(value, (dict, list)):
        return [path.lstrip(".")]
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return [leaf for key, part in pairs for leaf in leaves(part, f"{path}.{key}")]


def at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step) if step.isdigit() else step]
    return value


def retyped(value: Any, draw: Any) -> Any:
    """The same rules typed by another hand: members in another order, decimals spelt otherwise."""
    if isinstance(value, dict):
        return {key: retyped(value[key], draw) for key in draw(st.permutations(list(value)))}
    if isinstance(value, list):
        return [retyped(one, draw) for one in value]
    if isinstance(value, str) and exact(value) is not None:
        dot = "" if "." in value else "."
        spellings = [value, f"0{value}", f"{value}{dot}0", f"{value}{dot}000"]
        return draw(st.sampled_from([*spellings, int(value)] if value.isdigit() else spellings))
    return value


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_neither_order_nor_spelling_changes_the_hash(data, drawn):
    rules = RuleSet.from_json(data)
    other = RuleSet.from_json(retyped(data, drawn.draw))
    assert (other, canonical(other), sha256(other)) == (rules, canonical(rules), sha256(rules))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_any_value_changed_is_another_hash(data, drawn):
    path = drawn.draw(st.sampled_from(leaves(data)))
    value = at(data, path)
    number = exact(value)
    numbers = st.integers(0, 3000) if isinstance(value, int) else st.decimals(0, 3000, places=2).map(plain)
    other = drawn.draw((st.sampled_from(WORDS) if number is None else numbers) | st.none())
    assume(other != value and (number is None or exact(other) != number))
    try:
        rules = RuleSet.from_json(changed(data, path, other))
    except BadRules:
        assume(False)
    assert sha256(rules) != sha256(RuleSet.from_json(data))


@st.composite
def shares(draw: Any, whole: int, parts: int) -> list[Decimal]:
    """Numbers above 0 that sum to the whole, in hundredths."""
    cuts = draw(st.lists(st.integers(1, whole * 100 - 1), min_size=parts - 1, max_size=parts - 1, unique=True))
    marks = [0, *sorted(cuts), whole * 100]
    return [Decimal(after - before) / 100 for before, after in zip(marks, marks[1:], strict=False)]


@st.composite
def rule_sets(draw: Any) -> dict[str, Any]:
    """Rule sets that may be announced."""
    codes = draw(st.lists(CODES, min_size=1, max_size=4, unique=True))
    weights = draw(shares(1, len(codes)))
    rounds = [draw(rounds_of(code, weight)) for code, weight in zip(codes, weights, strict=True)]
    for one in rounds[:-1]:
        one["advance"] = draw(
            st.sampled_from([None, {"top": 40}, {"min_score": "55.5"}, {"top": 31, "min_score": "60"}])
        )
    groups = draw(st.just([None]) | st.lists(CODES, min_size=1, max_size=3, unique=True))
    ties = [f"round:{one['code']}" for one in rounds] + [f"criterion:{codes[0]}.{rounds[0]['criteria'][0]['code']}"]
    return {
        "rounds": rounds, "combine": "weighted_sum", "pass_mark": draw(st.sampled_from([None, "0", "59.5"])),
        "rounding": {"at": draw(st.sampled_from(["final", "round"])), "digits": draw(st.integers(0, 6)),
                     "mode": "half_up"},
        "tie_breaks": [*draw(st.permutations(ties)), "committee_vote", "lot"],
        "quotas": [{"group": group, "awards": draw(st.integers(1, 10)), "reserve": 1} for group in groups],
        "absence": "keep",
    }  # fmt: skip


@st.composite
def rounds_of(draw: Any, code: str, weight: Decimal) -> dict[str, Any]:
    names = draw(st.lists(CODES, min_size=1, max_size=4, unique=True))
    points = draw(shares(100, len(names)))
    return {
        "code": code, "kind": "site", "weight": plain(weight), "label": draw(LABELS),
        "aggregate": {"method": "trimmed_mean", "drop": 2, "min_reviewers": draw(st.integers(5, 9))},
        "criteria": [{"code": name, "max": plain(most)} for name, most in zip(names, points, strict=True)],
        "grades": GRADES if all(most % 1 == 0 for most in points) else [],
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(rule_sets())
def test_whatever_may_be_announced_comes_back_equal(data):
    assert faults(data) == []
    rules = RuleSet.from_json(data)
    assert RuleSet.from_json(rules.to_json()) == rules
    assert faults(rules.to_json()) == []
    assert rules.highest == 100


@given(st.decimals(0, 10**8, places=4), st.integers(0, 2))
def test_a_number_has_one_spelling_and_keeps_its_value(number, zeros):
    spelt = plain(number)
    assert exact(spelt) == number and plain(exact(spelt)) == spelt
    assert plain(exact(f"{number:f}{'0' * zeros}")) == spelt
    assert "e" not in spelt.lower() and not (spelt.endswith("0") and "." in spelt)
