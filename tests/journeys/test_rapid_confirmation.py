"""A rapid confirmation in the browser, from the desk of the company to the notice in its box and its QR code's page."""

import datetime as dt
from io import BytesIO

import pypdf
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from office.documents.models import IssuedDocument
from office.ledger import dispatch
from office.ledger.tasks import sweep
from sandbox.models import Consultation, RapidConfirmation
from tests.cast import PASSWORD
from tests.journeys.walking import Walk, approve, field, follow, press, saved
from tests.worlds import ANSWERS, later, small_pdf

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.pdf, pytest.mark.slow, pytest.mark.timeout(600),
]  # fmt: skip

TYPED = {
    "주소": "address", "대표자명": "representative", "담당자": "contact_name", "전화번호": "contact_phone",
    "기술·서비스 명칭": "service_name", "주요내용": "summary", "예상 소관기관": "expected_agencies",
    "예상되는 허가등": "expected_permits", "세부내용": "details",
}  # fmt: skip
QUESTION = "이 서비스가 귀 기관 소관 법령에 따른 허가등의 대상인지, 대상이라면 그 요건과 절차를 알려 주시기 바랍니다."


@pytest.fixture
def walk(visit, axe, screenshots) -> Walk:
    return Walk(visit, axe, screenshots, "rapid")


def sign_in(page, user) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("전자우편").fill(user.email)
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="로그인", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("기업담당자")


def draft(page, walk: Walk) -> RapidConfirmation:
    """From the desk to a form that is filled in and saved by itself."""
    walk.stop(page, "company-desk-empty", phone=True, english=True)
    page.get_by_role("link", name="규제가 있는지 확인하기").first.click()
    walk.stop(page, "new", phone=True, english=True)
    press(page, "작성 시작")
    walk.stop(page, "form-empty", phone=True, english=True)
    for label, code in TYPED.items():
        field(page, label).fill(ANSWERS[code])
    page.get_by_role("radio", name="기술과 서비스의 융합").check()
    field(page, "서비스 분야").select_option(label="물류")
    page.get_by_role("checkbox", name="위 내용이 사실이며").check()
    saved(page)
    upload = {"name": "배송로봇 사업 설명서.pdf", "mimeType": "application/pdf", "buffer": small_pdf()}
    page.locator("input[type=file]").set_input_files(upload)
    expect(page.get_by_role("link", name="배송로봇 사업 설명서.pdf")).to_be_visible()
    walk.stop(page, "form-filled", phone=True)
    with page.expect_navigation():  # the button goes on once everything typed has arrived
        press(page, "저장하고 빠진 항목 확인")
    walk.stop(page, "form-checked")
    follow(page, "사건으로 돌아가기")
    return RapidConfirmation.objects.get()


def send_for_approval(page, walk: Walk, decider, name: str) -> str:
    """On the letter's page: who approves. Returns its address."""
    field(page, "결재").select_option(label=decider.name)
    press(page, "결재 올리기")
    walk.stop(page, f"letter-{name}-sent")
    return page.url


def test_from_the_desk_to_the_notice(people, walk, visit, tmp_path):
    cast = people
    company = visit()
    sign_in(company, cast.company_user)
    case = draft(company, walk)
    walk.stop(company, "case-draft", phone=True, english=True)
    follow(company, "제출")
    walk.stop(company, "submit")
    press(company, "제출")
    walk.stop(company, "case-submitted", phone=True)
    dispatch.run_due(limit=500)

    office = visit(cast.secretariat_officer)
    office.goto("/")
    walk.stop(office, "office-desk", phone=True)
    follow(office, ANSWERS["service_name"])
    walk.stop(office, "office-case-submitted")
    follow(office, "접수")
    press(office, "접수")
    case.refresh_from_db()
    walk.stop(office, "office-case-received", phone=True, english=True)
    follow(office, "부처에 확인 요청")
    office.get_by_label("경찰청").check()
    office.get_by_label("개인정보보호위원회").check()
    field(office, "확인 요청 사항").fill(QUESTION)
    walk.stop(office, "ask-the-ministries", phone=True)
    press(office, "문서 기안")
    walk.stop(office, "letter-drafted")
    address = send_for_approval(office, walk, cast.decision_maker, "inquiry")

    judge = visit(cast.decision_maker)
    judge.goto("/")
    walk.stop(judge, "decider-desk", phone=True)
    judge.goto(address)
    walk.stop(judge, "letter-to-approve", phone=True, english=True)
    approve(judge)
    walk.stop(judge, "letter-approved")
    dispatch.run_due(limit=500)
    assert case.consultations().count() == 2
    asked, silent = (case.consultations().get(matter__organisation=o) for o in (cast.ministry, cast.other_ministry))
    assert (asked.state, silent.state) == ("sent", "prepared")
    record_arrival(office, walk, silent)
    assert Consultation.objects.get(pk=silent.pk).state == "sent"
    dispatch.run_due(limit=500)
    ask_back_and_answer(cast, walk, visit, company, case, asked)
    with later(31):
        sweep()
        the_end(cast, walk, visit, case, silent, tmp_path)


def record_arrival(office, walk: Walk, part) -> None:
    """A ministry without consent to electronic service: staff write down when the letter came by post."""
    office.goto(part.matter.documents.get().get_absolute_url())
    now = timezone.localtime()
    field(office, "송달 방법").select_option(label="우편")
    field(office, "발송 일시").fill(now.strftime("%Y-%m-%dT%H:%M"))
    field(office, "도달").fill(now.strftime("%Y-%m-%dT%H:%M"))
    field(office, "증빙").fill("등기 배달증명")
    walk.stop(office, "record-service")
    press(office, "기록하기")
    walk.stop(office, "service-recorded")


