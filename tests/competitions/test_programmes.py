"""The nine programmes as data: each begins a call that lacks only its dates, with the figures that are known."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from competitions.budget import Line, MoneyRule, findings
from competitions.checks import FAIL, PASS, Lead
from competitions.form_definitions import CALL
from competitions.programmes import loading
from competitions.programmes.loading import definitions
from competitions.terms import Terms, entry_sections, entry_terms, frozen_rules, rules_of
from competitions.terms.consistency import check_call
from competitions.terms.parsing import choices_of, columns_of
from office.assessment.rulesets import RuleSet, faults, words
from office.forms import sources
from office.forms.completeness import check
from office.forms.definition import Field, FormDefinition
from office.forms.sources import Option
from office.forms.values import empty, normal
from tests.competitions.checking import checks

EOK = 100_000_000
BY_CODE = {one.code: one for one in definitions()}
DATES = {
    "announced_at": "2026-12-01T09:00", "briefing_at": "2026-12-08T14:00", "questions_until": "2026-12-18T18:00",
    "answers_until": "2026-12-24T18:00", "opens_at": "2027-01-25T09:00", "closes_at": "2027-01-27T18:00",
    "rounds_from": "2027-02-08", "result_on": "2027-02-26",
}  # fmt: skip
# In one language by their nature, or written in both within one answer.
BOTH_IN_ONE = ("summary", "basis", "contact")


def answers_of(code: str) -> dict[str, Any]:
    """The terms with what depends on the year."""
    terms = BY_CODE[code].terms
    return terms | DATES | ({"first_year": 2027} if terms["subsidy"] else {})


def terms_of(code: str) -> Terms:
    return Terms(answers_of(code))


def form_of(code: str) -> FormDefinition:
    terms = terms_of(code)
    told = entry_terms(terms, call="x", version=1, programme=code)
    return FormDefinition("competitions.entry", 1, (code, code), entry_sections(terms), terms=told)


@pytest.fixture(autouse=True)
def _registers(monkeypatch):
    """The register without its table: what is tried here are the files."""
    rows = [Option(one.code, one.name_en) for one in definitions()]
    monkeypatch.setitem(sources._sources, "competitions.programmes", lambda: rows)
    monkeypatch.setitem(sources._sources, "local_governments", list)


def each(function):
    return pytest.mark.parametrize("code", BY_CODE)(function)


def test_all_nine_are_there_in_order():
    assert list(BY_CODE) == [
        "hub", "small", "complex", "solution", "data_hub", "certification", "kcity", "drone", "challenge",
    ]  # fmt: skip
    assert {path.stem for path in loading.FOLDER.glob("*.json")} == set(BY_CODE)


@each
def test_with_its_dates_a_call_is_complete(code):
    assert check(CALL, answers_of(code), {}, strict=True) == {}
    assert check_call(CALL, answers_of(code)) == []


@each
def test_without_its_dates_only_those_are_missing(code):
    terms = BY_CODE[code].terms
    missing = {"announced_at", "opens_at", "closes_at"} | ({"first_year"} if terms["subsidy"] else set())
    assert set(check(CALL, terms, {}, strict=True)) == missing
    assert not set(terms) & {*DATES, "first_year"}
    assert not re.search(r"20\d\d", BY_CODE[code].name_ko + terms["title_ko"] + terms["title_en"])


@each
def test_answers_stand_as_the_form_keeps_them(code):
    """What staff save without a change is no change: no answer is kept otherwise than it was loaded."""
    for name, value in BY_CODE[code].terms.items():
        field = CALL.field(name)
        assert field is not None, name
        assert normal(field, value) == value, name
        assert not empty(value), name


@each
def test_the_rules_may_be_announced(code):
    rules, digest = frozen_rules(terms_of(code))
    assert faults(rules_of(terms_of(code))) == []
    assert len(digest) == 64
    for language in ("ko", "en"):
        with override(language):
            assert words(RuleSet.from_json(rules))


@each
def test_an_entry_can_be_made_from_it(code):
    form = form_of(code)
    sections = [section.code for section in form.sections]
    assert sections[0] == "outline"
    assert sections[-2:] == ["papers", "pledges"]
    assert ("budget" in sections) is BY_CODE[code].terms["subsidy"]
    assert FormDefinition.from_json(form.to_json()) == form
    assert len(sections) == len(set(sections))


@each
def test_conditions_name_answers_that_can_be_given(code):
    form = form_of(code)
    for field in form.fields():
        if field.only_if:
            other = form.field(field.only_if[0])
            known = {"true", "false"} if other.kind == "boolean" else {one.code for one in other.choices}
            assert set(field.only_if[1]) <= known, field.code


def labels(value: Any, path: str = "") -> Iterator[tuple[str, dict]]:
    """Every part of the answers that carries names in both languages."""
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict) and ("label_ko" in one or "label_en" in one):
            yield path, one


def both(text: str) -> bool:
    return bool(re.search("[가-힣]", text) and re.search("[A-Za-z]{3}", text))


@each
def test_every_text_is_in_both_languages(code):
    one = BY_CODE[code]
    assert one.name_ko and one.name_en and not re.search("[가-힣]", one.name_en)
    assert all(both(one.terms[name]) for name in BOTH_IN_ONE)
    for name, value in one.terms.items():
        for _where, row in labels(value, name):
            assert row.get("label_ko") and row.get("label_en"), (name, row)
            assert not re.search("[가-힣]", row["label_en"]), row
            assert all(both(row[told]) for told in ("hint", "note", "explain", "evidence") if told in row), row


@each
def test_choices_and_columns_are_in_both_languages(code):
    for row in BY_CODE[code].terms["form_questions"]:
        told = [label for _code, label in choices_of(row.get("choices", ""))]
        told += [(column.label.ko, column.label.en) for column in columns_of(row.get("columns", ""))]
        assert all(ko and en and not re.search("[가-힣]", en) for ko, en in told), row["code"]


# ---------------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("code", "cap", "years", "sites"),
    [("hub", 160, 3, 1), ("small", 80, 3, 3), ("complex", 80, 3, 2), ("solution", 12, 1, 5), ("data_hub", 10, 1, 3)],
)
def test_national_money_is_matched_one_to_one(code, cap, years, sites):
    terms = terms_of(code)
    money = entry_terms(terms, call="x", version=1, programme=code)["money"]
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
    told = {
        code: entry_terms(terms_of(code), call="x", version=1, programme=code).get("population") for code in BY_CODE
    }
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
    told = entry_terms(terms_of("hub"), call="x", version=1, programme="hub")
    assert told["cooldown"] == {"years": 3, "programmes": ["hub", "challenge"]}
    assert told["exclusive_with"] == ["small", "solution"]
    assert {code for code in BY_CODE if terms_of(code).whole("cooldown_years")} == {"hub"}


def test_a_cool_down_does_not_span_all_tracks():
    """제천 won solution 2024, data hub 2025 and small and medium 2026."""
    for code in ("solution", "data_hub", "small"):
        told = entry_terms(terms_of(code), call="x", version=1, programme=code)
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
    assert "유효" in terms.text("summary") and "two years" in terms.text("summary")


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


def test_between_them_the_forms_use_every_way_to_ask():
    questions = [row for one in definitions() for row in one.terms["form_questions"]]
    kinds = {row["kind"] for row in questions}
    assert {"text", "textarea", "integer", "decimal", "money", "date", "boolean", "choice", "table"} <= kinds
    assert any(row.get("only_if") == "group" for row in questions)
    assert any(row["code"] == "cross_table" for row in BY_CODE["certification"].terms["form_questions"])


def test_a_condition_on_the_group_needs_groups():
    answers = answers_of("small")
    del answers["groups"]
    assert any(key.endswith(".only_if") for key, _sentence in check_call(CALL, answers))


def test_the_list_of_a_programme_answers_with_files_asks_for_none():
    """A programme's terms hold answers; files belong to a call."""
    files = {field.code for field in CALL.fields() if isinstance(field, Field) and field.kind == "files"}
    assert not any(files & set(one.terms) for one in definitions())


# --------------------------------------------------------------------------------------------- database


@pytest.mark.django_db
def test_what_is_missing_is_made_and_what_staff_changed_stays():
    from competitions.models import Programme

    assert set(Programme.objects.values_list("code", flat=True)) >= set(BY_CODE)
    Programme.objects.filter(code="hub").update(name_ko="바꾼 이름", terms={"pass_mark": "75"})
    Programme.objects.filter(code="drone").delete()
    loading.store()
    assert Programme.objects.get(code="hub").name_ko == "바꾼 이름"
    assert Programme.objects.get(code="hub").terms == {"pass_mark": "75"}
    assert Programme.objects.get(code="drone").terms == BY_CODE["drone"].terms


@pytest.mark.django_db
def test_programmes_are_chosen_in_the_readers_language(django_assert_num_queries):
    from competitions.programmes.sources import programmes

    with override("en"), django_assert_num_queries(1):
        english = programmes()
    with override("ko"):
        korean = programmes()
    assert [one.code for one in english][:9] == list(BY_CODE)
    assert english[0].label == "Regional Hub Smart City"
    assert korean[0].label == "거점형 스마트도시"
