"""The exemption application's form in use: its sections, who is given one, and what is carried into it."""

from html import unescape

import pytest
from django.urls import reverse

from office.forms import assigning
from office.forms.queries import answers_of, missing_count
from office.ledger import dispatch
from office.notifications.models import Delivery
from sandbox import queries
from sandbox.actions import applications
from sandbox.form_definitions import DEMONSTRATION, INNOVATION, seed_of_rapid
from tests.exemption_answers import fill_exemption
from tests.worlds import small_pdf


@pytest.fixture
def draft(cast):
    return applications.create(by=cast.actor("company_user"), organisation=cast.company, track="demonstration")


def address(case) -> str:
    answers = answers_of(case.matter)
    return reverse("forms:answers", kwargs={"matter": case.pk, "form": answers.form_code})


@pytest.mark.parametrize("track", ["demonstration", "innovation"])
def test_the_answers_of_the_tests_are_complete(cast, track):
    by = cast.actor("company_user")
    case = applications.create(by=by, organisation=cast.company, track=track)
    fill_exemption(answers_of(case.matter), by=by, pdf=small_pdf())
    assert missing_count(case.matter) == 0
    case.matter.refresh_from_db()
    assert case.matter.title == "보행로 배송로봇"


def test_every_section_is_a_page_in_both_languages(cast, client, draft):
    client.force_login(cast.company_user)
    for section in DEMONSTRATION.sections:
        page = unescape(client.get(address(draft) + f"?section={section.code}").content.decode())
        assert section.label.ko in page
        assert page.count("data-part=") == len(DEMONSTRATION.sections)
        for field in section.fields:
            assert field.label.ko in page and field.good.ko in page and field.weak.ko in page, field.code
    client.cookies["django_language"] = "en"
    page = unescape(client.get(address(draft) + "?section=all").content.decode())
    for field in DEMONSTRATION.fields():
        assert field.label.en in page and field.good.en in page and field.weak.en in page, field.code


def test_who_is_given_a_section_is_told_and_led_there(cast, draft, client, django_capture_on_commit_callbacks):
    answers = answers_of(draft.matter)
    assigning.assign(answers, "safety", cast.company_writer, by=cast.actor("company_user"))
    dispatch.run_due()
    told = Delivery.objects.filter(key="sandbox.section_assigned")
    assert {one.person for one in told} == {cast.company_writer}
    client.force_login(cast.company_writer)
    page = client.get(address(draft) + "?section=safety").content.decode()
    assert "is-mine" in page


def test_a_conversion_out_of_a_rapid_confirmation_begins_with_its_rows(cast, client, rapid):
    case = rapid.notified()
    known = seed_of_rapid(queries.exemption_seed(case))
    made = applications.create(
        by=rapid.applicant, organisation=cast.company, track="innovation", source=case.matter, known=known
    )
    data = answers_of(made.matter).data
    assert data["service_name"] == "보행로 배송로봇"
    assert data["regulations"][0]["ministry"] == "npa"
    client.force_login(cast.company_user)
    page = client.get(
        reverse("forms:answers", kwargs={"matter": made.pk, "form": INNOVATION.code}), {"section": "regulations"}
    )
    assert "운행안전인증을 받을 것" in page.content.decode()
    assert 'option value="npa" selected' in page.content.decode()
