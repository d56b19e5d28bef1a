"""What is known of the nine programmes, figure by figure (competitions.md §1.1, §1.3, §7.2)."""

from decimal import Decimal

import pytest

from competitions.budget import Line, MoneyRule, findings
from competitions.checks import FAIL, PASS, Lead
from competitions.form_definitions import CALL
from competitions.terms import Terms, rules_of
from competitions.terms.consistency import check_call
from office.assessment.rulesets import RuleSet
from tests.competitions.calling import BY_CODE, EOK, answers_of, form_of, terms_of
from tests.competitions.checking import checks


@pytest.mark.parametrize(
    ("code", "cap", "years", "sites"),
    [("hub", 160, 3, 1), ("small", 80, 3, 3), ("complex", 80, 3, 2), ("solution", 12, 1, 5), ("data_hub", 10, 1, 3)],
)
def test_national_money_is_matched_one_to_one(code, cap, years, sites):
    terms = terms_of(code)
    money = form_of(code).terms["money"]
    assert money == {
        "cap": cap * EOK, "share_most": "0.5", "local_covers": True, "policy_share": "0.35",
        "policy_binding": "warned", "years": [str(2027 + number) for number in range(years)],
    }  # fmt: skip
    assert terms.whole("awards") == terms.whole("sites") == sites
    assert terms.whole("budget_total") == cap * sites * EOK
    assert terms.whole("project_years") == years


def test_the_call_of_2026_sums_to_560():
    """One hub, two complexes and, by the regions' own choice, three small ones."""
    assert sum(terms_of(code).whole("budget_total") for code in ("hub", "complex", "small")) == 560 * EOK


@pytest.mark.parametrize(
    ("code", "city", "won"),
    [
        ("hub", "jeonju", (16_000_000_000, 1_600_000_000, 14_400_000_000, 400_000_000)),
        ("small", "gimhae", (8_000_000_000, 1_600_000_000, 6_400_000_000, 500_000_000)),
        ("complex", "daegu", (8_000_000_000, 0, 8_000_000_000, 815_000_000)),
    ],
)
def test_documented_budgets_hold_under_their_programme(code, city, won):
    """One won more of national money breaks the cap and the matching."""
    rule = MoneyRule.from_terms(form_of(code).terms["money"])
    for more, broken in ((0, set()), (1, {"cap", "local"})):
        line = Line(2027, "services", "climate", won[0] + more, *won[1:])
        assert {one.key for one in findings([line], rule) if one.status == FAIL} == broken


def test_the_foreign_side_of_a_plan_needs_no_second_foreign_partner():
    told = form_of("kcity").terms
    for kind, status in (("foreign_public_body", PASS), ("company", FAIL)):
        found = checks(told, lead=Lead("X", kind))
        assert found["foreign_partner"].status == status


def test_nobody_pledges_local_money_that_is_not_asked_for():
    pledging = {code for code in BY_CODE if form_of(code).field("pledge_matching")}
    assert pledging == {"hub", "small", "complex", "solution", "data_hub", "challenge"}


def test_population_ceilings():
    told = {code: form_of(code).terms.get("population") for code in BY_CODE}
    assert told.pop("small") == {"most": 1_000_000, "inclusive": True}
    assert told.pop("solution") == {"most": 300_000, "inclusive": False}
    assert not any(told.values())


def test_who_may_apply():
    kinds = {code: set(terms_of(code).many("local_kinds")) for code in BY_CODE}
    assert "district" not in kinds["hub"] | kinds["complex"]
    assert kinds["solution"] == {"city", "county", "district"}
    assert {"special_city", "metropolitan_city"}.isdisjoint(kinds["small"])
    assert len(kinds["certification"]) == 8
    assert kinds["kcity"] == kinds["drone"] == set()
    assert terms_of("drone").many("applicant_kinds") == ["company"]
    assert terms_of("drone").whole("company_years") == 3
    assert terms_of("kcity").says("foreign_partner")


def test_the_hub_waits_three_years_and_enters_alone():
    told = form_of("hub").terms
    assert told["cooldown"] == {"years": 3, "programmes": ["hub", "challenge"]}
    assert told["exclusive_with"] == ["small", "solution"]
    assert {code for code in BY_CODE if terms_of(code).whole("cooldown_years")} == {"hub"}


