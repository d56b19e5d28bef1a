"""Consultation over the API alone: the city's review, the request, material, more time, replies, the dispute."""

import pytest
from django.utils import timezone

from office.docket.models import Matter
from office.documents import actions as documents
from office.ledger import dispatch
from office.ledger.models import Effect
from sandbox.models import LocalReview, Opinion
from sandbox.models.local_review import KIND as REVIEW
from sandbox.models.opinion import KIND as OPINION
from sandbox.states import Opining
from tests.sandbox.calling import BASE, names, send_letter, serve
from tests.worlds import later
from tests.worlds_consulting import AGREES, DISAGREES, SLOW, conditional


def test_the_citys_review(consulted, cast, api):
    consulted.local_review()
    number = LocalReview.objects.get().matter.number
    city, company = api("city_user"), api("company_user")
    told = city.get(f"local-reviews/{number}/")
    assert told["plan"]["service_name"] == "보행로 배송로봇" and names(told) == {"acknowledge", "give"}
    schema = next(one["schema"] for one in told["steps"] if one["name"] == "give")
    assert schema["properties"]["measures"]["items"]["type"] == "string"
    api("rival_user").get(f"local-reviews/{number}/", 404)
    api("secretariat_officer").get(f"local-reviews/{number}/", 404)
    wrong = {"stance": "with_measures", "text": "의견", "measures": [3]}
    assert "measures" in str(city.step("local-reviews", number, "give", 400, **wrong))
    city.step("local-reviews", number, "give", 200, **{**wrong, "measures": ["서행할 것"]})
    address = f"{BASE}local-reviews/{number}/measures/1/"
    assert company.client.put(address, {"plan": ""}, format="json").status_code == 400
    assert api("city_user").client.put(address, {"plan": "x"}, format="json").status_code == 403
    answer = company.client.put(address, {"plan": "시속 4km로 제한"}, format="json")
    assert answer.status_code == 200 and answer.json()["measures"][0]["plan"] == "시속 4km로 제한"
    assert (
        company.client.put(f"{BASE}local-reviews/{number}/measures/7/", {"plan": "x"}, format="json").status_code == 404
    )
    assert [one["number"] for one in city.get("local-reviews/")["results"]] == [number]


def test_from_the_request_to_the_dispute(consulted, cast, api):
    case = consulted.received()
    office, company, police = api("secretariat_officer"), api("company_user"), api("ministry_clerk")
    asked = {
        "ministries": [str(cast.ministry.pk), str(cast.other_ministry.pk)], "local_governments": [str(cast.city.pk)],
        "question": "의견을 주시기 바랍니다.", "questions": {str(cast.ministry.pk): "보도 통행에 관하여도"},
        "molit_only": "",
    }  # fmt: skip
    draft = office.step("applications", case.matter.number, "send_consultation", 202, **asked)
    serve(office, send_letter(office, api("decision_maker"), draft))
    first = consulted.part(case).matter.number
    told = police.get(f"opinions/{first}/")
    assert told["question"].endswith("보도 통행에 관하여도") and {one["clock"] for one in told["clocks"]} == {
        "C04",
        "C05",
    }
    assert names(told) == {"acknowledge", "request_material", "reply"}
    assert api("other_ministry_clerk").get(f"opinions/{first}/", 404) == {}
    police.step("opinions", first, "request_material", 200, items="시험 주행 기록")
    company.step("opinions", first, "supply_material", 200, text="붙임과 같음")
    refused = police.step("opinions", first, "reply", 400, **{**conditional(SLOW), "conditions": []})
    assert "conditions" in str(refused)
    police.step("opinions", first, "request_extension", 409, days=30, reason="이르다")
    told = police.step("opinions", first, "reply", 200, **conditional(SLOW))
    assert told["replies"][0]["conditions"][0]["evidence"] == SLOW["evidence"]
    assert company.get(f"opinions/{first}/")["replies"] == []
    second, city = consulted.part(case, "other_ministry").matter.number, consulted.part(case, "city").matter.number
    with later(70):
        other = api("other_ministry_clerk")
        other.step("opinions", second, "request_extension", 200, days=20, reason="현장 확인")
        office.step("opinions", second, "grant_extension", 403)
        api("molit_officer").step("opinions", second, "grant_extension", 200)
        other.step("opinions", second, "reply", 200, **DISAGREES)
        api("city_user").step("opinions", city, "reply", 200, **AGREES)
        facts = {"reason": "허용 여부가 갈림", "asked": "규제합리화위원회위원장"}
        office.step("applications", case.matter.number, "refer_dispute", 202, **facts)
    listed = office.get("opinions/")["results"]
    assert {one["agency"] for one in listed} == {"경찰청", "개인정보보호위원회", "가온시"}


def crowd(cast, case, count: int) -> None:
    """So many further consultations and reviews, stored at once."""
    for kind, model, more in (
        (OPINION, Opinion, {"question": "의견", "state": Opining.SENT}),
        (REVIEW, LocalReview, {"asked_at": timezone.now(), "plan": case.filed()}),
    ):
        matters = [
            Matter(
                kind=kind,
                title=f"사업 {n}",
                number=f"{model.__name__}-{n}",
                organisation=cast.ministry,
                parent=case.matter,
            )
            for n in range(count)
        ]
        Matter.objects.bulk_create(matters)
        model.objects.bulk_create(model(matter=matter, **more) for matter in matters)


@pytest.mark.parametrize("address", ["/sandbox/opinions/", "/sandbox/local-reviews/", f"{BASE}opinions/"])
def test_a_long_list_asks_no_more_than_a_short_one(consulted, cast, browsers, django_assert_max_num_queries, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    case = consulted.consulting()
    browser = browsers["secretariat_officer"]
    browser.get(address)
    with CaptureQueriesContext(connection) as short:
        browser.get(address)
    crowd(cast, case, 30)
    with django_assert_max_num_queries(len(short)):
        assert "사업 3" in browser.get(address).content.decode()


def test_letters_arrive_and_periods_begin_by_themselves(consulted, cast):
    """Through the outbox: the ministry takes its letters on the portal, so the arrival is the placing."""
    cast.ministry.portal_service = True
    cast.ministry.save(update_fields=["portal_service"])
    case = consulted.received()
    from sandbox.documents.opinions import CONSULTATION_REQUEST

    facts = {"ministries": [str(cast.ministry.pk)], "local_governments": [str(cast.city.pk)], "question": "의견",
             "questions": {}, "molit_only": ""}  # fmt: skip
    letter = documents.draft(case, "send_consultation", by=consulted.officer, data=facts)
    documents.submit_for_approval(letter, by=consulted.officer, approver=cast.decision_maker)
    issued = documents.approve(letter, by=consulted.judge)
    assert {one.kind for one in issued} == {CONSULTATION_REQUEST.key}
    Effect.objects.exclude(kind__startswith="documents.").update(next_at=timezone.now() + timezone.timedelta(days=9))
    dispatch.run_due()
    assert consulted.part(case).state == Opining.SENT
    assert consulted.part(case, "city").state == Opining.PREPARED
