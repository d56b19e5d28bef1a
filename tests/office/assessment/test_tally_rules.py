"""Each rule by itself: who is counted, who goes on, what is added."""

from fractions import Fraction

import pytest

from office.assessment.rulesets import RuleSet
from office.assessment.tally import Cell, Inputs, standings
from tests.office.assessment.selections import (
    TRIMMED,
    bonus,
    cells,
    finals,
    judged,
    one_round,
    outcomes,
    recused,
    rules_of,
    tallied,
    two_rounds,
)

DROP = "drop_reviewer_from_round"


# ----------------------------------------------------------------------------------------- who is counted


def test_who_is_absent_once_is_not_counted_in_the_round_at_all():
    """Four entries by four members and fifteen by five: what 진주 was disputed for."""
    table = {"A": "90 90 60", "B": "80 80 -"}
    assert finals(tallied(one_round("mean", absence="keep"), table)) == {"A": "80.00", "B": "80.00"}
    found = tallied(one_round("mean", absence=DROP), table)
    assert finals(found) == {"A": "90.00", "B": "80.00"}
    score = found.result("A").rounds[0]
    assert [one.reviewer for one in score.totals] == ["r1", "r2"]
    assert [(one.sheet.reviewer, one.sheet.total, one.why, one.missed) for one in score.removed] == [
        ("r3", 60, "absent", ("B",))
    ]


def test_a_recusal_is_no_absence_and_the_smaller_panel_shows():
    found = tallied(one_round("mean", absence=DROP), {"A": "90 90 60", "B": "80 80 -"}, recusals=recused("B", "r3"))
    assert finals(found) == {"A": "80.00", "B": "80.00"}
    score = found.result("B").rounds[0]
    assert ([one.reviewer for one in score.totals], score.recused) == (["r1", "r2"], ("r3",))


def test_a_late_recusal_voids_the_sheet_and_says_so():
    found = tallied(one_round("mean", absence=DROP), {"A": "90 90 60", "B": "80 80 20"}, recusals=recused("B", "r3"))
    assert finals(found) == {"A": "80.00", "B": "80.00"}
    assert [(one.why, one.sheet.total) for one in found.result("B").rounds[0].removed] == [("recused", 20)]


def test_absence_is_of_one_round_only():
    rules = RuleSet.from_json(rules_of([judged("a", weight="0.5"), judged("b", weight="0.5")], absence=DROP))
    found = tallied(rules, [*cells({"A": "80 60", "B": "70 -"}, "a"), *cells({"A": "80 60", "B": "70 50"}, "b")])
    assert finals(found) == {"A": "75.00", "B": "65.00"}


def test_too_small_a_panel_falls_back_to_the_plain_mean_and_says_so():
    found = tallied(one_round(TRIMMED), {"A": "10 70 70 70 100", "B": "10 70 70 100 -"})
    assert finals(found) == {"A": "70.00", "B": "62.50"}
    full_panel, small = (found.result(one).rounds[0] for one in "AB")
    assert (full_panel.method, full_panel.fell_back) == ("trimmed_mean", False)
    assert (small.method, small.asked, small.fell_back, small.dropped) == ("mean", "trimmed_mean", True, ())


def test_two_are_dropped_at_each_end_and_the_lowest_is_told_first():
    rule = {"method": "trimmed_mean", "drop": 2, "min_reviewers": 5}
    score = tallied(one_round(rule), {"A": "10 20 50 90 100"}).result("A").rounds[0]
    assert score.fraction == 50
    assert [(one.reviewer, one.why) for one in score.dropped] == [
        ("r1", "lowest"), ("r2", "lowest"), ("r5", "highest"), ("r4", "highest"),
    ]  # fmt: skip


def test_the_median_of_an_even_panel_is_between_the_two_in_the_middle():
    assert finals(tallied(one_round("median"), {"A": "10 70 71 100", "B": "10 70 100 -"})) == {
        "A": "70.50",
        "B": "70.00",
    }


def test_grades_give_their_share_of_each_criterion():
    grades = [{"code": "su", "percent": "100"}, {"code": "woo", "percent": "90"}, {"code": "ga", "percent": "60"}]
    criteria = [{"code": "need", "max": "35.5"}, {"code": "idea", "max": "64.5"}]
    rules = RuleSet.from_json(rules_of([judged("written", criteria=criteria, grades=grades)]))
    given = [Cell("A", "r1", "written", "need", "woo"), Cell("A", "r1", "written", "idea", "ga")]
    score = tallied(rules, given).result("A").rounds[0]
    assert score.criteria == {"need": Fraction("31.95"), "idea": Fraction("38.7")} and score.fraction == Fraction(
        "70.65"
    )


