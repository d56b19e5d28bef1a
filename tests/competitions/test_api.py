"""A call from the set-up to the confirmed eligibility of an entry, over the API alone."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from competitions.actions import calls
from competitions.models import Call, Receipt
from office.ledger.models import Event
from tests.competitions.programs import DAY, MINUTE, Programs
from tests.sandbox.calling import HOUSE, choices, names, schema_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(competition) -> Programs:
    return Programs(competition)


def announced(program, competition) -> dict:
    """Set up from its programme by one person, approved and announced by another; nobody outside knows of it before."""
    officer, director, city = program("secretariat_officer"), program("decision_maker"), program("city_user")
    assert "small" in {one["code"] for one in officer.get("programmes/")}
    assert officer.get("programmes/small/")["terms"]["national_cap"]
    call = officer.send("calls/", 201, programme="small", year=timezone.localdate().year)
    address = f"calls/{call['number']}/"
    assert call["state"] == "draft" and call["office"]["missing"] and call["rules"] is None
    officer.step("calls", call["number"], "send_for_approval", 409)
    assert officer.write(call, **competition.dates())["complete"]
    assert names(officer.step("calls", call["number"], "send_for_approval")) == {"take_back"}
    officer.step("calls", call["number"], "approve", 403)
    city.get(address, 404)
    assert city.listed("calls/") == []
    approved = director.step("calls", call["number"], "approve")
    assert approved["office"]["approved_by"] == "decision maker" and approved["versions"] == []
    city.get(address, 404)
    return director.step("calls", call["number"], "announce")


def entered(program, competition, call: dict) -> dict:
    """A complete draft of the city with the company as a partner that has signed it off."""
    city, company = program("city_user"), program("company_user")
    program("stranger").send("entries/", 403, call=call["number"])
    entry = city.send("entries/", 201, call=call["number"])
    city.send("entries/", 409, call=call["number"])
    report = city.get(f"entries/{entry['number']}/report/")
    assert not report["ready"] and any(one["status"] == "fail" for one in report["checks"])
    city.step("entries", entry["number"], "submit", 409)
    stored = Call.objects.get(pk=call["id"])
    city.write(entry, **competition.answers(stored))
    for one in stored.version.entry_form.definition.fields():
        if one.kind == "files" and one.required:
            city.hand_in(entry, one.code)
    partner = city.send(f"entries/{entry['number']}/partners/", 201, organisation="123-45-67891", part="partner")
    company.get(f"entries/{entry['number']}/", 404)
    (asked,) = company.listed("partners/")
    assert asked["id"] == partner["id"] and asked["state"] == "invited"
    company.send(f"partners/{partner['id']}/answer/", accept=True)
    assert company.get(f"entries/{entry['number']}/")["draft"]["answers"]["project_title"]
    city.send(f"partners/{partner['id']}/ask-to-sign/")
    program("company_writer").send(f"partners/{partner['id']}/sign-off/", 403)
    assert company.send(f"partners/{partner['id']}/sign-off/")["signed_sha256"]
    assert city.get(f"entries/{entry['number']}/report/")["ready"]
    return entry


def test_the_whole_journey(program, competition):
    call = announced(program, competition)
    number = call["number"]
    assert number.startswith("CALL-") and call["versions"][0]["rules_sha256"] == call["rules_sha256"]
    public = program("city_user").get(f"calls/{number}/")
    assert public["office"] is None and public["rules"] == call["rules"] and public["terms"] == call["terms"]
    assert [one["code"] for one in public["schedule"]][0] == "announced_at" and public["steps"] == []
    opens, closes = (dt.datetime.fromisoformat(call[name]) for name in ("opens_at", "closes_at"))
    with competition.at(opens + MINUTE):
        calls.tick()
        entry = entered(program, competition, call)
        submitted_twice_and_taken_back(program, entry)
        number = program("city_user").step("entries", entry["id"], "submit")["number"]
    with competition.at(closes):
        too_late(program, number)
    with competition.at(closes + 6 * MINUTE):
        calls.tick()
    with competition.at(closes + DAY):
        supplemented(program, number)
    with competition.at(closes + 2 * DAY):
        judged(program, number)


def submitted_twice_and_taken_back(program, entry: dict) -> None:
    city, address = program("city_user"), f"entries/{entry['id']}/"
    program("secretariat_officer").get(address, 404)
    assert program("decision_maker").listed("entries/") == []
    key = {"HTTP_IDEMPOTENCY_KEY": str(uuid.uuid4())}
    path = f"{HOUSE}competitions/{address}steps/submit/"
    once, again = (city.client.post(path, {}, format="json", **key) for _time in range(2))
    assert once.status_code == 200 and again["Idempotency-Replayed"] == "true" and once.json() == again.json()
    first = once.json()["receipt"]
    assert first["kind"] == "accepted" and first["content"]["rules_sha256"] and len(first["sha256"]) == 64
    assert once.json()["number"] == first["number"] == first["content"]["number"]
    assert city.step("entries", first["number"], "submit")["receipt"]["id"] == first["id"], "unchanged: it counts once"
    city.write(entry, project_title="바꾼 이름")
    seen = program("secretariat_officer").get(address)
    assert seen["draft"] is None and seen["filed"]["answers"]["project_title"] != "바꾼 이름"
    assert "바꾼 이름" not in str(seen), "what is written after a submission is its writers' own"
    second = city.step("entries", first["number"], "submit")["receipt"]
    assert second["id"] != first["id"] and second["content"]["answers_sha256"] != first["content"]["answers_sha256"]
    assert city.step("entries", first["number"], "withdraw", reason="다시 냅니다")["state"] == "withdrawn"


def too_late(program, number: str) -> None:
    """Refused with the reasons; the attempt has its receipt, which counts for nothing. Sent again, it is the same."""
    key = uuid.uuid4().hex
    told = refused(program, number, key)
    assert refused(program, number, key)["receipt"] == refused(program, number, "")["receipt"] == told["receipt"]
    assert told["reasons"] and told["type"].endswith("/not-now/")
    receipt = program("city_user").get(told["receipt"]["address"])
    assert receipt["number"] == told["receipt"]["number"] and receipt["kind"] == "late"
    assert receipt["snapshot_sha256"] is None and receipt["content"]["answers_sha256"]
    program("city_user").step("entries", number, "withdraw", 409, reason="늦었습니다")
    program("secretariat_officer").step("entries", number, "submit", 403)
    program("rival_city_user").step("entries", number, "submit", 404)
    assert Receipt.objects.filter(kind="late").count() == 1
    assert [one["kind"] for one in program("city_user").listed("receipts/", kind="late")] == ["late"]


def refused(program, number: str, key: str) -> dict:
    headers = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    path = f"{HOUSE}competitions/entries/{number}/steps/submit/"
    answer = program("city_user").client.post(path, {}, format="json", **headers)
    assert answer.status_code == 409, answer.content
    return answer.json()


def supplemented(program, number: str) -> None:
    officer, city = program("secretariat_officer"), program("city_user")
    entry = officer.get(f"entries/{number}/")
    assert "project_summary" in choices(schema_of(entry, "request_supplement"), "codes")
    until = (timezone.now() + 7 * DAY).isoformat()
    officer.step("entries", number, "request_supplement", codes=["project_summary"], reason="요약 누락", until=until)
    told = city.get(f"entries/{number}/")
    assert told["supply_reason"] == "요약 누락" and names(told) == {"supply"}
    city.write(told, project_summary="보완한 요약")
    assert city.step("entries", number, "supply")["receipt"]["content"]["entry"] == entry["id"]
    seen = officer.get(f"entries/{number}/")
    assert seen["state"] == "resubmitted" and seen["filed"]["answers"]["project_summary"] == "보완한 요약"


def judged(program, number: str) -> None:
    """Proposed by one, confirmed by another; the applicant learns of it when it is confirmed."""
    officer, director = program("secretariat_officer"), program("decision_maker")
    officer.step("entries", number, "propose", 400, verdict="ineligible", reason="")
    proposed = officer.step("entries", number, "propose", verdict="eligible", reason="")
    assert proposed["examination"] == {"proposed": "eligible", "proposed_by": "secretariat officer", "reason": ""}
    told = program("city_user").get(f"entries/{number}/")
    assert told["examination"] is None and told["state_label"] in ("Under examination", "심사 중", "검토 중")
    assert "secretariat officer" not in str(told)
    officer.step("entries", number, "confirm_eligible", 403)
    assert director.step("entries", number, "confirm_eligible")["state"] == "eligible"
    assert program("company_user").get(f"entries/{number}/")["state"] == "eligible"


def test_questions_and_time(program, competition):
    call = competition.opened()
    number = call.matter.number
    with competition.at(call.opens_at + MINUTE):
        city, rival, officer = program("city_user"), program("rival_city_user"), program("secretariat_officer")
        asked = city.send(f"calls/{number}/questions/", 201, text="쪽수에 표지가 들어갑니까?")
        assert asked["asked_for"] == "가온시" and asked["number"] is None
        assert rival.listed(f"calls/{number}/questions/") == []
        answer = f"calls/{number}/questions/{asked['id']}/answer/"
        rival.send(answer, 404, answer="x")
        city.send(answer, 403, answer="x")
        officer.send(answer, answer="들어가지 않습니다.")
        officer.send(answer, 409, answer="두 번")
        (read,) = rival.listed(f"calls/{number}/questions/")
        assert (read["number"], read["asked_for"], read["asked_at"]) == (1, None, None)
        program("stranger").send(f"calls/{number}/questions/", 403, text="x")
        program("hub_officer").send(answer, 403, answer="x")
        program("hub_officer").get(f"calls/{number}/extensions/", 403)
        more_time(program, call, number)
        assert [one["note"] for one in officer.listed("outages/")] == ["정전"]


def more_time(program, call, number: str) -> None:
    city, officer, director = program("city_user"), program("secretariat_officer"), program("decision_maker")
    city.get("outages/", 403)
    city.send("outages/", 403)
    now = timezone.now()
    times = {"began_at": (now - 90 * MINUTE).isoformat(), "ended_at": (now - 10 * MINUTE).isoformat()}
    outage = officer.send("outages/", 201, **times, note="정전")
    assert outage["minutes"] == 80
    wanted = {"until": (call.closes_at + DAY).isoformat(), "reason": "장애"}
    city.get(f"calls/{number}/extensions/", 403)
    city.send(f"calls/{number}/extensions/", 403, **wanted)
    officer.send(f"calls/{number}/extensions/", 400, **wanted, outage=str(uuid.uuid4()))
    officer.send(f"calls/{number}/extensions/", 400, **wanted, entry=str(uuid.uuid4()))
    asked = officer.send(f"calls/{number}/extensions/", 201, **wanted, outage=outage["id"])
    address = f"calls/{number}/extensions/{asked['id']}"
    officer.send(f"{address}/grant/", 403)
    director.send(f"{address}/refuse/", 400)
    assert director.send(f"{address}/grant/", note="인정")["decided_by"] == "decision maker"
    director.send(f"{address}/refuse/", 409, note="늦음")
    moved = dt.datetime.fromisoformat(city.get(f"calls/{number}/")["closes_at"])
    assert moved == call.closes_at + DAY
    director.step("calls", number, "extend_intake", 403)


def test_a_budget_is_judged_to_the_won_and_nothing_is_saved(program, competition):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry, city = competition.entry(call), program("city_user")
        before, address = Event.objects.count(), f"entries/{entry.pk}/budget/"
        year = call.version.entry_form.definition.terms["money"]["years"][0]
        row = {"year": year, "item": "equipment", "tag": "climate", "national": 4_000_000_000, "city": 4_000_000_000}
        told = city.send(address, rows=[row])
        assert {one["status"] for one in told["findings"]} <= {"pass", "warn"}
        assert told["sums"]["all"]["total"] == told["sums"]["policy"] == 8_000_000_000
        told = city.send(address, rows=[row | {"national": 4_000_000_001}])
        local = next(one for one in told["findings"] if one["key"] == "local")
        assert (local["status"], local["missing"]) == ("fail", 1)
        city.send(address, 400, rows=[row | {"national": -1}])
        city.send(address, 400, rows="x")
        program("rival_city_user").send(address, 404, rows=[row])
        program("secretariat_officer").send(address, 404, rows=[row])
        assert Event.objects.count() == before


def test_lists_are_narrowed_and_wrong_narrowing_is_told(program, competition):
    call = competition.opened()
    draft = competition.draft_call()
    officer, city = program("secretariat_officer"), program("city_user")
    assert [one["id"] for one in city.listed("calls/", state="open")] == [str(call.pk)]
    assert [one["id"] for one in officer.listed("calls/", state="draft")] == [str(draft.pk)]
    assert city.listed("calls/", state="draft") == []
    assert city.listed("calls/", programme="hub") == []
    city.get("calls/", 400, year="x")
    with competition.at(call.opens_at + MINUTE):
        entry, city = competition.submitted(call), program("city_user")
        assert [one["id"] for one in city.listed("entries/", call=str(call.pk))] == [str(entry.pk)]
        assert city.listed("entries/", call=str(draft.pk)) == []
        city.get("entries/", 400, call="x")


def test_nothing_of_a_call_that_was_given_up_in_the_house(program, competition):
    call = competition.draft_call()
    program("decision_maker").step("calls", str(call.pk), "give_up", reason="예산 없음")
    for part in ("city_user", "stranger", "hub_officer"):
        program(part).get(f"calls/{call.pk}/", 404)
        assert program(part).listed("calls/") == []
        program(part).get(f"{HOUSE}matters/{call.pk}/", 404)
    officer = program("secretariat_officer")
    assert officer.get(f"calls/{call.pk}/")["state"] == "cancelled"
    other = competition.draft_call("hub")
    officer.send("calls/", 400, programme="small", year=2027, copied=str(other.pk))
    officer.send("calls/", 400, programme="none", year=2027)
    copied = officer.send("calls/", 201, programme="hub", year=2027, copied=str(other.pk))
    assert copied["terms"]["title_ko"] == other.terms.text("title_ko").replace(str(other.year), "2027")
    program("hub_officer").send("calls/", 400, programme="small", year=2027)
    program("city_user").send("calls/", 403, programme="small", year=2027)


def test_an_earlier_entry_is_taken_over(program, competition):
    call, other = competition.opened(), competition.opened(programme="hub")
    with competition.at(call.opens_at + MINUTE):
        source, city = competition.complete(call), program("city_user")
        wanted = {"call": other.matter.number, "source": str(source.pk)}
        city.send("entries/", 400, call=other.matter.number, source=str(uuid.uuid4()))
        city.send("entries/", 400, **wanted, parts=["everything"])
        entry = city.send("entries/", 201, **wanted, parts=["answers", "files"])
        assert entry["draft"]["answers"]["project_title"] == "탄소중립 스마트도시 조성"
        assert program("city_user").get(f"{HOUSE}matters/{entry['id']}/attachments/")["results"]
        program("rival_city_user").send("entries/", 400, **wanted)
