"""An application from the plan to a complete case over the API alone, and what the API refuses on the way."""

from django.utils import timezone

from office.documents.models import IssuedDocument
from office.ledger import dispatch
from sandbox.models import Application
from tests.exemption_answers import exemption_answers
from tests.sandbox.calling import send_letter

BASE = "applications/"


def hand_in_files(company, case) -> None:
    """Every file that is still missing, by the form's own codes."""
    answers = Application.objects.get(pk=case["id"]).matter.answers.get()
    for field in answers.definition.fields():
        if field.kind == "files" and field.required:
            company.hand_in(case, field.code)


def test_from_the_plan_to_a_complete_case(api, cast):
    company, staff = api("company_user"), api("secretariat_officer")
    case = company.send(BASE, 201, track="demonstration", answers=exemption_answers())
    assert case["state"] == "draft" and case["answers"]["brn"] == cast.company.brn
    assert company.step("applications", case["number"], "send_to_local", 409)["reasons"]
    hand_in_files(company, case)
    staff.get(f"{BASE}{case['number']}/", 404)  # a draft is the applicant's alone

    case = company.step("applications", case["number"], "send_to_local")
    assert [line["state"] for line in case["local_reviews"]] == ["asked"]
    review = case["local_reviews"][0]["number"]
    api("city_user").step("local-reviews", review, "give", stance="favourable", text="지장 없음", measures=[])
    assert company.get(f"{BASE}{case['number']}/")["state"] == "local_done"
    api("company_reader").step("applications", case["number"], "submit", 403)

    case = company.step("applications", case["number"], "submit")
    assert {clock["clock"] for clock in case["clocks"]} == {"C02", "C03"}
    assert case["regulations"][0]["article"] == "제8조"
    case = staff.step("applications", case["number"], "receive")
    number = case["number"]
    assert number == f"DS-{timezone.localdate().year}-0001"
    assert company.get(f"{BASE}{number}/")["state_label"] != case["state_label"]
    the_supplement(api, number)

    kinds = set(IssuedDocument.objects.filter(matter=case["id"]).values_list("kind", flat=True))
    assert kinds == {
        "sandbox.application_receipt", "sandbox.application_supplement", "sandbox.application_supplement_answer"
    }  # fmt: skip
    facts = IssuedDocument.objects.get(kind="sandbox.application_supplement_answer").facts
    assert facts["facts"]["changes"] == [
        {"label": "주요내용", "before": exemption_answers()["summary"], "after": "시속 6km 이하로 달립니다."}
    ]
    dispatch.run_due(limit=100)
    assert company.get(BASE)["results"][0]["number"] == number
    assert api("rival_user").get(BASE)["results"] == []
    for outsider in ("rival_user", "stranger", "ministry_clerk"):
        api(outsider).get(f"{BASE}{number}/", 404)
        api(outsider).step("applications", number, "withdraw", 404, reason="x")


def the_supplement(api, number: str) -> None:
    """Only the field that is named opens, and only once the demand went out."""
    company, staff = api("company_user"), api("secretariat_officer")
    facts = {"codes": ["summary"], "reason": "속도가 적혀 있지 않음", "days": 14}
    staff.step("applications", number, "request_supplement", 400, **(facts | {"codes": ["nothing"]}))
    case = staff.step("applications", number, "request_supplement", 202, **facts)
    assert case["state"] == "received"
    send_letter(staff, api("decision_maker"), case)
    answers = f"{BASE}{number}/answers/"
    company.send(answers, 409, "patch", revision=case["revision"], values={"goal": "새 목표"})
    company.send(answers, 200, "patch", revision=case["revision"], values={"summary": "시속 6km 이하로 달립니다."})
    assert company.step("applications", number, "supply")["state"] == "received"


def test_what_opens_no_draft(api, cast, rapid):
    company = api("company_user")
    for facts in ({}, {"track": "third"}, {"track": "innovation", "source": "x"},
                  {"track": "innovation", "source": str(rapid.received().pk)}):  # fmt: skip
        company.send(BASE, 400, **facts)
    company.send(BASE, 403, track="innovation", organisation=str(cast.rival.pk))
    api("secretariat_officer").send(BASE, 403, track="innovation")
    source = rapid.notified()
    case = company.send(BASE, 201, track="innovation", source=str(source.pk))
    assert case["source"] == source.matter.number and case["answers"]["regulations"][0]["ministry"] == "npa"
    api("rival_user").send(BASE, 400, track="innovation", source=str(source.pk))
