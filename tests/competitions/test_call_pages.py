"""The pages of calls: who sees what before and after the announcement, and what wrong input is answered with."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from competitions.actions import calls, extensions, questions
from competitions.models import Call, Extension, Outage, Programme, Question
from office.forms.queries import answers_of
from office.workflow import perform
from tests.sandbox.visiting import Browsers

pytestmark = pytest.mark.django_db
OFFICERS = ("secretariat_officer", "molit_officer", "decision_maker")
OTHERS = (
    "city_user",
    "rival_city_user",
    "stranger",
    "other_programme_officer",
    "reviewer",
    "ministry_clerk",
    "sandbox_officer",
)
SECRET = "아직 아무도 모르는 공모"


class People(Browsers):
    """Browsers of the cast and of the people that only competitions know; None is nobody."""

    def __init__(self, world) -> None:
        super().__init__(world.cast)
        self.world = world

    def __missing__(self, part):
        from django.test import Client

        own = {"rival_city_user": "rival_user", "hub_officer": "hub_officer", "sandbox_officer": "sandbox_officer"}
        if part is None:
            self[part] = Client()
        elif part in own:
            self[part] = Client()
            self[part].force_login(getattr(self.world, own[part]))
        else:
            return super().__missing__(part)
        return self[part]


@pytest.fixture
def people(competition):
    from tests.cast import AppointmentFactory, UserFactory

    competition.sandbox_officer = UserFactory(email="sandbox-only@example.com", name="sandbox only")
    AppointmentFactory(user=competition.sandbox_officer, programme="sandbox", role="officer",
                       organisation=competition.cast.secretariat)  # fmt: skip
    return People(competition)


def at(name: str, *args) -> str:
    return reverse(f"competitions:{name}", args=args)


def statuses(people, parts, path: str) -> dict:
    return {part: people[part].get(path).status_code for part in parts}


def test_a_draft_is_known_to_those_in_charge_alone(competition, people):
    call = competition.draft_call(title_ko=SECRET, title_en="A secret")
    own = [at("call", call.pk), at("call-form", call.pk), at("call-step", call.pk, "send_for_approval"),
           at("call-questions", call.pk), at("call-extensions", call.pk)]  # fmt: skip
    for path in own:
        answers = statuses(people, (*OTHERS, "hub_officer"), path)
        assert set(answers.values()) == {404}, (path, answers)
        assert people[None].get(path).status_code == 302
    assert {people[None].get(at(name, call.pk)).status_code for name in ("public-call", "call-calendar")} == {404}
    assert statuses(people, (*OFFICERS, "auditor"), own[0]) == dict.fromkeys((*OFFICERS, "auditor"), 200)
    assert statuses(people, ("secretariat_officer", "auditor"), own[1]) == {"secretariat_officer": 200, "auditor": 200}
    for part in (*OTHERS, "hub_officer", None):
        for path in (at("call-list"), at("public-calls"), at("call-list") + "?export=csv", "/"):
            answer = people[part].get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert SECRET.encode() not in body, (part, path)
    for part in OFFICERS:
        assert SECRET.encode() in people[part].get(at("call-list")).content


def test_once_announced_everybody_reads_it_and_only_those_in_charge_what_stands_behind(competition, people):
    call = competition.opened()
    competition.entry(call)
    with competition.at(call.opens_at + dt.timedelta(hours=1)):
        for part in (*OTHERS, "hub_officer", *OFFICERS, "auditor"):
            page = people[part].get(at("call", call.pk))
            assert page.status_code == 200, part
            text = page.content.decode()
            assert (
                "submitted and standing" in text or "제출되어 유효한" in text
                if part in (*OFFICERS, "auditor")
                else ("제출되어 유효한" not in text)
            ), part
        for path in (at("call-extensions", call.pk), at("call-extension-new", call.pk), at("call-form", call.pk)):
            assert set(statuses(people, (*OTHERS, "hub_officer"), path).values()) == {403}, path
        assert people["auditor"].get(at("call-extension-new", call.pk)).status_code == 403
        public = people[None].get(at("public-call", call.pk))
        text = public.content.decode()
        assert call.matter.title in text and call.version.rules_sha256 in text
        assert people[None].get(at("public-calls")).context["open"] == [call]
        assert statuses(people, ("secretariat_officer", "molit_officer"), at("outage-list")) == {
            "secretariat_officer": 200, "molit_officer": 200,
        }  # fmt: skip
        assert set(statuses(people, OTHERS, at("outage-list")).values()) == {403}
        assert set(statuses(people, OTHERS, at("programme-list")).values()) == {403}
    assert people["hub_officer"].get(at("call", call.pk)).context["staff"] is False


def test_the_set_up_is_saved_approved_and_announced_from_the_pages(competition, people):
    officer, director = people["secretariat_officer"], people["decision_maker"]
    assert officer.get(at("call-new") + "?programme=small").status_code == 200
    assert officer.post(at("call-new"), {"programme": "small", "year": "1"}).status_code == 400
    begun = officer.post(at("call-new"), {"programme": "small", "year": "2026"})
    call = Call.objects.get()
    assert begun["Location"] == at("call-form", call.pk)
    assert officer.get(at("call-step", call.pk, "send_for_approval")).status_code == 409
    values = competition.dates() | {"_revision": answers_of(call.matter).revision, "_section": "schedule"}
    assert officer.post(at("call-form", call.pk) + "?section=schedule", values).status_code == 302
    calls.save_answers(
        call, by=competition.officer, values=competition.dates(), revision=answers_of(call.matter).revision
    )
    assert officer.post(at("call-step", call.pk, "send_for_approval")).status_code == 302
    assert officer.get(at("call-step", call.pk, "approve")).status_code == 403
    shown = director.get(at("call-step", call.pk, "approve"))
    assert shown.status_code == 200 and shown.context["told"]["rules"] and shown.context["schedule"]
    assert director.post(at("call-step", call.pk, "approve")).status_code == 302
    assert director.post(at("call-step", call.pk, "announce")).status_code == 302
    call.refresh_from_db()
    assert call.version.number == 1 and people[None].get(at("public-call", call.pk)).status_code == 200
    assert director.get(at("call-step", call.pk, "extend_intake")).status_code == 404
    assert director.get(at("call-step", call.pk, "nonsense")).status_code == 404
    copied = officer.post(at("call-new"), {"programme": "hub", "year": "2027", "copied": str(call.pk)})
    assert copied.status_code == 400, "a call is copied within its programme"
    assert (
        officer.post(at("call-new"), {"programme": "small", "year": "2027", "copied": str(call.pk)}).status_code == 302
    )
    assert Call.objects.filter(previous=call).exists()
    hub = people["hub_officer"].post(at("call-new"), {"programme": "small", "year": "2027"})
    assert hub.status_code == 400, "a programme of others cannot be chosen"


def test_an_amendment_is_read_before_it_is_published_and_then_by_everybody(competition, people):
    call = competition.announced()
    calls.begin_amendment(call, by=competition.officer, reason="장소를 바로잡습니다")
    call.refresh_from_db()
    calls.save_answers(call, by=competition.officer, values={"briefing_place": "온라인 설명회"},
                       revision=answers_of(call.matter).revision)  # fmt: skip
    for part in ("city_user", "hub_officer", None):
        path = at("public-call", call.pk) if part is None else at("call", call.pk)
        assert "온라인 설명회" not in people[part].get(path).content.decode(), part
    page = people["decision_maker"].get(at("call-step", call.pk, "publish_amendment"))
    assert [change.code for change in page.context["changes"]] == ["briefing_place"]
    assert people["secretariat_officer"].get(at("call-step", call.pk, "publish_amendment")).status_code == 403
    assert people["decision_maker"].post(at("call-step", call.pk, "publish_amendment")).status_code == 302
    told = people[None].get(at("public-call-version", call.pk, 2))
    assert "온라인 설명회" in told.content.decode() and "장소를 바로잡습니다" in told.content.decode()
    assert people[None].get(at("public-call-version", call.pk, 1)).status_code == 200
    assert people[None].get(at("public-call-version", call.pk, 3)).status_code == 404


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
    assert officer.post(page, {"decision": "grant"}).status_code == 403
    assert director.post(page, {"decision": "refuse", "note": ""}).status_code == 400
    assert director.post(page, {"decision": "nonsense"}).status_code == 400
    assert director.post(page, {"decision": "grant"}).status_code == 302
    assert director.post(page, {"decision": "grant"}).status_code == 409
    call.refresh_from_db()
    assert call.closes_at == later.replace(second=0, microsecond=0)
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


def test_a_programme_is_added_without_a_developer(competition, people):
    officer = people["secretariat_officer"]
    told = {"code": "island-city", "name_ko": "섬 스마트도시", "name_en": "Island City", "owner_ministry": "국토교통부"}
    assert officer.get(at("programme-new")).status_code == 200
    assert officer.post(at("programme-new"), told | {"code": "small"}).status_code == 400
    assert officer.post(at("programme-new"), told | {"code": "Not a code!"}).status_code == 400
    assert officer.post(at("programme-new"), told | {"begun_with": "small"}).status_code == 302
    made = Programme.objects.get(pk="island-city")
    assert made.terms == Programme.objects.get(pk="small").terms
    assert people["hub_officer"].post(at("programme-new"), told | {"code": "x"}).status_code == 403
    assert people["city_user"].get(at("programme-new")).status_code == 403
    page = at("programme", "island-city")
    assert statuses(people, ("city_user", "hub_officer", "stranger"), page) == {
        "city_user": 404, "hub_officer": 404, "stranger": 404,
    }  # fmt: skip
    assert officer.post(page, {"name_ko": "", "owner_ministry": "x"}).status_code == 400
    assert officer.post(page, {"name_ko": "섬 도시", "name_en": "", "owner_ministry": "해양수산부"}).status_code == 302
    made.refresh_from_db()
    assert (made.name_ko, made.owner_ministry) == ("섬 도시", "해양수산부")
    assert people["auditor"].post(page, {"name_ko": "x", "owner_ministry": "x"}).status_code == 403
    assert [row.pk for row in people["hub_officer"].get(at("programme-list")).context["rows"]] == ["hub"]
    call = calls.create(by=competition.officer, programme=made, year=2026)
    assert officer.get(at("call", call.pk)).status_code == 200
    empty = officer.post(at("programme-new"), told | {"code": "empty"})
    assert empty.status_code == 302
    bare = calls.create(by=competition.officer, programme=Programme.objects.get(pk="empty"), year=2026)
    for path in (at("call", bare.pk), at("call-form", bare.pk), at("programme", "empty"), at("programme-list")):
        assert officer.get(path).status_code == 200, path


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


def test_a_call_given_up_in_the_house_never_becomes_public(competition, people):
    call = competition.approved(title_ko=SECRET)
    perform(call, "give_up", by=competition.director, reason="예산이 없습니다")
    assert people["city_user"].get(at("call", call.pk)).status_code == 404
    assert people[None].get(at("public-call", call.pk)).status_code == 404
    assert people["secretariat_officer"].get(at("call", call.pk)).status_code == 200
    assert SECRET not in people[None].get(at("public-calls")).content.decode()
    announced = competition.announced(programme="hub")
    perform(announced, "cancel", by=competition.director, reason="사업이 취소되었습니다")
    text = people[None].get(at("public-call", announced.pk)).content.decode()
    assert "사업이 취소되었습니다" in text
    assert people["city_user"].get(at("call", announced.pk)).status_code == 200
