"""Ranks, ties and outcomes: nobody is put before somebody else without a reason that can be told."""

from office.assessment.rulesets import RuleSet
from office.assessment.tally import Cell, explained
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
    two_rounds,
)

DROP = "drop_reviewer_from_round"


def quota(group=None, awards=1, reserve=0):
    return {"group": group, "awards": awards, "reserve": reserve}


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
