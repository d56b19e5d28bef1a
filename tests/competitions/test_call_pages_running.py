"""The pages around a running call: questions, more time, the calendar, the desk."""

import datetime as dt

import pytest
from django.utils import timezone

from competitions.actions import extensions, questions
from competitions.models import Extension, Outage, Question
from office.workflow import perform
from tests.competitions.visiting import at, statuses

pytestmark = pytest.mark.django_db


def test_questions_are_asked_by_those_who_may_answered_by_those_in_charge_and_read_by_all(competition, people):
    call = competition.announced()
    page = at("call-questions", call.pk)
    asked = {"organisation": str(competition.cast.city.pk), "text": "쪽수에 표지가 들어갑니까?"}
    assert people["city_user"].post(page, asked | {"text": ""}).status_code == 400
    assert people["city_user"].post(page, asked | {"organisation": str(competition.rival_city.pk)}).status_code == 400
    assert {people[part].post(page, asked).status_code for part in ("secretariat_officer", "stranger", "auditor")} == {
        403
    }
    assert people["city_user"].post(page, asked).status_code == 302
    question = Question.objects.get()
    assert asked["text"] in people["city_user"].get(page).content.decode()
    for part in ("rival_city_user", "stranger", "hub_officer"):
        assert asked["text"] not in people[part].get(page).content.decode(), part
    assert asked["text"] not in people[None].get(at("public-call", call.pk)).content.decode()
    answering = at("call-question-answer", call.pk, question.pk)
    assert statuses(people, ("rival_city_user", "stranger", "hub_officer"), answering) == {
        "rival_city_user": 404, "stranger": 404, "hub_officer": 404,
    }  # fmt: skip
    assert statuses(people, ("city_user", "auditor"), answering) == {"city_user": 403, "auditor": 403}
    assert people["secretariat_officer"].post(answering, {"answer": " "}).status_code == 400
    assert people["secretariat_officer"].post(answering, {"answer": "들어가지 않습니다."}).status_code == 302
    assert people["secretariat_officer"].get(answering).status_code == 409
    for part in ("rival_city_user", "stranger", None):
        path = at("public-call", call.pk) if part is None else page
        text = people[part].get(path).content.decode()
        assert "들어가지 않습니다." in text and competition.cast.city.name_ko not in text, part
    assert list(people[None].get(at("public-call", call.pk) + "?q=없는말").context["questions"]) == []
    assert list(people["stranger"].get(page + "?q=표지").context["page"]) == [question]
    with competition.at(call.questions_until):
        assert people["city_user"].post(page, asked).status_code == 409
        assert people["city_user"].get(page).context["form"] is None


def test_more_time_is_asked_by_one_and_decided_by_another(competition, people):
    call = competition.opened()
    officer, director = people["secretariat_officer"], people["decision_maker"]
    new, later = at("call-extension-new", call.pk), timezone.localtime(call.closes_at + dt.timedelta(days=1))
    told = {"until": f"{later:%Y-%m-%dT%H:%M}", "reason": "장애"}
    assert officer.get(new).status_code == 200
    assert officer.post(new, told | {"until": "2020-01-01T00:00"}).status_code == 400
    assert officer.post(new, told | {"entry": "nonsense"}).status_code == 400
    outage = {"began_at": "2026-01-02T10:00", "ended_at": "2026-01-02T10:05", "note": "정전"}
    assert officer.post(at("outage-new"), outage | {"ended_at": "2026-01-02T09:00"}).status_code == 400
    assert officer.post(at("outage-new"), outage).status_code == 302
    short = officer.post(new, told | {"outage": str(Outage.objects.get().pk)})
    assert short.status_code == 400 and "outage" in short.context["form"].errors
    assert people["auditor"].post(at("outage-new"), outage).status_code == 403
    assert officer.post(new, told).status_code == 302
    page = at("extension", Extension.objects.get().pk)
    assert statuses(people, ("city_user", "hub_officer", "stranger"), page) == {
        "city_user": 404, "hub_officer": 404, "stranger": 404,
    }  # fmt: skip
    assert officer.get(page).context["form"] is None
    former = call.closes_at
    told = director.get(page)
    assert told.context["before"] == former and "현재 접수 마감" in told.content.decode()
    assert "연장 후 접수 마감" in told.content.decode() and "거절" not in told.content.decode()
    assert officer.post(page, {"decision": "grant"}).status_code == 403
    assert director.post(page, {"decision": "refuse", "note": ""}).status_code == 400
    assert director.post(page, {"decision": "nonsense"}).status_code == 400
    assert director.post(page, {"decision": "grant"}).status_code == 302
    assert director.post(page, {"decision": "grant"}).status_code == 409
    call.refresh_from_db()
    assert call.closes_at == later.replace(second=0, microsecond=0)
    told = director.get(page)
    assert told.context["before"] == former and "연장 전 접수 마감" in told.content.decode()
    shown = people[None].get(at("public-call", call.pk)).context["schedule"]
    assert [line["at"] for line in shown if line["note"] and "당초" in line["note"]] == [call.closes_at]
    for path in (new, at("call-extensions", call.pk)):
        assert officer.get(path).status_code == 200


