"""A procedure driven by a program: what can be done, why not, and doing it; shown on the rapid confirmation."""

import pytest
from jsonschema import Draft202012Validator

from office.ledger.models import Event
from tests.office.api.conftest import bearer  # noqa: F401

pytestmark = pytest.mark.django_db
CASES = "/api/v1/sandbox/rapid-confirmations/"


@pytest.fixture
def company(bearer, cast):  # noqa: F811
    return bearer(cast.company_user)


@pytest.fixture
def office(bearer, cast):  # noqa: F811
    return bearer(cast.molit_officer)


def step_of(told: dict, name: str) -> dict:
    return next(step for step in told["steps"] if step["name"] == name)


def test_a_draft_says_what_its_owner_can_do_and_why_not(company, rapid):
    told = company.get(f"{CASES}{rapid.draft(complete=False).pk}/").json()
    submit = step_of(told, "submit")
    assert submit["open"] is False
    assert submit["reasons"] and all(submit["reasons"])
    assert step_of(told, "discard")["open"] is True
    assert "receive" not in {step["name"] for step in told["steps"]}, "the office's steps are not the company's"


def test_every_schema_is_one(office, rapid):
    for step in office.get(f"{CASES}{rapid.received().pk}/").json()["steps"]:
        Draft202012Validator.check_schema(step["schema"])


def test_choices_that_depend_on_the_case_are_told(office, rapid, cast):
    told = office.get(f"{CASES}{rapid.received().pk}/").json()
    choices = step_of(told, "notify_agencies")["schema"]["properties"]["agencies"]["items"]["oneOf"]
    assert str(cast.ministry.pk) in {choice["const"] for choice in choices}


def test_a_step_is_taken_at_its_address_and_answers_with_the_new_state(company, rapid):
    told = company.get(f"{CASES}{rapid.draft().pk}/").json()
    response = company.post(step_of(told, "submit")["address"], {})
    assert response.status_code == 200, response.content
    assert response.json()["state"] == "submitted"


def test_not_now_is_409_with_the_reasons(company, rapid):
    response = company.post(f"{CASES}{rapid.draft(complete=False).pk}/steps/submit/", {})
    assert response.status_code == 409
    assert response.json()["reasons"]


def test_not_yours_is_403_and_not_yours_to_know_is_404(company, bearer, cast, rapid):  # noqa: F811
    case = rapid.submitted()
    assert company.post(f"{CASES}{case.pk}/steps/receive/", {}).status_code == 403
    rival = bearer(cast.rival_user)
    assert rival.post(f"{CASES}{case.pk}/steps/withdraw/", {}).status_code == 404
    assert rival.get(f"{CASES}{case.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["steps/no_such_step/", "steps/delete/", "steps/save/"])
def test_a_step_the_procedure_does_not_have_is_404(company, rapid, address):
    assert company.post(f"{CASES}{rapid.draft().pk}/{address}", {}).status_code == 404


def test_a_stranger_to_the_step_learns_nothing_about_its_values(company, rapid):
    response = company.post(f"{CASES}{rapid.received().pk}/steps/request_supplement/", {"days": "many"})
    assert (response.status_code, response.json()["errors"]) == (403, {})


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({}, {"reason"}),
        ({"reason": ["x"]}, {"reason"}),
        ({"reason": "x" * 4001}, {"reason"}),
        ({"reason": "so", "colour": "red"}, {"colour"}),
        ([], {""}),
    ],
)
def test_wrong_facts_are_400_beside_the_field(company, rapid, facts, fields):
    response = company.post(f"{CASES}{rapid.received().pk}/steps/withdraw/", facts)
    assert response.status_code == 400, response.content
    assert set(response.json()["errors"]) == fields


def test_behind_a_letter_only_a_draft_is_made(office, rapid):
    case = rapid.received()
    facts = {"codes": ["summary"], "reason": "자료 보완", "days": 14}
    before = Event.objects.filter(kind__endswith="request_supplement").count()
    response = office.post(f"{CASES}{case.matter.number}/steps/request_supplement/", facts)
    assert response.status_code == 202, response.content
    assert response.headers["Location"] == response.json()["letter"]
    assert response.json()["state"] == "received", "nothing has happened yet"
    assert Event.objects.filter(kind__endswith="request_supplement").count() == before


def test_the_receipt_number_addresses_the_case_once_it_is_given(company, rapid):
    case = rapid.received()
    told = company.get(f"{CASES}{case.matter.number}/").json()
    assert told["id"] == str(case.pk)
    assert case.matter.number in step_of(told, "withdraw")["address"]


def test_a_repeated_step_with_its_key_is_taken_once(company, rapid):
    address = f"{CASES}{rapid.draft().pk}/steps/submit/"
    first = company.post(address, {}, HTTP_IDEMPOTENCY_KEY="one")
    again = company.post(address, {}, HTTP_IDEMPOTENCY_KEY="one")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert company.post(address, {}).status_code == 409
    assert Event.objects.filter(kind__endswith=".submit").count() == 1
