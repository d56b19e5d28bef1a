"""Each rule by itself: who is counted, who goes on, what is added, who is selected."""

from fractions import Fraction

import pytest

from office.assessment.rulesets import RuleSet
from office.assessment.tally import Cell, Inputs, explained, standings
from tests.office.assessment.rules import full
from tests.office.assessment.selections import (
    TRIMMED,
    bonus,
    cells,
    finals,
    grouped,
    judged,
    one_round,
    outcomes,
    ranks,
    recused,
    ruled,
    rules_of,
    tallied,
)

DROP = "drop_reviewer_from_round"


def quota(group=None, awards=1, reserve=0):
    return {"group": group, "awards": awards, "reserve": reserve}


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


def two_rounds(advance, **changed):
    return RuleSet.from_json(
        rules_of([judged("a", weight="0.4", advance=advance), judged("b", weight="0.6")], **changed)
    )


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


# ----------------------------------------------------------------------------------------- ties


TIED = {"A": "70 90", "B": "80 80", "C": "85 75"}


def test_people_settle_a_tie_only_by_what_is_recorded_about_exactly_these():
    rules = one_round("mean", tie_breaks=["round:written", "committee_vote", "lot"])

    def left(*rulings):
        found = tallied(rules, TIED, rulings=rulings)
        return [(one.applications, one.rank, one.waits_for) for one in found.unresolved], ranks(found)

    everybody = [(("A", "B", "C"), 1, "committee_vote")]
    assert left() == (everybody, {"A": 1, "B": 1, "C": 1})
    assert left(ruled("committee_vote", "A", "B"))[0] == everybody
    assert left(ruled("lot", "A", "B", "C"))[0] == everybody
    assert left(ruled("committee_vote", "C", "B", "A")) == ([], {"C": 1, "B": 2, "A": 3})
    voted = ruled("committee_vote", "B", "A C")
    assert left(voted) == ([(("A", "C"), 2, "lot")], {"B": 1, "A": 2, "C": 2})
    assert left(voted, ruled("lot", "C", "A")) == ([], {"B": 1, "C": 2, "A": 3})


def test_a_ruling_that_fits_no_tie_is_named():
    found = tallied(one_round("mean"), {"A": "80", "B": "70"}, rulings=[ruled("lot", "B", "A")])
    assert ranks(found) == {"A": 1, "B": 2} and [one.reference for one in found.unused_rulings] == ["no. 1"]


def test_a_criterion_is_compared_by_its_plain_mean():
    criteria = [{"code": "idea", "max": "50"}, {"code": "team", "max": "50"}]
    rules = RuleSet.from_json(
        rules_of([judged("written", TRIMMED, criteria=criteria)], tie_breaks=["criterion:written.idea"])
    )
    ideas = {"A": "10 40 40 40 40", "B": "50 40 40 40 40"}
    teams = {"A": "50 40 40 40 40", "B": "10 40 40 40 40"}
    found = tallied(rules, [*cells(ideas, criterion="idea"), *cells(teams, criterion="team")])
    assert (ranks(found), finals(found)) == ({"B": 1, "A": 2}, {"B": "80.00", "A": "80.00"})
    assert [one.value for one in found.result("B").tie_breaks] == [42]


def test_ties_are_separated_by_unrounded_values_whatever_is_rounded():
    for at in ("final", "round", "reviewer_total"):
        rules = one_round("mean", rounding={"at": at, "digits": 0, "mode": "half_up"}, tie_breaks=["round:written"])
        found = tallied(rules, {"A": "79.60", "B": "80.40"})
        assert finals(found) == {"A": "80", "B": "80"} and ranks(found) == {"B": 1, "A": 2}


def test_without_limit_and_without_steps_a_rank_is_shared_and_nothing_is_blocked():
    free = one_round("mean", tie_breaks=[], quotas=[quota(awards=None)])
    found = tallied(free, {"A": "80", "B": "80", "C": "70"})
    assert ranks(found) == {"A": 1, "B": 1, "C": 3} and not found.blocked
    assert set(outcomes(found).values()) == {"selected"}
    assert tallied(one_round("mean", tie_breaks=[]), {"A": "80", "B": "80"}).blocked


# ----------------------------------------------------------------------------------------- who is selected


def test_awards_reserve_pass_mark_and_an_award_left_unfilled():
    rules = one_round("mean", pass_mark="70", quotas=[quota(awards=2, reserve=1)])
    found = tallied(rules, {"A": "90", "B": "80", "C": "75", "D": "71", "E": "69.99"})
    assert outcomes(found) == {"A": "selected", "B": "selected", "C": "reserve", "D": "not_selected",
                               "E": "below_pass_mark"}  # fmt: skip
    few = tallied(rules, {"A": "90", "B": "69.99", "C": "69.99"}, adjustments=[bonus("B", "0.005")])
    assert outcomes(few) == {"A": "selected", "B": "selected", "C": "below_pass_mark"}, "by the score that is shown"


def test_a_tie_away_from_the_line_leaves_no_outcome_open_but_is_still_told():
    rules = one_round("mean", quotas=[quota(awards=2, reserve=1)])
    found = tallied(rules, {"A": "90", "B": "90", "C": "80", "D": "70", "E": "70"})
    assert outcomes(found) == {
        "A": "selected",
        "B": "selected",
        "C": "reserve",
        "D": "not_selected",
        "E": "not_selected",
    }
    assert [(one.applications, one.decides) for one in found.unresolved] == [(("A", "B"), False), (("D", "E"), False)]