def test_a_cool_down_does_not_span_all_tracks():
    """제천 won solution 2024, data hub 2025 and small and medium 2026."""
    for code in ("solution", "data_hub", "small"):
        told = form_of(code).terms
        assert "cooldown" not in told


def test_small_and_medium_by_group_or_pooled():
    pooled = answers_of("small")
    assert rules_of(Terms(pooled))["quotas"] == [{"group": None, "awards": 3, "reserve": 1}]
    groups = [row | {"awards": 2, "reserve": 0} for row in pooled["groups"]]
    by_group = pooled | {"quota_mode": "by_group", "groups": groups}
    assert check_call(CALL, by_group) == []
    assert [(one["group"], one["awards"]) for one in rules_of(Terms(by_group))["quotas"]] == [
        ("climate", 2),
        ("extinction", 2),
    ]


def test_certification_is_passed_with_1400_of_2000():
    terms = terms_of("certification")
    rules = RuleSet.from_json(rules_of(terms))
    for one in rules.rounds:
        assert sum(criterion.max for criterion in one.criteria) == one.total == 2000
        assert len(one.criteria) == 10
    assert rules.pass_mark == 1400 == Decimal("0.7") * rules.highest
    assert [quota.awards for quota in rules.quotas] == [None]
    assert [band.code for band in rules.bands if band.min_score >= 1400] == ["grade_1", "grade_2", "grade_3"]
    assert len(rules.bands) == 5
    assert terms.group_codes == ["large", "medium_small"]
    assert "유효" in terms.text("summary_ko") and "two years" in terms.text("summary_en")


def test_written_papers_decide_and_the_visit_only_verifies():
    """Who does not reach the mark on paper is not visited."""
    written, site = RuleSet.from_json(rules_of(terms_of("certification"))).rounds
    assert (written.kind, site.kind) == ("written", "site")
    assert written.advance.min_score == 1400
    assert [one.max for one in written.criteria] == [one.max for one in site.criteria]


def test_tracks_have_their_own_numbers():
    def quotas(code: str) -> list[tuple]:
        return [(one.group, one.awards) for one in RuleSet.from_json(rules_of(terms_of(code))).quotas]

    assert quotas("drone") == [("manufacturing", 2), ("use", 3)]
    assert quotas("kcity") == [("plan", 3), ("demonstration", 6)]
    assert quotas("challenge") == [("city", 4), ("town", 4), ("solution", 10)]
    assert [one.kind for one in RuleSet.from_json(rules_of(terms_of("drone"))).rounds] == [
        "written", "site", "presentation",
    ]  # fmt: skip


def test_kcity_is_taken_in_at_any_time_and_grants_four_eok():
    terms = terms_of("kcity")
    assert terms.rolling
    assert terms.whole("national_cap") == 4 * EOK
    assert not terms.says("local_covers_national")
    assert {code for code in BY_CODE if terms_of(code).rolling} == {"kcity"}


def test_only_the_challenge_goes_through_a_gate():
    assert {code: terms_of(code).text("stage") for code in BY_CODE} == {
        code: "preliminary" if code == "challenge" else "single" for code in BY_CODE
    }


def test_house_rules_are_the_cautious_ones():
    for code in BY_CODE:
        terms = terms_of(code)
        assert terms.text("publication") == "result_only"
        assert [terms.whole(one) for one in ("objection_days", "amendment_days", "outage_minutes")] == [10, 7, 30]
        cities = "local_government" in terms.many("applicant_kinds") and code != "certification"
        assert terms.least_entries == (2 if cities else 1)
        assert terms.text("council") == ("report" if cities else "none")
        paper_codes = {row["code"] for row in terms.rows("papers")}
        assert (form_of(code).field("council") is not None) is cities
        assert "letter" in paper_codes


def test_the_default_rubric_is_that_of_the_domain():
    rules = RuleSet.from_json(rules_of(terms_of("hub")))
    assert [[int(one.max) for one in round_.criteria] for round_ in rules.rounds] == [
        [15, 20, 15, 20, 15, 15],
        [10, 20, 15, 20, 15, 10, 10],
    ]
    assert [str(one.weight) for one in rules.rounds] == ["0.3", "0.7"]
    assert rules.tie_breaks[0] == "round:presentation"
    assert rules.tie_breaks[-1] == "lot"
