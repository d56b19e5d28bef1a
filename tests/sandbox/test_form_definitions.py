"""The exemption applications ask for everything a plan must hold, in both languages, and what must agree does."""

import re

import pytest
from django.utils import translation

from office.forms import registry
from office.forms.completeness import check
from office.forms.json_schema import schema_of
from office.people.loading import load_local_governments
from sandbox import queries
from sandbox.form_definitions import DEMONSTRATION, INNOVATION, facts_known_of, seed_of_rapid
from sandbox.form_definitions.checks import months_between
from tests.exemption_answers import exemption_answers

BOTH = pytest.mark.parametrize("form", [DEMONSTRATION, INNOVATION], ids=lambda one: one.code)
HANGUL = re.compile(r"[가-힣]")
# What a plan must contain (Act §49③, Decree §52①) and what the sibling form asks, by the code that answers it.
ASKED = {
    "company_name", "brn", "address", "representative", "contact_name", "contact_phone", "contact_email", "consortium",
    "service_name", "service_kind", "service_field", "summary", "service_details", "market", "grounds", "ground_reason",
    "ground_proof", "regulations", "amendment_wish", "goal", "scope", "method", "schedule", "regions", "region_map",
    "start_date", "end_date", "months", "execution_mode", "environment", "user_recruitment", "monitoring",
    "measurement", "reporting", "governance", "budget", "insurance_premium", "funding_plan", "safety",
    "accident_prevention", "compensation", "insurance", "uninsurable_reason", "compensation_plan", "user_protection",
    "risks", "interests", "effects", "effects_in_words", "resident_benefit", "socioeconomic_effect", "necessity",
    "innovation", "expansion", "restoration", "data_items", "founded_on", "main_business", "licences", "technology",
    "finances", "staff", "plan_file", "declaration",
}  # fmt: skip
COLUMNS = {
    "consortium": {"name", "kind", "lead", "position", "phone", "email", "role"},
    "regulations": {"law", "article", "ministry", "obstacle", "exemption"},
    "regions": {"local_government", "boundary"},
    "budget": {"source", "purpose", "amount"},
    "data_items": {"item", "metric", "unit", "how", "interval"},
    "staff": {"name", "department", "position", "duty", "qualification", "experience"},
}


def columns(form):
    return [column for field in form.fields() for column in (field, *field.fields)]


@BOTH
def test_everything_is_asked_in_both_languages(form):
    assert {field.code for field in form.fields()} >= ASKED
    for code, wanted in COLUMNS.items():
        assert {column.code for column in form.field(code).fields} == wanted
    for one in [*form.sections, *columns(form), *(choice for field in columns(form) for choice in field.choices)]:
        assert HANGUL.search(one.label.ko) and one.label.en, one
        assert not HANGUL.search(one.label.en), one
    for field in columns(form):
        for text in (field.hint, field.good, field.weak, field.unit):
            assert bool(text.ko) is bool(text.en), field.code
        assert bool(field.good) is bool(field.weak), field.code


@BOTH
def test_questions_of_substance_have_a_good_and_a_weak_answer(form):
    """Every question that is answered in prose, and every table but the accounts."""
    for field in form.fields():
        if field.kind == "textarea" or (field.kind == "rows" and field.code != "finances"):
            assert field.good and field.weak, field.code
            assert len(field.weak.ko) < len(field.good.ko), field.code


def test_the_tracks_differ_where_the_law_does():
    assert [one.code for one in DEMONSTRATION.field("grounds").choices] == ["1", "2", "3"]
    assert [one.code for one in INNOVATION.field("grounds").choices] == ["1", "2"]
    assert DEMONSTRATION.field("safety_proof") is None
    assert INNOVATION.field("safety_proof").required
    assert "제4호" in DEMONSTRATION.title.ko and "제3호" in INNOVATION.title.ko
    assert "not found" in DEMONSTRATION.basis and "not found" in INNOVATION.basis


def faults(form=DEMONSTRATION, *, strict=True, **changed):
    values = exemption_answers(innovation=form is INNOVATION) | {"company_name": "가람모빌리티", **changed}
    data = {code: value for code, value in values.items() if value is not None}
    for field in form.fields():
        if field.kind == "rows":
            data[field.code] = [{"id": str(number), **row} for number, row in enumerate(data.get(field.code, []))]
    found = check(form, data, {})[0 if strict else 1]
    return {key: said for key, said in found.items() if not key.endswith(("_file", "_proof"))}


