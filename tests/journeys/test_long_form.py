"""Two people write one application at the same time, in the browser: nothing lost, sums and sections at once."""

import re

import pytest
from django.urls import reverse

from office.forms.queries import answers_of
from sandbox.actions import applications
from tests.worlds import small_pdf


@pytest.fixture
def draft(cast):
    return applications.create(by=cast.actor("company_user"), organisation=cast.company, track="demonstration")


def at(draft, section: str) -> str:
    answers = answers_of(draft.matter)
    return reverse("forms:answers", kwargs={"matter": draft.pk, "form": answers.form_code}) + f"?section={section}"


def done(page, section: str) -> str:
    return re.sub(r"\D+", "/", page.locator(f'[data-part="{section}"] .answers-count').inner_text()).strip("/")


def expect(place):
    from playwright.sync_api import expect as looked_at

    return looked_at(place)


def saved(page) -> None:
    page.wait_for_selector('[data-autosave-status][data-state="saved"]')


@pytest.mark.django_db(transaction=True)
def test_two_people_write_one_application(draft, cast, visit):
    mine, theirs = visit(cast.company_user), visit(cast.company_writer)
    mine.goto(at(draft, "budget"))
    theirs.goto(at(draft, "budget"))

    # a table is summed while it is typed, also in a row that was added
    mine.fill('[data-row] [name$=".amount"]', "320000000")
    assert mine.locator("[data-sum]").inner_text() == "320,000,000원"
    mine.click("[data-rows-add]")
    mine.locator('[data-row] [name$=".amount"]').nth(1).type("12000000")
    assert mine.locator('[data-row] [name$=".amount"]').nth(1).input_value() == "12,000,000"
    assert mine.locator("[data-sum]").inner_text() == "332,000,000원"
    mine.fill("[name=governance]", "당사가 총괄합니다.")
    mine.locator("[name=funding_plan]").focus()
    expect(mine.locator("[data-part=budget] [data-part-done]")).to_have_text("1")
    saved(mine)

    # what one has written stands on the other's page as soon as the other saves, rows included
    theirs.fill("[name=funding_plan]", "모두 확보했습니다.")
    theirs.locator("[name=governance]").focus()
    expect(theirs.locator("[name=governance]")).to_have_value("당사가 총괄합니다.")
    assert "company user" in theirs.locator("[data-autosave-others]").inner_text()
    assert theirs.locator("[data-sum]").inner_text() == "332,000,000원"

    # the same answer changed by both is chosen by the one who comes later
    theirs.fill("[name=governance]", "공동으로 합니다.")
    theirs.locator("[name=funding_plan]").focus()
    saved(theirs)
    mine.fill("[name=governance]", "대표기관이 총괄합니다.")
    mine.locator("[name=funding_plan]").focus()
    mine.wait_for_selector("dialog[open]")
    answers = answers_of(draft.matter)
    assert answers.data["governance"] == "공동으로 합니다."
    assert [row["amount"] for row in answers.data["budget"]] == [320_000_000, 12_000_000]
    assert answers.data["funding_plan"] == "모두 확보했습니다."
    assert theirs.complaints == []


@pytest.mark.django_db(transaction=True)
def test_a_file_counts_at_once_and_questions_that_apply_appear(draft, cast, visit, axe):
    page = visit(cast.company_user)
    page.goto(at(draft, "papers"))
    assert done(page, "papers") == "0/2"
    upload = {"name": "사업계획.pdf", "mimeType": "application/pdf", "buffer": small_pdf()}
    page.set_input_files("#id_plan_file_file", upload)
    expect(page.locator("[data-part=papers] [data-part-done]")).to_have_text("1")

    page.goto(at(draft, "safety"))
    reason, cover = page.locator("[name=uninsurable_reason]"), page.locator("[name=cover_death]")
    assert not reason.is_visible() and not cover.is_visible()
    page.locator("label[for$=insurance_0]").click()
    assert cover.is_visible() and not reason.is_visible()
    assert cover.locator("xpath=ancestor::*[@data-field]").locator(".kit-required").is_visible()
    expect(page.locator("[data-part=safety] [data-part-of]")).to_have_text("8")
    page.locator("label[for$=insurance_1]").click()
    assert reason.is_visible() and not cover.is_visible()
    expect(page.locator("[data-part=safety] [data-part-of]")).to_have_text("6")
    assert page.complaints == []
    axe(page)
