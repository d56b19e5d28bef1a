"""An application from the plan to a complete case over the API alone, and what the API refuses on the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from office.documents import actions as letters
from office.documents.models import IssuedDocument, Letter
from office.ledger import dispatch
from office.people.actors import actor_of
from office.people.models import User
from sandbox.actions import local_reviews
from sandbox.models import Application
from tests.exemption_answers import exemption_answers
from tests.worlds import small_pdf

BASE = "/api/v1/sandbox/applications/"


@pytest.fixture
def api(cast):
    """api("company_user") → a client of that person."""

    def client_of(part: str) -> APIClient:
        client = APIClient()
        client.force_login(getattr(cast, part))
        return client

    return client_of


def step(client, number, name, status, **facts):
    answer = client.post(f"{BASE}{number}/steps/{name}/", facts, format="json")
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def approve(letter_address: str) -> None:
    letter = Letter.objects.get(pk=letter_address.rstrip("/").rsplit("/", 1)[-1])
    approver = User.objects.get(email="decision-maker@example.com")
    letters.submit_for_approval(letter, by=actor_of(letter.drafter), approver=approver)
    letters.approve(letter, by=actor_of(approver))


def hand_in_files(company, case) -> None:
    """Every file that is still missing, by the form's own codes."""
    answers = Application.objects.get(pk=case["id"]).matter.answers.get()
    for field in answers.definition.fields():
        if field.kind == "files" and field.required:
            upload = SimpleUploadedFile(f"{field.code}.pdf", small_pdf(), content_type="application/pdf")
            stored = company.post(
                f"/api/v1/matters/{case['id']}/attachments/", {"file": upload, "field_code": field.code},
                format="multipart",
            )  # fmt: skip
            assert stored.status_code == 201, stored.content.decode()


def test_from_the_plan_to_a_complete_case(api, cast):
    company, staff = api("company_user"), api("secretariat_officer")
    made = company.post(BASE, {"track": "demonstration", "answers": exemption_answers()}, format="json")
    assert made.status_code == 201, made.content.decode()
    case = made.json()
    assert case["state"] == "draft" and case["answers"]["brn"] == cast.company.brn
    refused = step(company, case["number"], "send_to_local", 409)
    assert refused["reasons"]
    hand_in_files(company, case)
    assert staff.get(f"{BASE}{case['number']}/").status_code == 404, "a draft is the applicant's alone"

    case = step(company, case["number"], "send_to_local", 200)
    assert [line["state"] for line in case["local_reviews"]] == ["asked"]
    review = Application.objects.get(pk=case["id"]).current_local_reviews()[0]
    local_reviews.give(review, by=cast.actor("city_user"), stance="favourable", text="지장 없음", measures=[])
    case = company.get(f"{BASE}{case['number']}/").json()
    assert case["state"] == "local_done"
    assert api("company_reader").post(f"{BASE}{case['number']}/steps/submit/").status_code == 403

    case = step(company, case["number"], "submit", 200)
    assert {clock["clock"] for clock in case["clocks"]} == {"C02", "C03"}
    assert case["regulations"][0]["article"] == "제8조"
    case = step(staff, case["number"], "receive", 200)
    number = case["number"]
    assert number == f"DS-{timezone.localdate().year}-0001"
    assert company.get(f"{BASE}{number}/").json()["state_label"] != case["state_label"]

    facts = {"codes": ["summary"], "reason": "속도가 적혀 있지 않음", "days": 14}
    assert step(staff, number, "request_supplement", 400, **(facts | {"codes": ["nothing"]}))
    case = step(staff, number, "request_supplement", 202, **facts)
    assert case["state"] == "received"
    approve(case["letter"])
    other = {"revision": case["revision"], "values": {"goal": "새 목표"}}
    closed = company.patch(f"{BASE}{number}/answers/", other, format="json")
    assert closed.status_code == 409
    mended = {"revision": case["revision"], "values": {"summary": "시속 6km 이하로 달립니다."}}
    assert company.patch(f"{BASE}{number}/answers/", mended, format="json").status_code == 200
    case = step(company, number, "supply", 200)
    assert case["state"] == "received"
    kinds = set(IssuedDocument.objects.filter(matter=case["id"]).values_list("kind", flat=True))
    assert kinds == {
        "sandbox.application_receipt", "sandbox.application_supplement", "sandbox.application_supplement_answer"
    }  # fmt: skip
    facts = IssuedDocument.objects.get(kind="sandbox.application_supplement_answer").facts
    assert facts["facts"]["changes"] == [
        {"label": "주요내용", "before": exemption_answers()["summary"], "after": "시속 6km 이하로 달립니다."}
    ]
    dispatch.run_due(limit=100)
    assert company.get(BASE).json()["results"][0]["number"] == number
    assert api("rival_user").get(BASE).json()["results"] == []
    for outsider in ("rival_user", "stranger", "ministry_clerk"):
        assert api(outsider).get(f"{BASE}{number}/").status_code == 404
        assert api(outsider).post(f"{BASE}{number}/steps/withdraw/", {"reason": "x"}).status_code == 404


def test_what_opens_no_draft(api, cast, rapid):
    company = api("company_user")
    for facts in ({}, {"track": "third"}, {"track": "innovation", "source": "x"},
                  {"track": "innovation", "source": str(rapid.received().pk)}):  # fmt: skip
        assert company.post(BASE, facts, format="json").status_code == 400, facts
    other = {"track": "innovation", "organisation": str(cast.rival.pk)}
    assert company.post(BASE, other, format="json").status_code == 403
    assert api("secretariat_officer").post(BASE, {"track": "innovation"}, format="json").status_code == 403
    source = rapid.notified()
    case = company.post(BASE, {"track": "innovation", "source": str(source.pk)}, format="json").json()
    assert case["source"] == source.matter.number and case["answers"]["regulations"][0]["ministry"] == "npa"
    assert api("rival_user").post(BASE, {"track": "innovation", "source": str(source.pk)}).status_code == 400
