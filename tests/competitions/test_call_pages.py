"""The pages of calls: who sees what before and after the announcement, and what wrong input is answered with."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from competitions.actions import calls
from competitions.models import Call, Programme
from office.attachments import attaching
from office.forms.queries import answers_of
from office.workflow import perform
from tests.competitions.visiting import at, statuses
from tests.worlds import small_pdf

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
    page, check = officer.get(at("call", call.pk)), officer.get(at("call-form", call.pk) + "?check=1")
    assert len(page.context["lacking"]) == check.context["edit"].problems.count == call.missing_count() > 1
    assert "section=schedule&amp;check=1#id_closes_at" in page.content.decode()
    with transaction.atomic():
        calls.save_answers(call, by=competition.officer, values={"objection_days": "열흘"},
                           revision=answers_of(call.matter).revision)  # fmt: skip
        assert "아직 유효하지 않음: “열흘”" in officer.get(at("call", call.pk)).content.decode()
        transaction.set_rollback(True)
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
    assert "거점형" in copied.context["form"].errors["copied"][0]
    assert f'<optgroup label="{call.programme.label()}"' in copied.content.decode()
    assert (
        officer.post(at("call-new"), {"programme": "small", "year": "2027", "copied": str(call.pk)}).status_code == 302
    )
    assert Call.objects.filter(previous=call).exists()
    hub = people["hub_officer"].post(at("call-new"), {"programme": "small", "year": "2027"})
    assert hub.status_code == 400, "a programme of others cannot be chosen"


def test_an_approval_taken_back_stays_in_the_house(competition, people):
    call = competition.approved(briefing_place=SECRET)
    perform(call, "take_back", by=competition.officer, reason="장소를 바꿉니다")
    calls.save_answers(call, by=competition.officer, values={"briefing_place": "정부세종청사"},
                       revision=answers_of(call.matter).revision)  # fmt: skip
    perform(call, "send_for_approval", by=competition.officer)
    calls.approve(call, by=competition.director)
    calls.announce(call, by=competition.director)
    frozen = {"matter": call.pk, "form": "competitions.call"}
    first, second = (reverse("forms:snapshot", kwargs=frozen | {"number": number}) for number in (1, 2))
    between = reverse("forms:difference", kwargs=frozen | {"a": 1, "b": 2})
    versions = reverse("forms:versions", kwargs=frozen)
    for part in ("city_user", "hub_officer", "stranger"):
        assert statuses(people, (part,), first) == {part: 404} == statuses(people, (part,), between)
        assert statuses(people, (part,), second) == {part: 200}
        assert SECRET not in people[part].get(versions).content.decode()
    assert SECRET in people["secretariat_officer"].get(first).content.decode()


def test_an_amendment_is_read_before_it_is_published_and_then_by_everybody(competition, people):
    call = competition.announced()
    calls.begin_amendment(call, by=competition.officer, reason="장소를 바로잡습니다")
    call.refresh_from_db()
    calls.save_answers(call, by=competition.officer, values={"briefing_place": "온라인 설명회"},
                       revision=answers_of(call.matter).revision)  # fmt: skip
    for part in ("city_user", "hub_officer", None):
        path = at("public-call", call.pk) if part is None else at("call", call.pk)
        assert "온라인 설명회" not in people[part].get(path).content.decode(), part
    paper = SimpleUploadedFile("새 지침서.pdf", small_pdf(), "application/pdf")
    attaching.attach(call.matter, "guideline", paper, by=competition.officer)
    assert "새 지침서.pdf" not in people["city_user"].get(at("call", call.pk)).content.decode()
    assert "새 지침서.pdf" in people["secretariat_officer"].get(at("call", call.pk)).content.decode()
    for part in ("secretariat_officer", "decision_maker"):
        page = people[part].get(at("call", call.pk))
        assert {change.code for change in page.context["changes"]} == {"briefing_place", "guideline"}, part
        assert 'href="#amendment"' in page.content.decode() and "온라인 설명회" in page.content.decode(), part
    page = people["decision_maker"].get(at("call-step", call.pk, "publish_amendment"))
    assert {change.code for change in page.context["changes"]} == {"briefing_place", "guideline"}
    assert people["secretariat_officer"].get(at("call-step", call.pk, "publish_amendment")).status_code == 403
    assert people["decision_maker"].post(at("call-step", call.pk, "publish_amendment")).status_code == 302
    told = people[None].get(at("public-call-version", call.pk, 2))
    assert "온라인 설명회" in told.content.decode() and "장소를 바로잡습니다" in told.content.decode()
    assert people[None].get(at("public-call-version", call.pk, 1)).status_code == 200
    for part, path in (("city_user", at("call", call.pk)), (None, at("public-call", call.pk))):
        assert "새 지침서.pdf" in people[part].get(path).content.decode(), part
    assert people[None].get(at("public-call-version", call.pk, 3)).status_code == 404


def test_an_amendment_that_comes_too_late_is_told_so_before_and_while_it_is_prepared(competition, people):
    call = competition.opened()
    officer, step = people["secretariat_officer"], at("call-step", call.pk, "begin_amendment")
    assert not officer.get(step).context["amendable"]["too_late"]
    assert officer.get(step).context["way_back"] == "취소"
    with competition.at(call.closes_at - dt.timedelta(days=3)):
        told = officer.get(step).content.decode()
        assert "7일" in told and "3일" in told and "정정공고로는 공고할 수 없습니다" in told
        assert officer.post(step, {"reason": "문구 정정"}).status_code == 302
        for part, linked in (("secretariat_officer", True), ("auditor", False)):
            told = people[part].get(at("call", call.pk)).content.decode()
            assert "지금 상태로는 공고할 수 없습니다" in told and ("#id_closes_at" in told) == linked, part
        drop = officer.get(at("call-step", call.pk, "drop_amendment"))
        assert (drop.context["way_back"], "돌아가기</a>" in drop.content.decode()) == ("돌아가기", True)
        form = officer.get(at("call-form", call.pk) + "?section=schedule").content.decode()
        assert "지금 상태로는 공고할 수 없습니다" in form and 'id="id_closes_at"' in form
        later = timezone.localtime(call.closes_at + dt.timedelta(days=9))
        calls.save_answers(call, by=competition.officer, values={"closes_at": f"{later:%Y-%m-%dT%H:%M}"},
                           revision=answers_of(call.matter).revision)  # fmt: skip
        assert "지금 상태로는 공고할 수 없습니다" not in officer.get(at("call", call.pk)).content.decode()


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
