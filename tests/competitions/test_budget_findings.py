"""What is said of a budget: the sentence, the figures in it, and that doing what it says mends the budget."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from competitions.budget import FAIL, PASS, WARN, Line, MoneyRule, Source, Tag, amount, findings, lines_of, picture
from competitions.budget.amounts import beside

EOK = 10**8
WON = st.one_of(st.integers(0, 3), st.integers(0, 4 * 10**10))
LINES = st.lists(
    st.builds(
        Line, st.integers(2025, 2027), st.sampled_from(["services", "software"]), st.sampled_from(Tag.values),
        WON, WON, WON, WON, WON, row=st.uuids().map(str),
    ),
    min_size=1, max_size=6,
)  # fmt: skip
SHARES = st.integers(1, 1000).map(lambda part: Fraction(part, 1000))
RULES = st.builds(MoneyRule, WON, SHARES, st.booleans(), SHARES, st.sampled_from(["required", "warned", "none"]),
                  st.sampled_from([(), (2025, 2026), (2025, 2026, 2027)]))  # fmt: skip


def told(lines, rule, passed_over=()):
    return {one.key: one for one in findings(lines, rule, passed_over)}


def more(lines, **won):
    """With this much more in a new line, or less from wherever there is some."""
    lines = [replace(line) for line in lines]
    for source, change in won.items():
        if change > 0:
            lines.append(Line(lines[0].year, "services", "none", **{source: change}))
        for number, line in enumerate(lines):
            taken = min(getattr(line, source), max(-change, 0))
            lines[number] = replace(line, **{source: getattr(line, source) - taken})
            change += taken
    return lines


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@given(LINES, RULES, st.integers())
def test_the_order_of_rows_changes_no_sentence(lines, rule, seed):
    shuffled = Random(seed).sample(lines, len(lines))
    assert [(one.key, one.status, one.sentence) for one in findings(lines, rule)] == [
        (one.key, one.status, one.sentence) for one in findings(shuffled, rule)
    ]
    assert picture(lines) == picture(shuffled)


@given(LINES, RULES)
def test_what_a_sentence_says_mends_the_cap_and_one_won_less_does_not(lines, rule):
    found = told(lines, rule).get("cap")
    if found and found.status == FAIL:
        assert amount(found.too_high) in found.sentence
        assert told(more(lines, national=1 - found.too_high), rule)["cap"].status == FAIL
        assert told(more(lines, national=-found.too_high, private=1), rule)["cap"].status == PASS


@given(LINES, RULES)
def test_either_way_mends_the_share(lines, rule):
    found = told(lines, rule).get("share")
    if found and found.status == FAIL:
        assert amount(found.too_high) in found.sentence and amount(found.missing) in found.sentence
        moved, added = found.too_high, found.missing
        assert told(more(lines, national=-moved, city=moved), rule)["share"].status == PASS
        assert told(more(lines, city=added), rule)["share"].status == PASS
        assert told(more(lines, national=1 - moved, city=moved - 1), rule)["share"].status == FAIL
        assert told(more(lines, city=added - 1), rule)["share"].status == FAIL


@given(LINES, RULES)
def test_either_way_mends_the_matching(lines, rule):
    found = told(lines, rule).get("local")
    if found and found.status == FAIL:
        assert amount(found.missing) in found.sentence
        assert told(more(lines, province=found.missing), rule)["local"].status == PASS
        assert told(more(lines, province=found.missing - 1), rule)["local"].status == FAIL
        assert told(more(lines, national=-found.too_high, other=1), rule)["local"].status == PASS
        assert told(more(lines, private=10 * found.missing), rule)["local"].status == FAIL


def tagged(lines, won):
    """The same money with this much more of it tagged."""
    lines = list(lines)
    for number, line in enumerate(lines):
        for source in Source.values if line.tag == "none" else ():
            taken = min(getattr(lines[number], source), won)
            won -= taken
            lines[number] = replace(lines[number], **{source: getattr(lines[number], source) - taken})
            lines.append(Line(line.year, line.item, "climate", **{source: taken}))
    return lines


@given(LINES, RULES)
def test_what_a_sentence_says_mends_the_policies(lines, rule):
    found = told(lines, rule).get("policies")
    assert (found is None) == (rule.policy_binding == "none" or not sum(line.total for line in lines))
    if found and found.status != PASS:
        assert found.status == (FAIL if rule.policy_binding == "required" else WARN)
        assert amount(found.missing) in found.sentence
        assert told(tagged(lines, found.missing), rule)["policies"].status == PASS
        assert told(tagged(lines, found.missing - 1), rule)["policies"].status == found.status


@given(st.fractions(0, 1), SHARES)
def test_a_share_is_never_shown_on_the_other_side_of_its_limit(value, limit):
    share = beside(value, limit)
    shown, line = Fraction(share.shown), Fraction(share.limit)
    assert line == limit * 100
    assert (shown > line, shown < line) == (value > limit, value < limit)
    assert Fraction(share.gap) == abs(shown - line)


SHOWN = [("0.5004", "50.04", "0.04"), ("0.506", "50.6", "0.6"), ("0.49996", "49.996", "0.004"), ("0.5", "50", "0")]


@pytest.mark.parametrize(("value", "shown", "gap"), SHOWN)
def test_a_share_beside_one_half(value, shown, gap):
    share = beside(Fraction(value), Fraction(1, 2))
    assert (share.shown, share.limit, share.gap) == (shown, "50", gap)


RULE = MoneyRule.from_terms(
    {"cap": 160 * EOK, "share_most": "0.5", "local_covers": True, "policy_share": "0.35", "policy_binding": "warned",
     "years": ["2025", "2026"]}
)  # fmt: skip
ABOVE = Line(2025, "services", "none", national=7590 * 10**6, city=7410 * 10**6, row="a")


def test_the_sentence_of_the_share_in_both_languages():
    assert told([ABOVE], RULE)["share"].sentence == (
        "National money 50.6 %: 0.6 %p too much, KRW 90,000,000 (0.9억) too high. "
        "Put that much local money in its place, or add KRW 180,000,000 (1.8억) of local money."
    )
    with override("ko"):
        assert told([ABOVE], RULE)["share"].sentence == (
            "국비 50.6%: 한도보다 0.6%p 높고 90,000,000원(0.9억) 많습니다. "
            "그만큼을 지방비로 바꾸거나 지방비를 180,000,000원(1.8억) 추가하십시오."
        )


def test_amounts_say_the_won_and_never_round_silently():
    assert amount(16 * 10**9) == "KRW 16,000,000,000 (160억)"
    assert amount(16 * 10**9 + 1) == "KRW 16,000,000,001 (about 160억)"
    assert amount(1) == "KRW 1"


def test_a_call_without_national_money():
    found = told([ABOVE], MoneyRule(share_most=Fraction(0)))["share"]
    assert (found.status, found.too_high, found.missing) == (FAIL, ABOVE.national, 0)


def test_a_call_that_asks_nothing_says_nothing():
    assert set(told([ABOVE], MoneyRule.from_terms({}))) == {"empty", "zero"}


def test_an_empty_budget_and_one_of_zeros():
    assert [(one.key, one.status) for one in findings([], RULE)] == [("empty", FAIL)]
    idle = Line(2025, "services", "none", row="z")
    found = told([idle], RULE)
    assert (found["empty"].status, found["zero"].status, found["zero"].field) == (FAIL, WARN, "budget.z.national")
    assert "share" not in found


def test_a_line_outside_the_years_is_pointed_at():
    found = told([ABOVE, replace(ABOVE, year=2031, row="b")], RULE)["years"]
    assert (found.status, found.field) == (FAIL, "budget.b.year")
    assert "2031" in found.sentence and "2025, 2026" in found.sentence


BAD = [({}, "year"), ({"year": ""}, "year"), ({"year": "soon"}, "year"), ({"year": "٢٠٢٥"}, "year"),
       ({"year": "2025", "national": "x"}, "national"), ({"year": "2025", "city": -1}, "city"),
       ({"year": "2025", "city": True}, "city"), ({"year": "2025", "other": 1.5}, "other"),
       ({"city": "x", "national": 5}, "city")]  # fmt: skip


@pytest.mark.parametrize(("row", "wrong"), BAD)
def test_a_row_that_cannot_be_read_is_counted_not_guessed(row, wrong):
    read = lines_of([row | {"id": "r"}, {"id": "s", "year": "2025", "national": 5, "city": None}])
    assert read.passed_over == (f"budget.r.{wrong}",)
    assert [(line.national, line.city, line.tag, line.row) for line in read.lines] == [(5, 0, "none", "s")]
    found = told(read.lines, RULE, read.passed_over)
    assert (found["uncounted"].status, found["uncounted"].field) == (FAIL, f"budget.r.{wrong}")
    assert found["uncounted"].sentence.startswith("1 line could not be read") and found["empty"].status == PASS
    assert not {"zero", "years"} & set(found), "of every line nothing good is said while one cannot be read"


def test_a_budget_of_which_nothing_can_be_read_is_not_called_empty():
    read = lines_of([{"id": "r", "year": "2025", "national": "x"}])
    assert [one.key for one in findings(read.lines, RULE, read.passed_over)] == ["uncounted"]
    idle = Line(2025, "services", "none", row="z")
    assert told([idle], RULE, read.passed_over)["zero"].status == WARN


def test_rows_that_are_none():
    assert lines_of(None).lines == lines_of(["x"]).lines == ()


def test_a_line_takes_no_negative_money():
    with pytest.raises(ValueError, match="national"):
        Line(2025, "services", "none", national=-1)


def test_the_picture_has_a_bar_for_each_year_and_source():
    drawn = picture([ABOVE, replace(ABOVE, year=2026, city=0)])
    assert [(bar["label"], bar["value"]) for bar in drawn.bars] == [
        ("2025 · National money", ABOVE.national), ("2025 · City money", ABOVE.city),
        ("2026 · National money", ABOVE.national),
    ]  # fmt: skip
    assert [row.label for row in drawn.rows] == ["2025", "2026", "Total"]
    assert drawn.rows[-1].total == sum(drawn.rows[-1].won) == 2 * ABOVE.national + ABOVE.city
    assert picture([]).rows == picture([]).bars == ()