def test_what_must_agree_agrees(cast):
    with translation.override("en"):
        assert faults() == {} and faults(INNOVATION) == {}
        assert faults(end_date="2027-03-01") == {"end_date": ["The end must lie after the beginning."]}
        assert list(faults(end_date="2031-03-01", months=48)) == ["end_date"]
        assert faults(end_date="2031-02-28", months=48) == {}
        assert faults(months=12) == {"months": ["By the dates it is 24 months."]}
        assert list(faults(months=49, end_date=None)) == ["end_date", "months"]
        assert list(faults(insurance_until="2029-02-27")) == ["insurance_until"]
        assert faults(insurance_until="2029-02-28") == {}
        step = {"step": "준비", "begins_on": "2027-04-02", "ends_on": "2027-04-01", "work": "점검"}
        assert list(faults(schedule=[step])) == ["schedule.0.ends_on"]
        assert faults(strict=False, start_date="내일", end_date="2027-04-01").keys() == {"start_date"}


def test_insurance_meets_the_least_limits_or_a_plan_says_why_not(cast):
    assert list(faults(cover_property=999_999_999)) == ["cover_property"]
    assert list(faults(cover_death=149_999_999, cover_injury=29_999_999)) == ["cover_death", "cover_injury"]
    covers = dict.fromkeys(("cover_death", "cover_injury", "cover_disability", "cover_property"))
    wanting = faults(insurance="alternative", insurance_until="2020-01-01", **covers)
    assert list(wanting) == ["uninsurable_reason", "compensation_plan"]
    told = {"uninsurable_reason": "세 곳이 거절", "compensation_plan": "12억 원 예치"}
    assert faults(insurance="alternative", **covers, **told) == {}


def test_a_conversion_names_the_demonstration(cast):
    assert list(faults(INNOVATION, conversion=True)) == ["conversion_number"]
    assert list(faults(INNOVATION, grounds=["3"])) == ["grounds"]


def test_ministries_and_regions_are_those_of_the_registers(cast):
    rows = exemption_answers(ministries=("npa", "ministry-of-magic"), regions=("99110", "1"))
    wrong = faults(regulations=rows["regulations"], regions=rows["regions"])
    assert list(wrong) == ["regulations.1.ministry", "regions.1.local_government"]
    load_local_governments()
    regions = DEMONSTRATION.field("regions").column("local_government")
    with translation.override("ko"):
        assert len(regions.chosen_from()) == 244  # the cast's own city besides
        assert regions.label_of("11140") == "서울특별시 중구"
        assert DEMONSTRATION.field("regulations").column("ministry").label_of("npa") == "경찰청"


@BOTH
def test_programs_get_the_same_questions(cast, form):
    schema = schema_of(form)
    offered = schema["properties"]["regulations"]["items"]["properties"]["ministry"]["oneOf"]
    assert {one["const"] for one in offered} == {"npa", "pipc", "molit"}
    assert "ground_proof" in schema["x-files"]
    assert form in registry.definitions()


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2027-03-01", "2029-02-28", 24), ("2027-03-01", "2027-03-31", 1), ("2027-03-01", "2027-04-01", 2),
     ("2027-01-31", "2027-02-27", 1), ("2028-02-29", "2029-02-27", 12)],
)  # fmt: skip
def test_months_of_a_period(start, end, months):
    import datetime as dt

    assert months_between(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == months


def test_what_a_rapid_confirmation_found_is_not_asked_again(rapid):
    case = rapid.notified()
    values = seed_of_rapid(queries.exemption_seed(case))
    assert values["service_name"] == "보행로 배송로봇"
    assert values["service_details"].startswith("자체 시험을")
    [row] = values["regulations"]
    assert row["ministry"] == "npa"
    assert "운행안전인증을 받을 것" in row["obstacle"] and "도로교통법 제2조" in row["obstacle"]
    known = facts_known_of(rapid.cast.company, rapid.applicant)
    assert (known["company_name"], known["brn"]) == ("가람모빌리티", "1234567891")
    for form in (DEMONSTRATION, INNOVATION):
        assert {form.field(code) is not None for code in {**known, **values}} == {True}