def test_each_group_is_ranked_among_its_own():
    rules = one_round("mean", quotas=[quota("climate", 1, 1), quota("extinction", 1)])
    table = {"A": "90", "B": "85", "C": "80", "D": "70", "E": "60"}
    found = tallied(rules, table, groups=grouped(climate="A B D", extinction="C E"))
    assert ranks(found) == {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}
    assert [one.group_rank for one in found.results] == [1, 2, 1, 3, 2]
    assert outcomes(found) == {
        "A": "selected",
        "B": "reserve",
        "C": "selected",
        "D": "not_selected",
        "E": "not_selected",
    }


def test_only_entries_that_compete_have_a_tie_to_settle():
    table, groups = {"A": "80", "B": "80", "C": "80"}, grouped(climate="A B", extinction="C")
    split = one_round("mean", quotas=[quota("climate"), quota("extinction")])
    found = tallied(split, table, groups=groups)
    assert [one.applications for one in found.unresolved] == [("A", "B")] and outcomes(found)["C"] == "selected"
    drawn = tallied(split, table, groups=groups, rulings=[ruled("lot", "B", "A")])
    assert ranks(drawn) == {"B": 1, "C": 1, "A": 2} and not drawn.blocked
    pooled = tallied(one_round("mean"), table, groups=groups)
    assert [one.applications for one in pooled.unresolved] == [("A", "B", "C")]


def test_what_was_eliminated_takes_no_place_in_its_group():
    rules = two_rounds({"top": 1}, quotas=[quota("climate", 1, 1), quota("extinction", 1)])
    given = [*cells({"A": "90", "B": "80", "C": "70"}, "a"), *cells({"A": "90"}, "b")]
    found = tallied(rules, given, groups=grouped(climate="A B", extinction="C"))
    assert outcomes(found) == {"A": "selected", "B": "eliminated:a", "C": "eliminated:a"}


def test_bands_name_a_result_and_decide_nothing():
    bands = [
        {"code": "one", "min_score": "90"},
        {"code": "two", "min_score": "80"},
        {"code": "four", "min_score": "50"},
    ]
    rules = one_round("mean", bands=bands, pass_mark="70", tie_breaks=[], quotas=[quota(awards=None)])
    found = tallied(rules, {"A": "90", "B": "89.99", "C": "60", "D": "40"})
    assert [(one.band, one.outcome) for one in found.results] == [
        ("one", "selected"), ("two", "selected"), ("four", "below_pass_mark"), (None, "below_pass_mark"),
    ]  # fmt: skip


# ----------------------------------------------------------------------------------------- explained


def test_the_explanation_holds_every_reason():
    rules = one_round(TRIMMED, absence=DROP, tie_breaks=["untrimmed_mean", "lot"])
    table = {"A": "80 80 80 -", "B": "80 80 80 70"}
    data = explained(tallied(rules, table, recusals=recused("A", "r9"), adjustments=[bonus("A", "1", "plan")],
                             rulings=[ruled("lot", "A", "B")], hashes={("A", "r1", "written"): "abc"}))  # fmt: skip
    first = data["applications"][0]
    assert (first["combined"], first["group_rank"], first["band"]) == ("80", 1, None)
    assert first["adjustments"] == [{"kind": "bonus", "points": "1", "reason": "plan"}]
    score = data["applications"][1]["rounds"]["written"]
    assert score["removed"] == [{"reviewer": "r4", "total": "70", "why": "absent", "missed": ["A"]}]
    assert (score["method"], score["method_asked"], score["fell_back"]) == ("mean", "trimmed_mean", True)
    assert (score["criteria"], score["untrimmed_mean"], score["advances"]) == ({"all": "80"}, "80", None)
    assert first["rounds"]["written"]["recused"] == ["r9"]
    assert first["rounds"]["written"]["totals"][0] == {"reviewer": "r1", "given": "80", "counted": "80",
                                                       "sheet_sha256": "abc"}  # fmt: skip
    assert data["unused_rulings"][0]["places"] == [["A"], ["B"]] and data["ties"] == [] and data["blocked"] is False


def test_a_full_call_with_grades_two_groups_and_bonuses_is_computed():
    rules = RuleSet.from_json(full())
    names = ("A", "B", "C", "D")
    grades = dict(zip(names, ("su", "woo", "woo", "mi"), strict=True))
    written = [Cell(one, f"r{who}", "written", code, grades[one])
               for one in names for who in range(5) for code in ("need", "innovation")]  # fmt: skip
    shown = {"A": ("30", "14"), "B": ("33.25", "12"), "C": ("33.25", "12"), "D": ("35", "15")}
    hearing = [Cell(one, f"r{who}", "presentation", code, points)
               for one in names for who in range(5)
               for code, points in zip(("innovation", "qa"), shown[one], strict=True)]  # fmt: skip
    found = tallied(rules, [*written, *hearing], groups=grouped(climate="A B", extinction="C D"),
                    adjustments=[bonus("A", "9", "plan"), bonus("D", "9", "left", "penalty")])  # fmt: skip
    assert finals(found) == {"A": "63.80", "B": "58.68", "C": "58.68", "D": "56.50"}
    assert outcomes(found) == {"A": "selected", "B": "selected", "C": "selected", "D": "not_selected"}
    assert (ranks(found)["B"], ranks(found)["C"], found.unresolved) == (2, 2, ())
    assert [one.band for one in found.results] == ["a", "b", "b", "b"]
