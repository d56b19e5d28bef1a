"""The report before submission: applicants, earlier projects, form, money and partners, one by one."""

import csv
import datetime as dt
from dataclasses import replace

import pytest
from django.conf import settings
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from competitions.checks import (
    FAIL,
    PASS,
    WARN,
    FormSection,
    Lead,
    Partner,
    blocking,
    report,
)
from competitions.states.local_kinds import REGISTERED, LocalKind, label_of, local_kind_of
from tests.competitions.checking import BARE, CITY, EOK, HUB, checks, paper, with_


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_a_call_that_asks_nothing_has_nothing_to_report():
    assert report(BARE) == []


# -------------------------------------------------------------------------------------------- applicants


def test_the_register_of_local_governments_has_no_kind_without_a_code():
    path = settings.BASE_DIR / "office/people/data/local_governments.csv"
    with path.open(encoding="utf-8") as file:
        kinds = {row["kind"] for row in csv.DictReader(file)}
    assert kinds == set(REGISTERED)
    assert {local_kind_of(kind) for kind in kinds} == set(LocalKind)
    assert local_kind_of("읍") is None
    assert (label_of("county"), label_of("parish")) == ("County", "parish")


KINDS = [("시", PASS), ("군", PASS), ("자치구", FAIL), ("특별시", FAIL), ("", WARN)]


@pytest.mark.parametrize(("kind", "status"), KINDS)
def test_the_kind_of_local_government(kind, status):
    found = checks({"local_kinds": ["city", "county"]}, lead=replace(CITY, local_kind=kind))
    assert found["local_kind"].status == status


def test_the_kind_of_applicant_and_a_company_has_no_local_kind():
    terms = {"applicant_kinds": ["company"], "local_kinds": ["city"], "council": "report"}
    assert checks(terms)["applicant"].status == FAIL
    found = checks(terms, lead=Lead("Firm", "company"))
    assert {key: one.status for key, one in found.items()} == {"applicant": PASS}


POPULATIONS = [
    (1_000_000, True, 1_000_000, PASS), (1_000_000, True, 1_000_001, FAIL), (300_000, False, 299_999, PASS),
    (300_000, False, 300_000, FAIL), (300_000, False, None, FAIL), (300_000, False, "many", FAIL),
    (300_000, False, True, FAIL), (300_000, False, 0, FAIL),
]  # fmt: skip


@pytest.mark.parametrize(("most", "inclusive", "now", "status"), POPULATIONS)
def test_the_ceiling_of_the_population(most, inclusive, now, status):
    found = checks({"population": {"most": most, "inclusive": inclusive}}, {"population": now})
    assert (found["population"].status, found["population"].field) == (status, "population")


BASES = [
    ("2026-11-22", "KOSIS", PASS, "population_on"), ("2025-11-22", "KOSIS", PASS, "population_on"),
    ("2025-11-21", "KOSIS", WARN, "population_on"), ("2026-11-23", "KOSIS", FAIL, "population_on"),
    ("2026-10-31", " ", FAIL, "population_source"), (None, "KOSIS", FAIL, "population_on"),
    ("soon", "KOSIS", FAIL, "population_on"),
]  # fmt: skip


@pytest.mark.parametrize(("on", "source", "status", "field"), BASES)
def test_the_population_is_stated_with_its_day_and_source(on, source, status, field):
    answers = {"population": 5, "population_on": on, "population_source": source}
    found = checks({"population": {"most": 10, "inclusive": True}}, answers)["population_basis"]
    assert (found.status, found.field) == (status, field)


def test_a_year_ago_in_a_leap_year():
    answers = {"population_on": "2027-02-28", "population_source": "KOSIS"}
    found = checks({"population": {"most": 10}}, answers, today=dt.date(2028, 2, 29))
    assert found["population_basis"].status == PASS


# --------------------------------------------------------------------------------------- form and money

SECTIONS = (FormSection("outline", "Outline", ("title", "group")), FormSection("budget", "Budget", ("budget",)))


