"""Every page of an application for every reader, in the states up to a complete application."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from office.access import all_rules
from office.docket.models import Matter
from office.ledger.models import Event
from sandbox.actions import applications
from sandbox.models import Application
from sandbox.models.application import KIND
from sandbox.states import APPLYING_WRITABLE, Applying, Track
from tests.cast import OrganisationFactory
from tests.sandbox.visiting import READERS

LIST = "/sandbox/applications/"
STEPS = ("submit", "receive", "request_supplement", "withdraw")
STATES = ("draft", "local_review", "local_done", "submitted", "received", "supplement", "returnable", "returned",
          "withdrawn", "discarded")  # fmt: skip


def page_of(case: Application) -> str:
    return reverse("sandbox:application", kwargs={"pk": case.pk})


@pytest.mark.parametrize("state", STATES)
def test_the_pages_of_an_application(exemption, cast, browsers, state):
    case = exemption.fresh(getattr(exemption, state)())
    see, found, events = all_rules()["sandbox.application.see"], {}, Event.objects.count()
    for part in READERS:
        knows = see.holds(cast.actor(part), case) and state != Applying.DISCARDED
        found[part, "page"] = (browsers[part].get(page_of(case)).status_code, 200 if knows else 404)
        for name in STEPS if part in ("company_user", "secretariat_officer") else STEPS[:1]:
            address = reverse("sandbox:application-step", kwargs={"pk": case.pk, "step": name})
            status = browsers[part].get(address).status_code
            wanted = (200, 403, 409) if knows else (404,)
            found[part, name] = (status, status if status in wanted else wanted)
    assert {key: pair for key, pair in found.items() if pair[0] != pair[1]} == {}
    the_form_is_open(case, browsers)
    assert Event.objects.count() == events, "looking changes nothing"


def the_form_is_open(case: Application, browsers) -> None:
    """To its writers, while it can be written."""
    address = reverse("sandbox:application-form", kwargs={"pk": case.pk})
    there = case.state != Applying.DISCARDED
    writer = 404 if not there else 200 if case.state in APPLYING_WRITABLE else 409
    staff = 403 if case.submitted_at else 404
    wanted = {"company_user": writer, "company_writer": writer, "company_reader": 403 if there else 404,
              "secretariat_officer": staff, "rival_user": 404, "stranger": 404}  # fmt: skip
    assert {part: browsers[part].get(address).status_code for part in wanted} == wanted


def test_the_list_shows_what_one_may_know(exemption, cast, browsers):
    filed, draft = exemption.received(), exemption.draft(track=Track.INNOVATION)
    company = {"company_user", "company_writer", "company_reader"}
    office = {"secretariat_officer", "molit_officer", "decision_maker", "auditor"}
    told = {part: browsers[part].get(LIST).content.decode() for part in READERS}
    assert {part for part, page in told.items() if filed.matter.number in page} == company | office
    assert {part for part, page in told.items() if page_of(draft) in page} == company
    browser = browsers["secretariat_officer"]
    for query in (f"q={filed.matter.number}", "q=배송로봇", "track=demonstration", "state=received", "open=on",
                  "channel=open", "sort=title"):  # fmt: skip
        assert filed.matter.number in browser.get(f"{LIST}?{query}").content.decode(), query
    assert filed.matter.number not in browser.get(f"{LIST}?track=innovation").content.decode()
    for odd in ("page=999", "state=nothing", "q=%00", "sort=x", "open=maybe", "track=1"):
        assert browser.get(f"{LIST}?{odd}").status_code in (200, 400), odd
    assert browser.get(f"{LIST}?export=csv").status_code == 200
    assert Event.objects.filter(kind="sandbox.exported").exists()


def test_the_list_asks_as_often_for_thirty_as_for_one(exemption, cast, browsers):
    def made(count: int) -> int:
        for _number in range(count):
            matter = Matter.objects.create(kind=KIND, title="로봇", organisation=cast.company)
            case = Application.objects.create(matter=matter, track=Track.DEMONSTRATION)
            case.members.create(
                organisation=OrganisationFactory(),
                state="joined",
                invited_at=timezone.now(),
                invited_by=cast.company_user,
            )
        browsers["company_user"].get(LIST)
        with CaptureQueriesContext(connection) as asked:
            browsers["company_user"].get(LIST)
        return len(asked)

    one = made(1)
    assert made(29) == one


def test_a_draft_is_begun_on_its_page(exemption, cast, browsers, rapid):
    source = rapid.notified()
    browser, address = browsers["company_user"], reverse("sandbox:application-new")
    assert browser.get(address, {"track": "innovation", "source": source.pk}).status_code == 200
    assert browser.get(address, {"source": "x"}).status_code == 200
    facts = {"track": "innovation", "organisation": cast.company.pk, "source": source.pk, "channel": "open"}
    assert browser.post(address, facts | {"track": "third"}).status_code == 400
    assert browser.post(address, facts | {"organisation": cast.rival.pk}).status_code == 400
    assert browsers["rival_user"].post(address, facts | {"organisation": cast.rival.pk}).status_code == 400
    assert browsers["stranger"].post(address, facts).status_code == 403
    assert browser.post(address, facts).status_code == 302
    case = Application.objects.get()
    assert case.source_id == source.pk and case.track == "innovation"
    data = case.matter.answers.get().data
    assert data["service_details"] == "자체 시험을 마쳤고 여섯 달 안에 시작하려고 합니다."
    assert [row["ministry"] for row in data["regulations"]] == ["npa"]
    assert case.matter.title == "보행로 배송로봇"
    told = browser.get(page_of(case)).content.decode()
    assert source.matter.number in told
    carry = browser.get(reverse("sandbox:rapid-carry-over", kwargs={"pk": source.pk})).content.decode()
    assert f"source={source.pk}" in carry


def test_versions_are_compared(exemption, browsers):
    case = exemption.supplement()
    applications.save_answers(
        case, by=exemption.applicant, values={"summary": "시속 6km 이하로 달립니다."}, revision=case.revision()
    )
    applications.supply(case, by=exemption.applicant)
    told = browsers["secretariat_officer"].get(page_of(case)).content.decode()
    address = reverse("forms:difference", kwargs={"matter": case.pk, "form": "sandbox.demonstration", "a": 2, "b": 3})
    assert address in told
    assert "시속" in browsers["secretariat_officer"].get(address).content.decode()
    assert browsers["rival_user"].get(address).status_code == 404