def test_the_calendar_file_says_every_date_in_korean_and_in_korean_time(competition, people):
    from icalendar import Calendar

    call = competition.announced()
    answer = people[None].get(at("call-calendar", call.pk))
    assert (
        answer["Content-Type"] == "text/calendar; charset=utf-8" and call.matter.number in answer["Content-Disposition"]
    )
    calendar = Calendar.from_ical(answer.content)
    events = {str(event["uid"]).removeprefix(f"{call.pk}-").split("@")[0]: event for event in calendar.walk("VEVENT")}
    assert set(events) == {code for code, _on in call.terms_in_force.dates()}
    close = events["closes_at"]
    assert close.decoded("dtstart") == call.closes_at and close["dtstart"].params["TZID"] == "Asia/Seoul"
    assert str(close["summary"]) == f"[접수 마감] {call.matter.title}" and close.get("dtstamp") is not None
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Seoul"]
    assert events["result_on"]["dtstart"].params["VALUE"] == "DATE"
    assert b"\r\n" in answer.content and max(map(len, answer.content.split(b"\r\n"))) <= 75
    before = {uid: event["uid"] for uid, event in events.items()}
    extensions.grant(
        extensions.ask(call, by=competition.officer, until=call.closes_at + dt.timedelta(days=1), reason="사유"),
        by=competition.director,
    )
    call.refresh_from_db()
    again = Calendar.from_ical(people[None].get(at("call-calendar", call.pk)).content)
    moved = next(event for event in again.walk("VEVENT") if event["uid"] == before["closes_at"])
    assert moved.decoded("dtstart") == call.closes_at and moved["sequence"] == close["sequence"] + 1


def test_what_waits_stands_on_the_desk(competition, people):
    draft = competition.draft_call(title_ko="결재할 공모")
    perform(draft, "send_for_approval", by=competition.officer)
    call = competition.opened(programme="hub", applicant_kinds=["local_government"])
    questions.ask(call, by=competition.mayor, organisation=competition.cast.city, text="질의")
    extensions.ask(call, by=competition.officer, until=call.closes_at + dt.timedelta(days=1), reason="사유")
    with competition.at(call.closes_at - dt.timedelta(days=3)):
        director, officer = (
            people[part].get("/").content.decode() for part in ("decision_maker", "secretariat_officer")
        )
        assert at("call", draft.pk) in director and "결재할 공모" not in people["city_user"].get("/").content.decode()
        assert at("extension", Extension.objects.get().pk) in director
        assert at("extension", Extension.objects.get().pk) not in officer
        assert at("call-questions", call.pk) in officer and "마감 임박" in officer
        assert at("call", call.pk) in people["city_user"].get("/").content.decode()
        competition.entry(call)
        assert at("call", call.pk) not in people["city_user"].get("/").content.decode()
