"""A rapid confirmation from draft to notice over the API alone, and what the API refuses on the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from office.documents.models import Letter
from office.ledger import dispatch
from sandbox.actions import consultations
from sandbox.models import Consultation
from tests.worlds import ANSWERS, NEEDED, NOT_NEEDED, RESULT, later, small_pdf

BASE = "/api/v1/sandbox/rapid-confirmations/"


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


def names(case) -> set[str]:
    return {one["name"] for one in case["steps"] if one["open"]}


def approve(api, letter_address: str) -> None:
    pk = letter_address.rstrip("/").rsplit("/", 1)[-1]
    letter = Letter.objects.get(pk=pk)
    from office.documents import actions
    from office.people.actors import actor_of
    from office.people.models import User

    approver = User.objects.get(email="decision-maker@example.com")
    actions.submit_for_approval(letter, by=actor_of(letter.drafter), approver=approver)
    actions.approve(letter, by=actor_of(approver))


def drafted(api, **answers):
    answer = api("company_user").post(BASE, {"answers": {**ANSWERS, **answers}}, format="json")
    assert answer.status_code == 201, answer.content.decode()
    case = answer.json()
    upload = SimpleUploadedFile("설명서.pdf", small_pdf(), content_type="application/pdf")
    stored = api("company_user").post(
        f"/api/v1/matters/{case['id']}/attachments/", {"file": upload, "field_code": "description"}, format="multipart"
    )
    assert stored.status_code == 201, stored.content.decode()
    return case


def test_from_draft_to_notice(api, cast):
    case = drafted(api)
    assert case["state"] == "draft" and case["number"] == case["id"] and case["receipt_number"] is None
    assert case["answers"]["company_name"] == cast.company.name_ko
    company, staff = api("company_user"), api("secretariat_officer")
    case = step(company, case["number"], "submit", 200)
    assert case["state"] == "submitted" and {clock["clock"] for clock in case["clocks"]} == {"C02", "C07"}

    case = step(staff, case["number"], "receive", 200)
    number = case["receipt_number"]
    assert number == f"RC-{timezone.localdate().year}-0001" and case["number"] == number
    assert company.get(f"{BASE}{number}/").json()["state_label"] != staff.get(f"{BASE}{number}/").json()["state_label"]

    ministries = [str(cast.ministry.pk), str(cast.other_ministry.pk)]
    case = step(staff, number, "notify_agencies", 202, agencies=ministries, question="허가등이 필요한지")
    assert case["state"] == "received"
    approve(api, case["letter"])
    for part in Consultation.objects.all():
        assert part.state == "prepared"
        consultations.deliver(part, arrived=timezone.now())

    case = staff.get(f"{BASE}{number}/").json()
    assert case["state"] == "inquiring"
    assert {part["number"] for part in case["consultations"]} == {f"{number}-01", f"{number}-02"}
    clerk = api("ministry_clerk")
    mine = clerk.get("/api/v1/sandbox/consultations/").json()["results"]
    assert [line["ministry"] for line in mine] == [cast.ministry.name_ko]
    answer = clerk.post(f"/api/v1/sandbox/consultations/{mine[0]['number']}/steps/reply/", NEEDED, format="json")
    assert answer.status_code == 200 and answer.json()["state"] == "replied"
    other = api("other_ministry_clerk")
    theirs = other.get("/api/v1/sandbox/consultations/").json()["results"][0]
    other.post(f"/api/v1/sandbox/consultations/{theirs['number']}/steps/reply/", NOT_NEEDED, format="json")

    case = staff.get(f"{BASE}{number}/").json()
    assert case["state"] == "consolidating" and "notify_result" in names(case)
    case = step(staff, number, "notify_result", 202, **RESULT)
    approve(api, case["letter"])
    case = company.get(f"{BASE}{number}/").json()
    assert (case["state"], case["outcome"]) == ("notified", "regulated")
    assert case["clocks"] == []


def test_the_steps_tell_what_they_ask_for(api, cast, rapid):
    case = rapid.received()
    told = api("secretariat_officer").get(f"{BASE}{case.matter.number}/").json()
    steps = {one["name"]: one for one in told["steps"]}
    asked = steps["notify_agencies"]
    assert asked["open"] and asked["approval"]
    assert set(asked["schema"]["required"]) == {"agencies", "question"}
    assert steps["receive"]["open"] is False and steps["receive"]["reasons"]


def test_what_is_refused(api, cast, rapid):
    case = rapid.received()
    number, staff, company = case.matter.number, api("secretariat_officer"), api("company_user")
    wrong = step(staff, number, "request_supplement", 400, codes=["nonsense"], reason="", days=999)
    assert set(wrong["errors"]) == {"codes", "reason", "days"}
    assert step(staff, number, "request_supplement", 400, unknown=1)["errors"]["unknown"]
    assert step(company, number, "receive", 403)["status"] == 403
    closed = step(company, number, "supply", 409)
    assert closed["status"] == 409 and closed["reasons"]
    assert staff.post(f"{BASE}{number}/steps/no-such-step/").status_code == 404
    assert api("rival_user").post(f"{BASE}{number}/steps/withdraw/").status_code == 404


def test_a_repeated_key_submits_once(api, cast):
    case = drafted(api)
    address = f"{BASE}{case['id']}/steps/submit/"
    first = api("company_user").post(address, {}, format="json", headers={"Idempotency-Key": "one"})
    again = api("company_user").post(address, {}, format="json", headers={"Idempotency-Key": "one"})
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert api("company_user").post(address, {}, format="json").status_code == 409


def test_an_incomplete_form_is_not_submitted(api):
    answer = api("company_user").post(BASE, {"answers": {"service_name": "이름만"}}, format="json")
    told = step(api("company_user"), answer.json()["id"], "submit", 409)
    assert told["reasons"]


def test_silence_and_a_late_reply(api, cast, rapid):
    case = rapid.inquiring()
    consultations.reply(rapid.part(case), by=rapid.clerk, **NOT_NEEDED)
    late = rapid.part(case, "other_ministry")
    with later(40):
        answer = api("other_ministry_clerk").post(
            f"/api/v1/sandbox/consultations/{late.matter.number}/steps/reply/", NEEDED, format="json"
        )
        assert answer.status_code == 200 and answer.json()["replies"][0]["late"] is True
        assert answer.json()["state"] == "deemed_none"
        api("molit_officer").post(
            f"/api/v1/sandbox/consultations/{late.matter.number}/steps/confirm_deemed/", {"note": ""}, format="json"
        )
    case.refresh_from_db()
    assert case.state == "consolidating" and not case.anything_needed()
    assert [finding["deemed"] for finding in case.findings()].count(True) == 1


def test_effects_reach_their_people(api, cast, rapid):
    case = rapid.submitted()
    dispatch.run_due(limit=200)
    inbox = api("secretariat_officer").get("/api/v1/inbox/").json()["results"]
    assert any(case.matter.title in line["subject"] for line in inbox)
    assert api("rival_user").get("/api/v1/inbox/").json()["results"] == []


def test_material_goes_to_the_ministry_that_asked(api, cast, rapid):
    part = rapid.part_in_state("material")
    address = f"/api/v1/matters/{part.matter.number}/attachments/"

    def hand_in(who: str) -> int:
        upload = SimpleUploadedFile("조사 자료.pdf", small_pdf(), content_type="application/pdf")
        return api(who).post(address, {"file": upload, "field_code": "material"}, format="multipart").status_code

    assert hand_in("rival_user") == 404
    assert hand_in("ministry_clerk") == 403
    assert hand_in("company_user") == 201
    assert len(api("ministry_clerk").get(address).json()["results"]) == 2
    assert api("other_ministry_clerk").get(address).status_code == 404
    consultations.supply_material(part, by=rapid.applicant, text="붙임과 같음")
    assert hand_in("company_user") == 409
