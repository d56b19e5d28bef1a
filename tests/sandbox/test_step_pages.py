"""The pages of steps: taken once, refused with reasons beside the field, nothing lost that was typed."""

import pytest
from django.test import Client

from office.ledger.models import Event
from office.workflow import steps_of
from office.workflow.binding import binding_of
from sandbox.models import Consultation, RapidConfirmation
from sandbox.states import Consulting, Rapid
from tests.sandbox.visiting import page_of, step_page
from tests.worlds import NEEDED, later


def test_a_step_is_taken_once(rapid, browsers):
    case = rapid.draft()
    address, browser = step_page(case, "submit"), browsers["company_user"]
    assert browser.post(address).url == page_of(case)
    again = browser.post(address)
    assert again.status_code == 409
    case.refresh_from_db()
    assert case.state == Rapid.SUBMITTED
    assert Event.objects.filter(kind="sandbox.rapidconfirmation.submit").count() == 1


def test_an_incomplete_draft_is_not_submitted(rapid, browsers):
    case = rapid.draft(complete=False)
    answer = browsers["company_user"].post(step_page(case, "submit"))
    case.refresh_from_db()
    assert (answer.status_code, case.state) == (409, Rapid.DRAFT)


FORMS = [
    (model, name, state)
    for model, states in ((RapidConfirmation, Rapid), (Consultation, Consulting))
    for name, step in steps_of(model).items()
    if (form := binding_of(model, name).form) and any(field.required for field in form.base_fields.values())
    for state in [next((one for one in states if one in step.sources), None)]
    if name not in ("demand_again", "reply_late")  # open only after a period has passed
]


@pytest.mark.parametrize(("model", "name", "state"), FORMS, ids=[name for _model, name, _state in FORMS])
def test_an_empty_form_says_what_is_missing_beside_the_field(rapid, cast, model, name, state):
    subject = rapid.in_state(state) if model is RapidConfirmation else rapid.part_in_state(state)
    rule = steps_of(model)[name].rule
    part = next(part for part, actor in cast.actors().items() if rule.holds(actor, subject))
    browser = Client()
    browser.force_login(getattr(cast, part))
    for body in ({}, {"reason": "\x00", "days": "many", "codes": "x", "agencies": "x", "answer": "x", "ground": "x"}):
        answer = browser.post(step_page(subject, name), body)
        assert answer.status_code == 400, body
        assert 'aria-invalid="true"' in answer.content.decode()
    subject.refresh_from_db()
    assert subject.state == state


def test_what_was_typed_is_still_there_after_a_refusal(rapid, browsers):
    part = rapid.part_in_state(Consulting.SENT)
    wrong = {**NEEDED, "procedure": ""}
    answer = browsers["ministry_clerk"].post(step_page(part, "reply"), wrong)
    assert answer.status_code == 400
    assert NEEDED["requirements"] in answer.content.decode()


def test_a_step_behind_a_letter_becomes_a_draft(rapid, browsers):
    case = rapid.received()
    body = {"codes": ["summary"], "reason": "불명확합니다.", "days": "7"}
    answer = browsers["secretariat_officer"].post(step_page(case, "request_supplement"), body)
    letter = case.matter.letters.get()
    assert answer.url == letter.get_absolute_url()
    case.refresh_from_db()
    assert case.state == Rapid.RECEIVED
    assert browsers["secretariat_officer"].get(answer.url).status_code == 200
    assert browsers["company_user"].get(answer.url).status_code == 404


def test_a_reply_after_the_period_is_kept_as_a_late_one(rapid, browsers):
    part = rapid.part_in_state(Consulting.DEEMED_NONE)
    with later(50):
        browsers["ministry_clerk"].force_login(rapid.cast.ministry_clerk)
        answer = browsers["ministry_clerk"].post(step_page(part, "reply"), NEEDED)
    assert answer.status_code == 302
    part.refresh_from_db()
    assert part.state == Consulting.DEEMED_NONE
    assert [reply.late for reply in part.replies.all()] == [True]


@pytest.mark.parametrize("path", ["steps/nothing/", "steps/save/", "steps/state/", "nothing/"])
def test_what_is_not_there_is_not_there(rapid, browsers, path):
    address = page_of(rapid.received()) + path
    for method in ("get", "post"):
        assert getattr(browsers["secretariat_officer"], method)(address).status_code == 404
