"""The worked examples of the design and of the domain file, to the last digit."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from office.assessment.rulesets import Aggregate, RuleSet
from office.assessment.tally import as_data, average
from tests.office.assessment.selections import (
    PANEL,
    TRIMMED,
    bonus,
    cells,
    finals,
    judged,
    one_round,
    outcomes,
    ranks,
    ruled,
    rules_of,
    tallied,
)


def test_one_each_is_dropped_even_when_several_are_equal():
    """T1: {68, 68, 68, 68, 72} → 68, not an undefined mean."""
    rule = Aggregate(method="trimmed_mean", drop=1, min_reviewers=5)
    found = average(rule, {f"r{place}": Fraction(points) for place, points in enumerate((68, 68, 68, 68, 72))})
    assert (found.value, found.method) == (68, "trimmed_mean")
    assert [one.why for one in found.dropped] == ["lowest", "highest"] and found.dropped[1].reviewer == "r4"


# 甲 as printed; the four others as totals that come to the printed scores 65, 69, 70, 65.
MEMBERS = {
    "甲": "68 68 68 68 72",
    "乙": "65 60 65 70 65",
    "丙": "69 69 69 69 69",
    "丁": "71 70 69 60 80",
    "戊": "65 66 64 65 65",
}
PRICES = {"甲": "13", "乙": "20", "丙": "15", "丁": "14", "戊": "17"}


def test_the_korean_five_member_example():
    """T1: 85 % of 80 points to go on, price added; 丙 and 丁 have 84 each, the technical score decides for 丁."""
    technical = judged(
        "technical", TRIMMED, "0.5", criteria=[{"code": "all", "max": "80"}], advance={"min_score": "68"}
    )
    price = judged("price", "mean", "0.5", criteria=[{"code": "price", "max": "20"}])
    rules = rules_of([technical, price], tie_breaks=["round:technical", "lot"])
    goes_on = {one: PRICES[one] for one in ("甲", "丙", "丁")}
    found = tallied(RuleSet.from_json(rules), [*cells(MEMBERS, "technical"), *cells(goes_on, "price", "price")])
    assert [found.result(one).rounds[0].fraction for one in "甲乙丙丁戊"] == [68, 65, 69, 70, 65]
    # Half of each round keeps the sums comparable: 84 is printed as 42.
    assert finals(found) == {"丁": "42.00", "丙": "42.00", "甲": "40.50", "乙": None, "戊": None}
    assert ranks(found) == {"丁": 1, "丙": 2, "甲": 3, "乙": None, "戊": None}
    assert [(one.step, one.value) for one in found.result("丁").tie_breaks] == [("round:technical", 70)]
    assert outcomes(found)["戊"] == "eliminated:technical" and not found.unresolved


def test_seven_reviewers_by_the_plain_mean():
    found = tallied(one_round("mean"), PANEL)
    assert finals(found) == {"P2": "82.43", "P1": "81.14", "P5": "78.43", "P3": "73.00", "P4": "67.00"}
    assert found.result("P2").fraction == Fraction(577, 7)
    assert outcomes(found) == {"P2": "selected", "P1": "reserve", "P5": "not_selected", "P3": "not_selected",
                               "P4": "not_selected"}  # fmt: skip


def test_seven_reviewers_by_the_trimmed_mean_leave_a_tie():
    found = tallied(one_round(TRIMMED), PANEL)
    assert finals(found) == {"P1": "82.40", "P2": "80.60", "P5": "80.60", "P3": "74.40", "P4": "68.40"}
    assert ranks(found) == {"P1": 1, "P2": 2, "P5": 2, "P3": 4, "P4": 5}
    assert as_data(found)["unresolved_ties"] == [["P2", "P5"]] and found.blocked
    tie = found.unresolved[0]
    assert (tie.waits_for, tie.rank, tie.decides) == ("lot", 2, True)
    assert outcomes(found)["P2"] == outcomes(found)["P5"] == "unresolved"


def test_the_tie_is_broken_by_the_untrimmed_mean_or_by_a_recorded_lot():
    by_mean = tallied(one_round(TRIMMED, tie_breaks=["round:written", "untrimmed_mean", "lot"]), PANEL)
    assert ranks(by_mean) == {"P1": 1, "P2": 2, "P5": 3, "P3": 4, "P4": 5} and not by_mean.blocked
    assert [(one.step, one.value) for one in by_mean.result("P5").tie_breaks] == [
        ("round:written", Fraction(403, 5)), ("untrimmed_mean", Fraction(549, 7)),
    ]  # fmt: skip
    drawn = tallied(one_round(TRIMMED), PANEL, rulings=[ruled("lot", "P5", "P2")])
    assert ranks(drawn) == {"P1": 1, "P5": 2, "P2": 3, "P3": 4, "P4": 5} and not drawn.blocked
    assert outcomes(drawn)["P5"] == "reserve" and drawn.result("P5").tie_breaks[0].reference == "no. 1"


def test_the_panel_without_the_outlier():
    without = {one: line.rsplit(" ", 1)[0] for one, line in PANEL.items()}
    assert finals(tallied(one_round("mean"), without)) | {"P3": "", "P4": ""} == {
        "P1": "83.00", "P5": "81.17", "P2": "79.83", "P3": "", "P4": "",
    }  # fmt: skip


def test_the_printed_output():
    told = as_data(tallied(one_round(TRIMMED, pass_mark="70"), PANEL))
    assert list(told) == ["rules_sha256", "applications", "unresolved_ties"]
    assert told["applications"][0] == {
        "application": "P1",
        "rounds": {
            "written": {
                "score": "82.4", "fraction": "412/5",
                "reviewers": {"r1": "84", "r2": "81", "r3": "86", "r4": "79", "r5": "83", "r6": "85", "r7": "70"},
                "dropped": ["r7", "r3"], "method": "trimmed_mean",
            },
        },
        "bonus": "0", "penalty": "0", "final": "82.40", "fraction": "412/5", "rank": 1, "tie_breaks": [],
        "outcome": "selected",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("at", "digits", "final", "outcome"),
    [
        # Two rounds of 0.5: the means are 74.333… and 75.666…, the reviewers' totals have two places.
        ("final", 0, "75", "selected"),
        ("round", 0, "75", "selected"),
        ("final", 2, "74.98", "below_pass_mark"),
        ("round", 1, "75.0", "selected"),
        ("reviewer_total", 0, "75", "selected"),
    ],
)
def test_the_point_of_rounding_changes_who_passes(at, digits, final, outcome):
    """T2: one bid, three roundings, a mark of 75."""
    rules = rules_of([judged("a", "mean", "0.5"), judged("b", "mean", "0.5")], pass_mark="75",
                     rounding={"at": at, "digits": digits, "mode": "half_up"})  # fmt: skip
    given = [*cells({"A": "74.20 74.40 74.26"}, "a"), *cells({"A": "75.55 75.75 75.74"}, "b")]
    found = tallied(RuleSet.from_json(rules), given)
    assert (finals(found)["A"], outcomes(found)["A"]) == (final, outcome)


def test_each_point_of_rounding_rounds_there_and_at_the_end_only():
    given = {"A": "80.45 80.45 80.44"}

    def score(at, digits):
        rules = one_round("mean", rounding={"at": at, "digits": digits, "mode": "half_up"})
        found = tallied(rules, given, adjustments=[bonus("A", "0.04")]).result("A")
        return found.rounds[0].counted, found.final

    assert score("final", 1) == (Fraction("80.45") - Fraction(1, 300), Fraction("80.5"))
    assert score("round", 1) == (Fraction("80.4"), Fraction("80.4"))
    assert score("reviewer_total", 1) == ((Fraction("80.5") * 2 + Fraction("80.4")) / 3, Fraction("80.5"))


def test_half_goes_up_and_below_zero_away_from_it():
    rules = one_round("mean", rounding={"at": "final", "digits": 1, "mode": "half_up"})
    table = {"A": "80.05", "B": "80.04", "C": "0", "D": "0"}
    found = tallied(rules, table, adjustments=[bonus("C", "0.25", kind="penalty"), bonus("D", "0.04", kind="penalty")])
    assert finals(found) == {"A": "80.1", "B": "80.0", "C": "-0.3", "D": "0.0"}


def test_decimals_of_the_database_are_numbers_too():
    given = [replace(one, points=Decimal(one.points)) for one in cells(PANEL)]
    assert as_data(tallied(one_round(TRIMMED), given)) == as_data(tallied(one_round(TRIMMED), PANEL))
