"""The report before submission: papers, their pages by the rule of the call, and files handed in twice."""

import pytest
from django.utils.translation import override

from competitions.checks import FAIL, PASS, WARN, FormSection
from tests.competitions.checking import checks, paper


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_required_papers_and_the_council():
    terms = {"papers": {"plan": {"needed": "required"}, "extra": {"needed": "optional"}}, "council": "consent"}
    assert {key: one.status for key, one in checks(terms).items()} == {"paper.plan": FAIL, "council": FAIL}
    found = checks(terms, files={"plan": [paper()], "council": [paper(sha256="b")]})
    assert {one.status for one in found.values()} == {PASS}
    assert "council" not in checks({"council": "none"})


# most 50: counting, pages of the files, declared front → status, field
PAGES = [
    ("all_pages", [50], None, PASS, "plan"), ("all_pages", [51], 5, FAIL, "plan"),
    ("all_pages", [30, 21], None, FAIL, "plan"), ("all_pages", [None], None, WARN, "plan"),
    ("all_pages", [51, None], None, FAIL, "plan"), ("without_front", [59], 9, PASS, "plan"),
    ("without_front", [60], 9, FAIL, "plan"), ("without_front", [50], 0, PASS, "plan"),
    ("without_front", [40], None, FAIL, "plan_front"), ("without_front", [40], -1, FAIL, "plan_front"),
    ("without_front", [40], "3", FAIL, "plan_front"), ("without_front", [61], 11, FAIL, "plan_front"),
    ("without_front", [5], 5, FAIL, "plan_front"), ("without_front", [None], 5, WARN, "plan"),
]  # fmt: skip


@pytest.mark.parametrize(("counting", "pages", "front", "status", "field"), PAGES)
def test_pages_are_counted_by_the_rule_of_the_call(counting, pages, front, status, field):
    files = {"plan": [paper(f"{number} 100%.pdf", count, str(number)) for number, count in enumerate(pages)]}
    terms = {"papers": {"plan": {"most_pages": 50, "counting": counting}}}
    found = checks(terms, {"plan_front": front}, files=files)["pages.plan"]
    assert (found.status, found.field) == (status, field)
    assert ("100%.pdf" in found.sentence) == (status == WARN)


def test_a_call_may_allow_a_longer_front():
    terms = {"papers": {"plan": {"most_pages": 50, "counting": "without_front", "front_most": 12}}}
    assert checks(terms, {"plan_front": 11}, files={"plan": [paper(pages=61)]})["pages.plan"].status == PASS


def test_the_same_file_twice_is_noticed():
    files = {"plan": [paper()], "pledge": [paper("again.pdf")], "other": [paper("third.pdf", sha256="c")]}
    found = checks(files=files, questions={"plan": "Plan"})["doubles"]
    assert (found.status, found.field) == (WARN, "pledge")
    assert "Plan: plan.pdf = pledge: again.pdf" in found.sentence and "third" not in found.sentence
    assert checks(files={"plan": [paper()]})["doubles"].status == PASS


def test_a_paper_that_is_not_there_is_told_once():
    terms, section = {"papers": {"plan": {"needed": "required"}}}, (FormSection("papers", "Papers", ("plan", "note")),)
    found = checks(terms, errors={"plan": ["Hand in a file."]}, sections=section)
    assert set(found) == {"paper.plan"} and found["paper.plan"].status == FAIL
    found = checks(terms, errors={"plan": ["A virus was found.", "Hand in a file."]}, sections=section)
    assert len(found["form.papers"].links) == 2
    found = checks(terms, errors={"plan": ["Hand in a file."], "note": ["Missing."]}, sections=section)
    assert [link.field for link in found["form.papers"].links] == ["note"]
