"""The conditions desk, the decision page, exemptions and plans: for every reader, and by the program interface."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from office.access import NotNow
from office.documents import actions as letters
from office.documents.models import IssuedDocument, Letter
from office.ledger.models import Effect, Event
from sandbox.actions import conditions
from sandbox.models import AmendmentPlan, Application, Condition, Exemption
from sandbox.queries_deliberation import ready_for_agenda
from tests.sandbox.copies import copies_of
from tests.worlds_deliberation import DRAFTED, SPEED, granted

OFFICE = {"secretariat_officer", "decision_maker"}
COMPANY = {"company_user", "company_reader"}
READERS = (*OFFICE, *COMPANY, "rival_user", "city_user", "ministry_clerk", "auditor", "stranger")
FASTER = ("시속 10km를 넘지 않을 것", "배송 시간", "기록")
PLAIN = {"text": "조건", "purpose": "보행자의 안전을 위하여 필요함", "evidence": "월별 운행 기록을 제출함"}


def at(name: str, *keys) -> str:
    names = ("pk", "condition")
    return reverse(f"sandbox:{name}", kwargs=dict(zip(names, keys, strict=False)))


def api(*parts) -> str:
    return "/api/v1/sandbox/" + "/".join(str(part) for part in parts) + "/"


def statuses(browsers, address: str) -> dict[str, int]:
    return {part: browsers[part].get(address).status_code for part in READERS}


def expected(seen: set, refused: set = frozenset()) -> dict[str, int]:
    return {part: 200 if part in seen else 403 if part in refused else 404 for part in READERS}


def test_the_desk_is_the_offices(deliberation, browsers):
    case = deliberation.review(
        proposals=(SPEED, ("시속 6km를 넘지 않을 것.", "안전", "기록"), ("시속 10km를 넘지 않을 것", "가", "나"))
    )
    drafted = deliberation.drafted(case, purpose="", evidence="", before_start=False, to_be_settled=True)
    readers = OFFICE | {"auditor"}
    for address in (
        at("conditions", case.pk),
        at("decision", case.pk),
        api("applications", case.matter.number, "conditions"),
    ):
        assert statuses(browsers, address) == expected(readers, COMPANY), address
    for address in (at("condition-new", case.pk), at("condition", case.pk, drafted.pk)):
        assert statuses(browsers, address) == expected(OFFICE, COMPANY | {"auditor"}), address
    page = browsers["secretariat_officer"].get(at("conditions", case.pk)).content.decode()
    for words in (
        "시속 6km를 넘지 않을 것",
        "경찰청",
        "다시 확인할 점",
        "내용이 같음",
        "모순됨",
        "보행자 근접",
    ):
        assert words in page, words
    assert "채택" not in browsers["auditor"].get(at("conditions", case.pk)).content.decode()
    told = browsers["auditor"].get(api("applications", case.pk, "conditions")).json()
    assert len(told["drafted"][0]["remarks"]) == 4 and told["may_draft"] is False
    assert told["proposed"][0]["same_as"] and told["proposed"][2]["against"]
    template = browsers["secretariat_officer"].get(at("condition-new", case.pk) + "?template=user_notice")
    assert "책임보험" in template.content.decode()


def test_conditions_are_drafted_on_the_page(deliberation, browsers):
    case = deliberation.review(proposals=(SPEED, ("속도를 기록할 것", "근거", "기록")))
    one, two = case.proposals()
    browser, adopt = browsers["secretariat_officer"], at("conditions-adopt", case.pk)
    assert browser.post(adopt, {"how": "each"}).status_code == 302 and not Condition.objects.exists()
    assert browser.post(adopt, {"how": "merge", "proposals": [one.pk, two.pk]}).url == at(
        "condition", case.pk, Condition.objects.get().pk
    )
    made = Condition.objects.get()
    assert (
        browser.post(
            at("condition", case.pk, made.pk), {**PLAIN, "due_on": "2027-06-30", "every_months": 3}
        ).status_code
        == 400
    )
    assert browser.post(at("condition", case.pk, made.pk), {**PLAIN, "every_months": 99}).status_code == 400
    assert browser.post(at("condition-new", case.pk), {"text": "x" * 4000}).status_code == 400
    assert browser.post(at("condition", case.pk, made.pk), {**PLAIN, "every_months": 3}).status_code == 302
    assert browser.post(at("condition-new", case.pk), PLAIN | {"text": "둘째"}).status_code == 302
    made.refresh_from_db()
    assert (made.text, made.every_months, made.proposals.count()) == ("조건", 3, 2)
    assert browser.post(at("condition-move", case.pk, made.pk), {"to": "x"}).status_code == 400
    assert browser.post(at("condition-move", case.pk, made.pk), {"to": 2}).status_code == 302
    assert [row.text for row in case.conditions.all()] == ["둘째", "조건"]
    assert browsers["company_user"].post(at("condition-remove", case.pk, made.pk)).status_code == 403
    assert browsers["rival_user"].post(at("condition-remove", case.pk, made.pk)).status_code == 404
    assert browser.post(at("condition-remove", case.pk, uuid4())).status_code == 404
    assert browser.post(at("condition-remove", case.pk, made.pk)).status_code == 302
    assert [row.position for row in case.conditions.all()] == [1]


def test_conditions_are_drafted_by_a_program(deliberation, browsers):
    case = deliberation.review()
    (one,) = case.proposals()
    browser, desk = browsers["secretariat_officer"], api("applications", case.matter.number, "conditions")

    def send(method: str, address: str, body: dict, part: str = "secretariat_officer"):
        return getattr(browsers[part], method)(address, body, content_type="application/json")

    assert send("post", desk + "adopt/", {"proposals": []}).status_code == 400
    assert send("post", desk + "adopt/", {"proposals": [str(uuid4())]}).status_code == 400
    assert send("post", desk + "adopt/", {"proposals": [str(one.pk)]}, "auditor").status_code == 403
    assert send("post", desk + "adopt/", {"proposals": [str(one.pk)]}).json()["proposed"][0]["adopted"] == [1]
    assert send("post", desk, {"text": "x"}).status_code == 400
    both = {**PLAIN, "due_on": "2027-06-30", "every_months": 3}
    assert send("post", desk, both).status_code == 400
    made = send("post", desk, {**PLAIN, "due_on": "2027-06-30"})
    assert made.status_code == 201 and made.json()["position"] == 2
    own = f"{desk}{made.json()['id']}/"
    changed = send("patch", own, {"text": "다른 말"}).json()
    assert (changed["text"], changed["due_on"]) == ("다른 말", "2027-06-30")
    assert send("patch", own, {"text": "x"}, "company_user").status_code == 403
    assert send("patch", own, {"text": "x"}, "rival_user").status_code == 404
    assert send("post", own + "move/", {"to": 0}).status_code == 400
    assert send("post", own + "move/", {"to": 1}).json()["drafted"][0]["condition"]["text"] == "다른 말"
    assert browsers["auditor"].delete(own).status_code == 403
    assert browser.delete(own).status_code == 204 and browser.delete(own).status_code == 404


def test_the_decision_page_has_what_is_needed(deliberation, browsers):
    case = deliberation.resolved("approve_with_conditions")
    deliberation.drafted(case)
    page = browsers["decision_maker"].get(at("decision", case.pk)).content.decode()
    for words in ("조건부승인", "도로교통법", "경찰청", DRAFTED["text"], "이유를 적어야 합니다.",
                  "조건부로 승인하거나"):  # fmt: skip
        assert words in page, words
    step = reverse("sandbox:application-step", kwargs={"pk": case.pk, "step": "approve_with_conditions"})
    form = browsers["secretariat_officer"].get(step).content.decode()
    assert DRAFTED["text"] in form and "보도 통행 허용" in form and 'name="deviation"' not in form
    reject = step.replace("approve_with_conditions", "reject")
    assert 'name="deviation"' in browsers["secretariat_officer"].get(reject).content.decode()
    late = granted(ends_on=timezone.localdate() + dt.timedelta(days=9 * 365))
    assert browsers["secretariat_officer"].post(step, late).status_code == 400
    drafted = browsers["secretariat_officer"].post(step, granted())
    letter = Letter.objects.get()
    assert drafted.status_code == 302 and drafted.url == letter.get_absolute_url()
    assert str(letter) in browsers["decision_maker"].get(at("decision", case.pk)).content.decode()
    own = reverse("sandbox:application", kwargs={"pk": case.pk})
    beside = browsers["decision_maker"].get(letter.get_absolute_url()).content.decode()
    assert f'href="{at("decision", case.pk)}">결정 화면</a>' in beside and f'href="{own}">사건 보기</a>' in beside
    shown = browsers["secretariat_officer"].get(own).content.decode()
    assert at("decision", case.pk) in shown and at("conditions", case.pk) in shown
    theirs = browsers["company_user"].get(own).content.decode()
    assert at("decision", case.pk) not in theirs and DRAFTED["text"] not in theirs


def test_the_letter_is_approved_and_its_papers_go_out(deliberation, cast, browsers):
    case = deliberation.resolved("approve_with_conditions")
    deliberation.drafted(case)
    letter = letters.draft(case, "approve_with_conditions", by=deliberation.officer, data=granted())
    letters.submit_for_approval(letter, by=deliberation.officer, approver=cast.decision_maker)
    with pytest.raises(NotNow):
        conditions.add(case, by=deliberation.officer, **DRAFTED)
    issued = letters.approve(letter, by=deliberation.judge)
    made = Exemption.objects.get()
    assert [(one.kind, one.matter_id) for one in issued] == [
        ("sandbox.approval_notice", made.pk), ("sandbox.approval_certificate", made.pk),
        ("sandbox.gazette_text", made.pk),
    ]  # fmt: skip
    notice, certificate, gazette = (one.facts["facts"] for one in issued)
    assert certificate["number"] == notice["number"] == gazette["number"] == made.matter.number
    assert (
        certificate["conditions"][0]["text"] == DRAFTED["text"] and certificate["metrics"][0]["item"] == "보행자 근접"
    )
    assert certificate["rules"][0]["law"] == "도로교통법" and certificate["service_kind"] == "기술과 서비스의 융합"
    assert issued[2].organisation_id is None and issued[0].organisation == cast.company
    page = browsers["company_user"].get(at("exemption", made.pk)).content.decode()
    assert issued[1].shown_code in page and DRAFTED["evidence"] in page
    assert browsers["rival_user"].get(f"/verify/{issued[1].code}/").status_code == 200
    assert at("exemption", made.pk) in browsers["company_user"].get(
        reverse("sandbox:application", kwargs={"pk": case.pk})
    ).content.decode()  # fmt: skip


def test_a_second_rejection_names_no_redeliberation(deliberation, cast):
    case = deliberation.resolved("reject")
    letter = letters.draft(case, "reject", by=deliberation.officer, data={"reason": "안전 조치 부족"})
    letters.submit_for_approval(letter, by=deliberation.officer, approver=cast.decision_maker)
    (notice,) = letters.approve(letter, by=deliberation.judge)
    assert notice.facts["facts"]["may_ask_again"] and notice.facts["facts"]["citizen"]
    assert IssuedDocument.objects.filter(kind="sandbox.rejection_notice").count() == 1


def test_who_sees_an_exemption_and_its_plan(deliberation, browsers):
    made = deliberation.exemption_of(deliberation.granted(conditional=True))
    (plan,) = AmendmentPlan.objects.all()
    seen = COMPANY | OFFICE | {"auditor"}
    assert statuses(browsers, at("exemption", made.pk)) == expected(seen)
    assert statuses(browsers, api("exemptions", made.matter.number)) == expected(seen)
    ministry = seen | {"ministry_clerk"}
    assert statuses(browsers, at("amendment-plan", plan.pk)) == expected(ministry)
    assert statuses(browsers, api("amendment-plans", plan.matter.number)) == expected(ministry)
    for listing, thing, who in (("exemption-list", made, seen), ("amendment-plan-list", plan, ministry)):
        told = {part: browsers[part].get(at(listing)).content.decode() for part in READERS}
        assert {part for part, page in told.items() if thing.matter.number in page} == who
        rows = {
            part: browsers[part].get(api(listing.removesuffix("-list") + "s")).json()["results"] for part in READERS
        }
        assert {part for part, found in rows.items() if found} == who
    desk = browsers["ministry_clerk"].get("/").content.decode()
    assert at("amendment-plan", plan.pk) in desk
    browser = browsers["secretariat_officer"]
    for query in ("q=EX-", "track=demonstration", "in_force=on", "sort=ends", f"region={deliberation.cast.city.pk}"):
        assert made.matter.number in browser.get(at("exemption-list") + f"?{query}").content.decode(), query
    for odd in ("page=999", "track=x", "q=%00", "sort=x", "region=x", "in_force=maybe"):
        assert browser.get(at("exemption-list") + f"?{odd}").status_code in (200, 400), odd
    assert browser.get(at("exemption-list") + "?export=csv").status_code == 200
    assert Event.objects.filter(kind="sandbox.exported").count() == 1


def test_what_is_ready_for_the_agenda_lies_on_the_offices_desk(deliberation, browsers):
    case = deliberation.review()
    told = {part: browsers[part].get("/").content.decode() for part in ("secretariat_officer", "auditor", "rival_user")}
    assert {part for part, page in told.items() if "상정 대기" in page} == {"secretariat_officer"}
    assert list(ready_for_agenda(deliberation.officer)) == [case] and not ready_for_agenda(deliberation.applicant)
    opinion = case.opinions().get()
    assert opinion.state == "replied"
    Application.objects.filter(pk=case.pk).update(redeliberation_filed_at=timezone.now())
    assert not ready_for_agenda(deliberation.officer)


def test_the_publication_is_recorded(deliberation, browsers):
    made = deliberation.exemption_of(deliberation.granted())
    today = timezone.localdate().isoformat()
    address, browser = at("exemption-publication", made.pk), browsers["secretariat_officer"]
    assert browsers["company_user"].post(address, {"published_on": today}).status_code == 403
    assert browsers["rival_user"].post(address, {"published_on": today}).status_code == 404
    assert browser.post(address, {"published_on": "x"}).status_code == 400
    assert browser.post(address, {"published_on": "2020-01-01"}).status_code == 400
    assert browser.post(address, {"published_on": today, "issue": "제21000호"}).status_code == 302
    assert browser.post(address, {"published_on": today}).status_code == 409
    told = browser.get(api("exemptions", made.pk)).json()
    assert told["published_on"] == today and told["gazette_issue"] == "제21000호" and told["takes_effect_on"]
    sent = browsers["company_user"].post(api("exemptions", made.pk, "publication"), {}, content_type="application/json")
    assert sent.status_code == 403


def test_the_lists_ask_as_often_for_thirty_as_for_one(deliberation, browsers):
    def asked() -> list[int]:
        counts = []
        for address in (
            at("exemption-list"),
            at("amendment-plan-list"),
            api("exemptions"),
            api("amendment-plans"),
            "/",
        ):
            with CaptureQueriesContext(connection) as queries:
                assert browsers["molit_officer"].get(address).status_code == 200
            counts.append(len(queries))
        return counts

    base = deliberation.exemption_of(deliberation.granted())
    asked()
    one = asked()
    copies_of(base, 29)
    assert asked() == one


def test_people_are_told(deliberation):
    deliberation.redeliberation()
    told = {row.payload["key"] for row in Effect.objects.filter(kind="notifications.fan_out")}
    assert {"sandbox.application_listed", "sandbox.application_resolved", "sandbox.application_deliberated",
            "sandbox.redeliberation_asked"} <= told  # fmt: skip