# ----------------------------------------------------------------------------------------- who goes on


def test_a_tie_on_the_line_goes_on_together():
    rules = two_rounds({"top": 2})
    first = cells({"A": "90", "B": "80", "C": "80", "D": "79.99"}, "a")
    found = tallied(rules, [*first, *cells({"A": "50", "B": "60", "C": "70"}, "b")])
    assert finals(found) == {"C": "74.00", "B": "68.00", "A": "66.00", "D": None}
    assert outcomes(found)["D"] == "eliminated:a" and found.results[-1].application == "D"
    assert found.result("D").rounds[0].rank == 4 and found.result("D").fraction is None


def test_rank_and_score_are_both_asked_for():
    rules = two_rounds({"top": 2, "min_score": "80"})
    first = cells({"A": "90", "B": "79", "C": "78"}, "a")
    assert outcomes(tallied(rules, [*first, *cells({"A": "1"}, "b")])) == {
        "A": "selected", "B": "eliminated:a", "C": "eliminated:a",
    }  # fmt: skip


@pytest.mark.parametrize(("at", "goes_on"), [("final", False), ("reviewer_total", False), ("round", True)])
def test_who_goes_on_is_decided_unrounded_unless_rounds_are_rounded(at, goes_on):
    rules = two_rounds({"min_score": "80"}, rounding={"at": at, "digits": 2, "mode": "half_up"})
    given = Inputs(tuple(cells({"A": "80 80 79.99"}, "a")))
    assert standings(rules, given, "a")["A"][-1].advances is goes_on


def test_standings_ask_for_no_sheet_of_a_later_round():
    rules = two_rounds({"top": 1})
    found = standings(rules, Inputs(tuple(cells({"A": "90", "B": "80"}, "a"))), "a")
    assert {one: scores[-1].advances for one, scores in found.items()} == {"A": True, "B": False}


def test_sheets_of_a_round_that_was_not_reached_count_nowhere_and_are_named():
    rules = two_rounds({"top": 1}, absence=DROP)
    given = [*cells({"A": "90", "B": "80"}, "a"), *cells({"A": "50 70", "B": "99 -"}, "b")]
    found = tallied(rules, given)
    assert finals(found) == {"A": "72.00", "B": None}
    assert [(one.application, one.reviewer, one.round) for one in found.unused_sheets] == [("B", "r1", "b")]


def test_only_the_last_round_counts_where_the_rules_say_so():
    rounds = [judged("a", weight=None, advance={"top": 2}), judged("b", weight=None)]
    rules = RuleSet.from_json(rules_of(rounds, combine="last_round"))
    found = tallied(rules, [*cells({"A": "90", "B": "80"}, "a"), *cells({"A": "50", "B": "60"}, "b")])
    assert finals(found) == {"B": "60.00", "A": "50.00"}


def test_when_nobody_goes_on_nobody_is_selected():
    found = tallied(two_rounds({"min_score": "95"}), cells({"A": "90", "B": "80"}, "a"))
    assert outcomes(found) == {"A": "eliminated:a", "B": "eliminated:a"} and not found.blocked


# ----------------------------------------------------------------------------------------- bonus and penalty


def test_bonus_and_penalty_are_capped_each():
    added = [bonus("A", "3", "x"), bonus("A", "4", "y"), bonus("B", "9", "z", "penalty"), bonus("B", "1.5", "x")]
    found = tallied(one_round("mean"), {"A": "80", "B": "80"}, adjustments=added)
    assert finals(found) == {"A": "85.00", "B": "76.50"}
    a, b = found.result("A"), found.result("B")
    assert (a.bonus, a.penalty, a.combined, a.fraction) == (5, 0, 80, 85) and (b.bonus, b.penalty) == (
        Fraction(3, 2),
        5,
    )


def test_a_bonus_known_to_the_rules_counts_as_far_as_applicants_were_told():
    known = [{"code": "plan", "kind": "bonus", "most": "2"}]
    added = [bonus("A", "1.5", "plan"), bonus("A", "1.5", "plan2"), bonus("B", "3", "plan")]
    found = tallied(one_round("mean", bonuses=known), {"A": "80", "B": "80"}, adjustments=added)
    assert finals(found) == {"A": "83.00", "B": "82.00"}


def test_without_a_cap_nothing_is_added():
    rules = one_round("mean", bonus_cap="0")
    assert finals(tallied(rules, {"A": "80"}, adjustments=[bonus("A", "3")])) == {"A": "80.00"}
