"""A page that is being written while its form is exchanged: amounts in words, a moment, and the next version."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from office.access import SYSTEM
from office.forms import actions, publishing, registry
from office.forms.definition import Field, Section
from office.forms.models import Answers
from tests.faults import eventually
from tests.office import cases
from tests.office.applications import READ
from tests.office.cases import open_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENTRY = "test.entry"
TITLE, PLACE = Field("title", "text", ("과제명", "Title")), Field("place", "text", ("장소", "Place"))
LINES = Field("lines", "rows", ("예산", "Budget"), fields=[Field("amount", "money", ("금액", "Amount"), sum=True)])
OPENS = Field("opens_at", "datetime", ("접수 시작", "Opens at"))


def publish(*questions: Field):
    return publishing.publish_next(
        ENTRY, title="참가 신청서", sections=[Section("outline", ("개요", "Outline"), questions)]
    )


def test_words_moments_and_a_new_version_while_somebody_writes(visit, cast, live_server):
    registry.register(cases.KIND, ENTRY, write=cases.WRITE, draft=READ, audience="test.both")
    answers = actions.open_answers(
        open_case(cast.company).matter, ENTRY, by=SYSTEM, version=publish(PLACE, LINES, OPENS)
    )
    page = visit(cast.company_user, language="en")
    page.goto(live_server.url + reverse("forms:answers", kwargs={"matter": answers.matter_id, "form": ENTRY}))
    amount, status = page.get_by_label("Amount").first, page.locator("[data-autosave-status]")

    amount.fill("160억 5천만")
    amount.press("Tab")
    expect(amount).to_have_value("16,050,000,000")
    expect(page.locator("[data-sum]")).to_contain_text("16,050,000,000")
    page.get_by_label("Opens at").fill("2025-05-19T18:00")
    page.get_by_label("Place").fill("세종")
    page.get_by_label("Place").press("Tab")
    wanted = {"lines", "opens_at", "place"}
    eventually(lambda: wanted <= set(Answers.objects.get(pk=answers.pk).data))  # in as many savings as it takes
    kept = Answers.objects.get(pk=answers.pk)
    expect(status).to_contain_text(f"revision {kept.revision}")
    assert kept.data["lines"][0]["amount"] == 16_050_000_000
    assert (kept.data["opens_at"], kept.data["place"]) == ("2025-05-19T18:00", "세종")

    actions.move(kept, publish(TITLE, PLACE, OPENS), by=SYSTEM)
    page.get_by_label("Place").fill("부산")
    page.get_by_label("Place").press("Tab")
    expect(page.get_by_label("Title")).to_be_visible(timeout=10_000)
    expect(page.get_by_label("Place")).to_have_value("부산")
    expect(status).to_contain_text(f"revision {kept.revision + 1}", timeout=10_000)
    kept.refresh_from_db()
    assert kept.data == {"opens_at": "2025-05-19T18:00", "place": "부산"}