def test_each_section_has_its_own_faults_and_none_is_lost():
    errors = {"budget.2.year": ["Choose."], "budget": ["Too few."], "stray": ["Odd."], "title": ["Missing.", "Long."]}
    found = checks(errors=errors, sections=SECTIONS)
    assert [(link.field, link.sentence) for link in found["form.budget"].links] == [
        ("budget.2.year", "Choose."), ("budget", "Too few."),
    ]  # fmt: skip
    assert (found["form.outline"].field, len(found["form.outline"].links)) == ("title", 2)
    assert found["form"].links[0].field == "stray"
    assert {one.status for one in found.values()} == {FAIL}
    assert {one.status for one in checks(sections=SECTIONS).values()} == {PASS}


MONEY = {"cap": 80 * EOK, "share_most": "0.5", "local_covers": True, "policy_share": "0.35",
         "policy_binding": "warned", "years": ["2026"]}  # fmt: skip


def test_every_finding_of_the_budget_is_a_check():
    rows = [{"id": "r", "year": "2026", "item": "services", "national": 80 * EOK, "city": 80 * EOK}]
    found = checks({"money": MONEY}, {"budget": rows})
    assert {key: one.status for key, one in found.items()} == {
        "budget.empty": PASS, "budget.cap": PASS, "budget.share": PASS, "budget.local": PASS,
        "budget.policies": WARN, "budget.years": PASS, "budget.zero": PASS,
    }  # fmt: skip
    rows[0] |= {"national": 80 * EOK + 1, "year": "2031"}
    failed = blocking(report(with_({"money": MONEY}, {"budget": rows})))
    assert [one.key for one in failed] == ["budget.cap", "budget.share", "budget.local", "budget.years"]
    assert failed[-1].field == "budget.r.year"


@pytest.mark.parametrize("answers", [{}, {"budget": "nonsense"}, {"budget": [{"id": "r"}]}])
def test_without_a_readable_budget_there_is_none(answers):
    found = checks({"money": MONEY}, answers)
    told = {"budget.empty", "budget.uncounted"} & set(found)
    assert told == {"budget.uncounted" if answers.get("budget") == [{"id": "r"}] else "budget.empty"}
    assert {found[key].status for key in told} == {FAIL}


# --------------------------------------------------------------------------------------------- partners


def test_partners_accept_and_sign_off():
    firm = Partner("Firm", "partner", "company")
    found = checks(partners=[firm, replace(firm, name="Campus", accepted=False)])
    assert (found["partners_accepted"].status, found["partners_signed"].status) == (FAIL, FAIL)
    assert "Campus" in found["partners_accepted"].sentence and "Campus" not in found["partners_signed"].sentence
    assert {one.status for one in checks(partners=[replace(firm, signed_off=True)]).values()} == {PASS}
    assert set(checks(partners=[replace(firm, accepted=False)])) == {"partners_accepted"}


FOREIGN = [("foreign_public_body", True, PASS), ("university", True, PASS), ("company", True, FAIL),
           ("university", False, FAIL)]  # fmt: skip


@pytest.mark.parametrize(("kind", "accepted", "status"), FOREIGN)
def test_a_foreign_public_partner_or_a_university(kind, accepted, status):
    found = checks({"foreign_partner": True}, partners=[Partner("X", "partner", kind, accepted=accepted)])
    assert found["foreign_partner"].status == status
    assert checks({"foreign_partner": True})["foreign_partner"].status == FAIL


def test_warnings_do_not_block():
    found = report(with_({"local_kinds": ["city"]}, lead=replace(CITY, local_kind="")))
    assert [one.status for one in found] == [WARN] and blocking(found) == []


EVERYTHING = {
    "applicant_kinds": ["company"], "local_kinds": ["city"], "population": {"most": 5, "inclusive": True},
    "cooldown": HUB, "exclusive_with": ["small"], "foreign_partner": True, "council": "report", "money": MONEY,
    "papers": {"plan": {"needed": "required", "most_pages": 50, "counting": "without_front"}},
}  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=12)
CELLS = st.sampled_from(["id", "year", "item", "tag", "national", "city", "programme", "ended_on"])
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(CELLS, inner, max_size=4), max_leaves=12
)
CODES = ("population", "population_on", "population_source", "earlier_projects", "budget", "plan_front")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(CODES, ANYTHING)))
def test_a_draft_may_hold_anything_and_is_never_taken_for_complete(answers):
    found = checks(EVERYTHING, answers, files={"plan": [paper(pages=20)]})
    assert found["applicant"].status == found["council"].status == FAIL
    assert all(one.sentence and one.title for one in found.values())
