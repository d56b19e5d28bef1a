"""Where a rapid confirmation leaves the straight road: a supplement, a withdrawal, an ended session, two windows."""

import pytest
from playwright.sync_api import expect

from office.forms.queries import answers_of
from office.ledger import dispatch
from tests.cast import PASSWORD
from tests.journeys.walking import Walk, approve, field, follow, press, saved
from tests.worlds import ANSWERS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
CASES = "/sandbox/rapid-confirmations/"
MENDED = ANSWERS["summary"] + " 최고 속도는 시속 6km이고 보람동 1.2km 구간을 달립니다."


@pytest.fixture
def walk(visit, axe, screenshots) -> Walk:
    return Walk(visit, axe, screenshots, "turns")


@pytest.mark.pdf
def test_a_supplement(people, rapid, walk, visit):
    case = rapid.received()
    office = visit(people.secretariat_officer)
    office.goto(f"{CASES}{case.pk}/")
    follow(office, "보완 요청")
    walk.stop(office, "request-supplement", phone=True, english=True)
    office.get_by_role("checkbox", name="주요내용").check()
    field(office, "부족한 내용과 필요한 이유").fill("최고 속도와 운행 구간이 적혀 있지 않습니다.")
    press(office, "문서 기안")
    field(office, "결재").select_option(label=people.decision_maker.name)
    press(office, "결재 올리기")
    judge = visit(people.decision_maker)
    judge.goto(office.url)
    approve(judge)
    dispatch.run_due(limit=500)

    company = visit(people.company_user)
    company.goto(f"{CASES}{case.pk}/")
    walk.stop(company, "case-supplement", phone=True, english=True)
    follow(company, "신청서 열기")
    walk.stop(company, "form-reopened", phone=True, english=True)
    assert company.locator("form.answers textarea").count() == 1
    expect(company.locator("form.answers input[type=text]")).to_have_count(0)
    field(company, "주요내용").fill(MENDED)
    saved(company)
    follow(company, "사건으로 돌아가기")
    follow(company, "보완 제출")
    press(company, "보완 제출")
    walk.stop(company, "supplied")
    case.refresh_from_db()
    assert case.state == "received" and case.filed().number == 2

    office.goto(f"{CASES}{case.pk}/")
    follow(office, "바뀐 내용")
    expect(office.get_by_role("main")).to_contain_text("보람동 1.2km")
    expect(office.get_by_role("main")).not_to_contain_text(ANSWERS["details"])
    walk.stop(office, "what-changed", phone=True, english=True)


def test_a_withdrawal(people, rapid, walk, visit):
    case = rapid.inquiring()
    company = visit(people.company_user)
    company.goto(f"{CASES}{case.pk}/")
    follow(company, "취하")
    press(company, "취하")
    expect(company.get_by_role("alert")).to_contain_text("사유")
    company.complaints.clear()  # the 400 of the forgotten reason
    walk.stop(company, "withdraw-forgotten")
    field(company, "사유").fill("사업 계획이 바뀌었습니다.")
    press(company, "취하")
    walk.stop(company, "withdrawn", phone=True, english=True)
    dispatch.run_due(limit=500)
    clerk = visit(people.ministry_clerk)
    clerk.goto("/inbox/")
    walk.stop(clerk, "clerk-told", phone=True)
    clerk.goto(f"/sandbox/consultations/{rapid.part(case).pk}/")
    expect(clerk.get_by_role("main")).to_contain_text("회신 불필요")
    walk.stop(clerk, "consultation-cancelled")


def test_an_ended_session_loses_nothing(people, rapid, walk, visit):
    case = rapid.draft()
    page = visit(people.company_user)
    page.goto(f"{CASES}{case.pk}/form/")
    page.context.clear_cookies(name="sessionid")
    field(page, "주요내용").fill(MENDED)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("로그인 시간이 끝났습니다")
    page.complaints.clear()  # the 401 of the saving that came too late
    walk.stop(page, "signed-out")
    dialog.get_by_label("비밀번호").fill(PASSWORD)
    dialog.get_by_role("button", name="로그인하고 저장").click()
    expect(dialog).to_be_hidden()
    saved(page)
    assert answers_of(case.matter).data["summary"] == MENDED
    page.complaints.clear()
    field(page, "세부내용").fill("다시 로그인한 다음에 고친 내용")
    saved(page)
    page.wait_for_timeout(1500)
    assert answers_of(case.matter).data["details"] == "다시 로그인한 다음에 고친 내용"


def test_two_windows_of_one_form(people, rapid, walk, visit):
    case = rapid.draft()
    first = visit(people.company_user)
    second = visit(people.company_writer)
    for page in (first, second):
        page.goto(f"{CASES}{case.pk}/form/")
    field(first, "주요내용").fill("첫 번째 창에서 쓴 내용입니다.")
    saved(first)
    field(second, "세부내용").fill("두 번째 창에서 쓴 내용입니다.")
    saved(second)  # another answer: both stand
    field(second, "주요내용").fill("두 번째 창에서 고친 내용입니다.")
    saved(second)
    field(first, "주요내용").fill("첫 번째 창에서 다시 고친 내용입니다.")
    dialog = first.get_by_role("dialog")
    expect(dialog).to_contain_text("첫 번째 창에서 다시 고친 내용입니다.")
    expect(dialog).to_contain_text("두 번째 창에서 고친 내용입니다.")
    first.complaints.clear()  # the 409
    walk.stop(first, "two-windows", phone=True)
    dialog.locator("[data-side=mine]").first.click()
    dialog.get_by_role("button", name="선택한 내용 저장").click()
    saved(first)
    stored = answers_of(case.matter).data
    assert stored["summary"] == "첫 번째 창에서 다시 고친 내용입니다."
    assert stored["details"] == "두 번째 창에서 쓴 내용입니다."
