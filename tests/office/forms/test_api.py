"""Answers, submissions and schemas for programs."""

import jsonschema
import pytest

from office.forms import actions
from office.forms.definition import Field, FormDefinition, Section
from office.forms.json_schema import schema_of
from tests.office.applications import DEFINITION, FORM, GOOD


@pytest.fixture
def company(client, cast):
    client.force_login(cast.company_user)
    return client


def address(answers, what: str = "answers") -> str:
    return f"/api/v1/matters/{answers.matter_id}/{what}/"


def test_answers_are_read_and_written(company, answers):
    told = company.get(address(answers)).json()
    assert (told["revision"], told["values"], told["complete"]) == (0, {}, False)
    assert "company" in told["open"]
    body = {"revision": 0, "values": {"company": "가람", "email": "?"}}
    written = company.patch(address(answers), body, content_type="application/json")
    assert written.status_code == 200
    assert written.json()["values"] == {"company": "가람", "email": "?"}
    assert "email" in written.json()["errors"]


def test_a_conflict_is_a_problem_that_names_the_fields(company, answers, cast):
    actions.save(answers, {"company": "그들"}, revision=0, by=cast.actor("company_writer"))
    body = {"revision": 0, "values": {"company": "나"}}
    refused = company.patch(address(answers), body, content_type="application/json")
    assert refused.status_code == 409
    assert refused["Content-Type"] == "application/problem+json"
    assert list(refused.json()["errors"]) == ["company"]


@pytest.mark.parametrize(
    "body", [{}, {"revision": -1, "values": {}}, {"revision": 0, "values": []}, {"revision": 0, "values": {"x": 1}}]
)
def test_wrong_bodies_are_refused_in_words(company, answers, body):
    assert company.patch(address(answers), body, content_type="application/json").status_code == 400


@pytest.mark.parametrize(("part", "status"), [("rival_user", 404), ("molit_officer", 403), ("company_reader", 200)])
def test_who_reads_a_draft(client, cast, answers, part, status):
    client.force_login(getattr(cast, part))
    assert client.get(address(answers)).status_code == status


def test_submissions_carry_their_hash(client, cast, good):
    snapshot = actions.freeze(good.matter, by=cast.actor("company_user"))
    client.force_login(cast.molit_officer)
    [told] = client.get(address(good, "submissions")).json()["results"]
    assert (told["sha256"], told["content"]["answers"]) == (snapshot.sha256, GOOD)
    client.force_login(cast.rival_user)
    assert client.get(address(good, "submissions")).status_code == 404


def test_the_schema_of_a_form(company, answers):
    told = company.get(f"/api/v1/forms/{FORM}/schema/", headers={"Accept-Language": "en"}).json()
    assert told["title"] == "Test application"
    assert company.get(f"/api/v1/forms/{FORM}/schema/?version=1").status_code == 200
    for wrong in (f"{FORM}/schema/?version=9", f"{FORM}/schema/?version=x", "nothing/schema/"):
        assert company.get(f"/api/v1/forms/{wrong}").status_code == 404


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"company": ""}, False),
        ({"personal": True}, False),
        ({"personal": True, "measures": "암호화"}, True),
        ({"oath": False}, False),
        ({"brn": "123-45"}, False),
        ({"kind": "magic"}, False),
        ({"budget": []}, False),
        ({"budget": [{"item": "x"}]}, False),
        ({"weight": "1.25"}, False),
        ({"total": -1}, False),
        ({"opens": "2025-05-19T18:00"}, True),
        ({"opens": "2025-05-19 18:00"}, False),
        ({"opens": "2025-05-19T24:00"}, False),
        ({"other": 1}, False),
    ],
)
def test_the_schema_says_what_complete_answers_are(change, right):
    schema = schema_of(DEFINITION)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(GOOD | change) is right


def test_a_definition_survives_being_stored():
    assert FormDefinition.from_json(DEFINITION.to_json()) == DEFINITION


@pytest.mark.parametrize(
    "fields",
    [
        [Field("a", "text", "A"), Field("a", "text", "B")],
        [Field("a", "magic", "A")],
        [Field("a.b", "text", "A")],
        [Field("id", "text", "A")],
        [Field("a", "choice", "A")],
        [Field("a", "rows", "A")],
        [Field("a", "rows", "A", fields=[Field("b", "files", "B")])],
        [Field("a", "text", "A", only_if=("b", "x"))],
    ],
)
def test_a_definition_that_cannot_work_is_refused(fields):
    with pytest.raises(ValueError, match="a|id"):
        FormDefinition("x", 1, "X", [Section("s", "S", fields)])


def test_sections_tell_how_far_they_are_and_are_given_to_somebody(company, answers, cast):
    told = company.get(address(answers, "answers/sections")).json()
    assert {one["name"] for one in told["writers"]} == {"company user", "company writer"}
    who = told["sections"][0]
    assert (who["code"], who["asked"], who["done"], who["complete"], who["assignee"]) == ("who", 2, 0, False, None)
    url = address(answers, "answers/sections/who/assignee")
    given = company.put(url, {"user": str(cast.company_writer.pk)}, content_type="application/json")
    assert given.json()["sections"][0]["assignee"] == {"id": str(cast.company_writer.pk), "name": "company writer"}
    taken = company.put(url, {"user": None}, content_type="application/json")
    assert taken.json()["sections"][0]["assignee"] is None
    assert company.put(url, {"user": str(cast.rival_user.pk)}, content_type="application/json").status_code == 400
    assert company.put(url, {}, content_type="application/json").status_code == 400
    odd = address(answers, "answers/sections/nothing/assignee")
    assert company.put(odd, {"user": str(cast.company_user.pk)}, content_type="application/json").status_code == 400


@pytest.mark.parametrize(("part", "status"), [("rival_user", 404), ("molit_officer", 403), ("company_reader", 403)])
def test_others_give_no_section_to_anybody(client, cast, answers, part, status):
    client.force_login(getattr(cast, part))
    url = address(answers, "answers/sections/who/assignee")
    wanted = {"user": str(cast.company_user.pk)}
    assert client.put(url, wanted, content_type="application/json").status_code == status
