"""Nothing of rounds, results or the list is known outside before the publication: pages, lists, search, API, counts."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions import selecting
from competitions.actions import selection
from competitions.desk.calls import calls_waiting
from competitions.documents.selection import letter_of
from competitions.models import Objection
from office.assessment.models import Opinion
from office.docket.models import Matter
from tests.competitions.selecting import DAY, Selecting

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(competition):
    return Selecting(competition)


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def seen(client: Client, world: Selecting) -> dict[str, str]:
    """Everything that speaks of the call or its entries, without the words of the notice itself."""
    call, mine = world.call, world.ids[0]
    addresses = {
        "call": reverse("competitions:call", args=[call.pk]),
        "entry": reverse("competitions:entry", args=[mine]),
        "calls": reverse("competitions:call-list"),
        "entries": reverse("competitions:entry-list"),
        "state": reverse("competitions:call-list") + "?state=closed",
        "api calls": "/api/v1/competitions/calls/",
        "api call": f"/api/v1/competitions/calls/{call.matter.number}/",
        "api closed": "/api/v1/competitions/calls/?state=closed",
        "api deciding": "/api/v1/competitions/calls/?state=deciding",
        "api result": f"/api/v1/competitions/entries/{mine}/result/",
        "api entries": "/api/v1/competitions/entries/",
        "api selected": "/api/v1/competitions/entries/?state=selected",
        "public": reverse("competitions:public-call", args=[call.pk]),
    }
    told = {}
    for name, address in addresses.items():
        answer = client.get(address)
        told[name] = f"{answer.status_code} " + _plain(answer)
    return told


def _plain(answer) -> str:
    """Without what differs at every look: tokens, nonces, times of the answer."""
    text = answer.content.decode()
    text = re.sub(r'(nonce|value|csrf[^=]*|data-now|hx-headers)="[^"]*"', "", text)
    text = re.sub(r"\d+일 남음|\d+ days left|\d{2}:\d{2}(:\d{2}[.\d]*)?", "", text)
    return re.sub(r"X-CSRF[^}]*|csrfmiddlewaretoken[^>]*", "", text)


def test_those_who_entered_see_the_same_from_the_panel_to_the_decision(competition, world):
    panel = world.judging()
    client = client_of(competition.cast.city_user)
    with competition.at(world.call.closes_at + DAY):
        before = seen(client, world)
        assert (
            before["api deciding"].startswith(("200", "400")) and world.call.matter.number not in before["api deciding"]
        )
        assert world.call.matter.number in before["api closed"]
        world.tally(panel, ["86.32", "81.00"], ["selected", "reserve"])
        selection.prepare_decision(world.call, by=competition.officer)
        selection.decide(world.again(), by=competition.director)
        after = seen(client, world)
    assert after == before and before["api result"].startswith("404")
    for address in ("call-result", "call-result-notice"):
        assert client.get(reverse(f"competitions:{address}", args=[world.call.pk])).status_code == 403
    assert client.get(reverse("competitions:call-result-letter", args=[world.call.pk, world.ids[0]])).status_code == 403
    assert "심사 중" in after["call"] or "평가 중" in after["call"] or "마감" in after["call"]


def test_the_result_is_told_to_everybody_at_once(competition, world):
    world.deciding()
    staff = client_of(competition.cast.secretariat_officer)
    listed = staff.get(reverse("competitions:call-result", args=[world.call.pk]))
    assert listed.status_code == 200 and "86.32" in listed.content.decode()
    world_letter = staff.get(reverse("competitions:call-result-letter", args=[world.call.pk, world.ids[0]]))
    assert world_letter.status_code == 200 and world_letter["Content-Type"] == "application/pdf"
    assert staff.get(reverse("competitions:call-result-notice", args=[world.call.pk])).status_code == 200
    selection.decide(world.call, by=competition.director)
    with competition.at(world.result_day):
        selection.publish(world.call, by=world.second)
        public = Client().get(reverse("competitions:public-call", args=[world.call.pk])).content.decode()
        entry = client_of(competition.cast.city_user).get(reverse("competitions:entry", args=[world.ids[0]]))
    assert 'id="result"' in public and "가온시" in public
    assert entry.status_code == 200 and "포기" in entry.content.decode()


def test_the_letter_tells_scores_as_the_call_publishes_them(competition, world):
    world.published()
    first = world.entries[0]
    policy = first.call.terms_in_force.text("publication")
    told = letter_of(first, "selected")
    assert bool(told.final) == (policy != "result_only") and told.objections_last == first.call.objections_last


def test_an_objection_is_filed_and_answered_on_its_pages(competition, world):
    world.published()
    rival, mine = client_of(competition.rival_user), reverse("competitions:entry-objection", args=[world.ids[1]])
    with competition.at(world.result_day + DAY):
        assert rival.get(mine).status_code == 200
        assert rival.post(mine, {"what": "", "reasons": ""}).status_code == 400
        filed = rival.post(mine, {"what": "결과", "reasons": "점수의 근거"})
        assert filed.status_code == 302
        assert rival.get(mine).status_code == 409
        assert client_of(competition.cast.city_user).get(filed.url).status_code == 404
        officer = client_of(competition.cast.secretariat_officer)
        step = filed.url + "steps/propose_answer/"
        assert officer.get(step).status_code == 200
        assert officer.post(step, {"verdict": "rejected", "answer": "비밀 초안"}).status_code == 302
        assert "비밀 초안" not in rival.get(filed.url).content.decode()
        assert "비밀 초안" in officer.get(filed.url).content.decode()
        director = client_of(competition.cast.decision_maker)
        assert director.post(filed.url + "steps/reject/", {}).status_code == 302
        assert "비밀 초안" in rival.get(filed.url).content.decode()
        assert officer.get(reverse("competitions:objection-list")).status_code == 200


def test_the_decision_is_prepared_on_its_page(competition, world):
    world.tallied()
    officer = client_of(competition.cast.secretariat_officer)
    step = reverse("competitions:call-step", args=[world.call.pk, "prepare_decision"])
    first, second = world.ids
    page = officer.get(step)
    assert page.status_code == 200 and f"outcome_{first}" in page.content.decode()
    fields = {f"outcome_{first}": "selected", f"outcome_{second}": "not_selected", f"reason_{second}": ""}
    refused = officer.post(step, fields)
    assert refused.status_code == 400 and f'id="id_reason_{second}_error"' in refused.content.decode()
    assert officer.post(step, fields | {f"reason_{second}": "중복 지원"}).status_code == 302
    assert "중복 지원" in officer.get(reverse("competitions:call-result", args=[world.call.pk])).content.decode()


def test_nobody_decides_or_publishes_blind(competition, world):
    """Sent back, prepared anew, decided, published: each page tells what it does, to whom, and what stood before."""
    panel = world.tallied()
    officer, director, second = (
        client_of(competition.cast.secretariat_officer),
        client_of(competition.cast.decision_maker),
        client_of(competition.cast.second_decision_maker),
    )
    step = lambda name: reverse("competitions:call-step", args=[world.call.pk, name])  # noqa: E731
    result, call_page = (reverse(f"competitions:{name}", args=[world.call.pk]) for name in ("call-result", "call"))
    waiting = lambda who: next(one for one in calls_waiting(who).rows if str(world.call.pk) in one.url)  # noqa: E731
    by = {"written_by_id": competition.officer.user_id}
    for one in panel.subjects.all():
        Opinion.objects.create(subject=one, weaknesses="일반적인 계획", conditions="협약 전까지 보완", **by)
    other = str(world.ids[1])
    changes = {other: {"outcome": "not_selected", "reason": "중복 지원"}}
    selection.prepare_decision(world.call, by=competition.officer, changes=changes, note="확인 바랍니다.")
    page = director.get(step("decide")).content.decode()
    listed = ("86.32", "중복 지원", "확인 바랍니다.", "선정 1건 / 선정 건수", "1" * 64, f"result/{other}.pdf")
    assert [told for told in ("선정 결정", *listed) if told not in page] == []
    letter = letter_of(world.entries[1], "not_selected", line=selecting.decision_of(world.call).lines[1])
    assert letter.objection_days and not letter.conditions and letter.weaknesses and letter.secretariat
    assert letter_of(world.entries[0], "selected").conditions
    selection.send_back(world.again(), by=competition.director, reason="사유를 보완하십시오.")
    assert waiting(competition.officer).note == "사유를 보완하십시오."
    for address in (step("prepare_decision"), result, call_page):
        assert "사유를 보완하십시오." in officer.get(address).content.decode(), address
    prepare = officer.get(step("prepare_decision")).content.decode()
    assert "확인 바랍니다." in prepare and "중복 지원" in prepare
    selection.prepare_decision(world.again(), by=competition.officer)
    assert waiting(competition.director).on == world.call.terms_in_force.day("result_on")
    selection.decide(world.again(), by=competition.director)
    assert "결정됨, 발표 전" in officer.get(call_page).content.decode()
    with competition.at(world.result_day):
        publish = second.get(step("publish")).content.decode()
        assert "되돌릴 수 없습니다" in publish and "통보서 2건" in publish and "이의신청을 할 수 있습니다" in publish
        assert "부터 발표할 수 있습니다" in officer.get(result).content.decode()
        selection.publish(world.again(), by=world.second)
        told = officer.get(result).content.decode()
        assert "미리 보기" not in told and "현재:" not in told
        letter = reverse("competitions:call-result-letter", args=[world.call.pk, other])
        assert officer.get(letter).status_code == 302, "what was sent, not what would be written now"


def test_the_list_of_objections_asks_as_often_for_thirty_as_for_one(competition, world, django_assert_max_num_queries):
    world.published()
    officer = client_of(competition.cast.secretariat_officer)
    listing = reverse("competitions:objection-list")
    _rejected(world, 1)
    with CaptureQueriesContext(connection) as one:
        assert officer.get(listing).status_code == 200
    _rejected(world, 29)
    with django_assert_max_num_queries(len(one) + 1):
        assert officer.get(listing).content.decode().count("OBJ-") >= 30


def _rejected(world: Selecting, many: int) -> None:
    entry = world.entries[1]
    for _n in range(many):
        matter = Matter.objects.create(
            kind="competitions.objection", number=f"OBJ-{Matter.objects.count()}", organisation=entry.lead
        )
        Objection.objects.create(
            matter=matter, entry=entry, state="rejected", what="w", reasons="r", filed_by_id=world.world.rival.user_id
        )


def test_over_the_api_an_objection_is_filed_and_the_list_is_for_the_staff(competition, world):
    world.published()
    entry = world.entries[1].matter.reference
    rival, officer = client_of(competition.rival_user), client_of(competition.cast.secretariat_officer)
    base = "/api/v1/competitions"
    with competition.at(world.result_day + DAY):
        filed = rival.post(
            f"{base}/entries/{entry}/objections/", {"what": "결과", "reasons": "r"}, content_type="application/json"
        )
        assert filed.status_code == 201, filed.content
        number = filed.json()["number"]
        step = f"{base}/objections/{number}/steps/propose_answer/"
        given = {"verdict": "rejected", "answer": "초안"}
        assert rival.post(step, given, content_type="application/json").status_code == 403
        assert officer.post(step, given, content_type="application/json").status_code == 200
        assert rival.get(f"{base}/objections/{number}/").json()["answer"] == ""
        assert client_of(competition.cast.city_user).get(f"{base}/objections/{number}/").status_code == 404
        result = f"{base}/calls/{world.call.matter.number}/result/"
        assert rival.get(result).status_code == 403
        assert [line["outcome"] for line in officer.get(result).json()["lines"]] == ["selected", "reserve"]