def ask_back_and_answer(cast, walk: Walk, visit, company, case, asked) -> None:
    """The ministry acknowledges, asks the applicant, forgets half of its reply, and replies."""
    clerk = visit(cast.ministry_clerk)
    clerk.goto("/")
    walk.stop(clerk, "ministry-desk", phone=True)
    follow(clerk, ANSWERS["service_name"])
    walk.stop(clerk, "consultation-sent", phone=True, english=True)
    follow(clerk, "접수 확인")
    press(clerk, "접수 확인")
    follow(clerk, "신청인에게 자료 요청")
    field(clerk, "요청 자료").fill("로봇의 최고 속도와 운행 구간을 알려 주십시오.")
    walk.stop(clerk, "ask-for-material")
    press(clerk, "신청인에게 자료 요청")
    walk.stop(clerk, "consultation-material")
    dispatch.run_due(limit=500)

    company.goto("/")
    walk.stop(company, "company-desk-material", phone=True)
    company.goto(f"/sandbox/rapid-confirmations/{case.pk}/")
    walk.stop(company, "case-inquiring", phone=True, english=True)
    follow(company, "경찰청")
    walk.stop(company, "company-consultation")
    follow(company, "자료 제출")
    field(company, "답변 내용").fill("최고 속도는 시속 6km이며 보람동 1.2km 구간입니다.")
    walk.stop(company, "send-material")
    press(company, "자료 제출")

    clerk.reload()
    follow(clerk, "회신")
    clerk.get_by_role("radio", name="허가등이 필요함", exact=True).check()
    field(clerk, "근거").fill("도로교통법 제2조")
    press(clerk, "회신")
    expect(clerk.get_by_role("alert")).to_contain_text("요건")
    assert field(clerk, "요건").get_attribute("aria-invalid") == "true"
    clerk.complaints.clear()  # the refused reply's 400
    walk.stop(clerk, "reply-forgotten", phone=True)
    field(clerk, "요건").fill("운행안전인증을 받을 것")
    field(clerk, "절차").fill("인증기관에 신청하며 60일이 걸립니다.")
    press(clerk, "회신")
    walk.stop(clerk, "consultation-replied", phone=True, english=True)


def the_end(cast, walk: Walk, visit, case, silent, tmp_path) -> None:
    """Silence is established, the result goes out, the company has it in hand."""
    officer = visit(cast.molit_officer)
    officer.goto("/")
    walk.stop(officer, "officer-desk", phone=True)
    officer.goto(f"/sandbox/consultations/{silent.pk}/")
    walk.stop(officer, "consultation-silent", phone=True, english=True)
    follow(officer, "미회신 확인")
    walk.stop(officer, "confirm-silence")
    press(officer, "미회신 확인")
    walk.stop(officer, "silence-confirmed")

    office = visit(cast.secretariat_officer)
    office.goto(f"/sandbox/rapid-confirmations/{case.pk}/")
    walk.stop(office, "office-case-consolidating", phone=True)
    follow(office, "결과 통지")
    walk.stop(office, "notify-result", phone=True, english=True)
    office.get_by_role("radio", name="국토교통부 소관 사항 없음").check()
    press(office, "문서 기안")
    address = send_for_approval(office, walk, cast.decision_maker, "result")
    judge = visit(cast.decision_maker)
    judge.goto(address)
    walk.stop(judge, "result-to-approve", phone=True)
    approve(judge)
    dispatch.run_due(limit=500)
    office.goto(f"/sandbox/rapid-confirmations/{case.pk}/")
    walk.stop(office, "office-case-notified")
    in_hand(cast, walk, visit, case, tmp_path)


def in_hand(cast, walk: Walk, visit, case, tmp_path) -> None:
    """Outcome, letter box, PDF, public verification."""
    company = visit(cast.company_user)
    company.goto("/")
    walk.stop(company, "company-desk-notified", phone=True)
    company.goto(f"/sandbox/rapid-confirmations/{case.pk}/")
    expect(company.get_by_role("main")).to_contain_text("허가등이 필요함")
    walk.stop(company, "case-notified", phone=True, english=True)
    follow(company, "이 내용으로 규제특례 신청")
    walk.stop(company, "carry-over", phone=True, english=True)
    company.goto(f"/sandbox/rapid-confirmations/{case.pk}/")
    follow(company, "결과 통지서 열기")
    expect(company.get_by_role("heading", level=1)).to_contain_text("규제신속확인 결과 통지서")
    company.get_by_role("link", name="받은 문서").first.click()
    walk.stop(company, "box", phone=True)
    follow(company, "규제신속확인 결과 통지서")
    walk.stop(company, "notice", phone=True)
    with company.expect_download() as coming:
        follow(company, "내려받기")
    file = tmp_path / "통지서.pdf"
    coming.value.save_as(file)
    document = IssuedDocument.objects.get(kind="sandbox.rapid_result")
    assert coming.value.suggested_filename == document.file_name
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file.read_bytes())).pages)
    assert "운행안전인증" in text.replace("\u2060", "") and case.matter.number in text

    stranger = visit()
    stranger.goto("/verify/")
    field(stranger, "문서확인번호").fill(document.shown_code)
    stranger.get_by_role("button", name="확인하기").click()
    expect(stranger.get_by_text("진본이며 유효합니다")).to_be_visible()
    walk.stop(stranger, "genuine", phone=True, english=True)
    stranger.goto("/verify/")
    stranger.locator("input[type=file]").set_input_files(file)
    stranger.get_by_role("button", name="확인하기").click()
    expect(stranger.get_by_text("진본이며 유효합니다")).to_be_visible()
    assert document.issued_at - case.submitted_at > dt.timedelta(days=30)
