"""A demonstration in the browser, from the draft to the Minister's decision, everybody in a window of their own."""

import pytest
from playwright.sync_api import Page, expect

from office.forms.queries import answers_of
from office.ledger import dispatch
from office.people.actors import actor_of
from sandbox.models import Application
from tests.exemption_answers import exemption_answers, fill_exemption
from tests.journeys.deciding import CONDITION, before_the_committee, the_minister_decides
from tests.journeys.exemption import TITLE, Story, send_out
from tests.journeys.walking import Walk, field, follow, press, saved
from tests.worlds import small_pdf
from tests.worlds_panels import PanelWorld, opinion

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.pdf, pytest.mark.slow, pytest.mark.timeout(600),
]  # fmt: skip

TOLD = exemption_answers()
APPLICANT = {"주소": "address", "대표자명": "representative", "담당자": "contact_name", "전화번호": "contact_phone"}
SERVICE = {
    "기술·서비스 명칭": "service_name", "주요내용": "summary", "기술·서비스 세부내용": "service_details",
    "시장현황": "market",
}  # fmt: skip
MEASURE = "어린이보호구역 안 통학로에는 안전요원을 배치할 것"
PLAN = "새봄초등학교 통학로에 등하교 시간마다 안전요원 2명을 배치하겠습니다."
MENDED = "보행로를 시속 5km 이하로 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영합니다."
ADVICE = {
    "text": "운행 구간의 시작과 끝에 안내 표지를 세울 것",
    "need": "보행자가 미리 알게 함",
    "evidence": "설치 사진",
}


def test_from_the_draft_to_the_decision(people, visit, axe, screenshots):
    takes_letters(people.city, people.ministry, people.other_ministry)
    story = Story(people, Walk(visit, axe, screenshots, "exemption"), visit)
    story.company, story.office = visit(people.company_user), visit(people.secretariat_officer)
    story.judge = visit(people.decision_maker)
    draft(story)
    the_city_first(story)
    file_and_complete(story)
    consult(story)
    report(story)
    before_the_committee(story)
    the_minister_decides(story)


def takes_letters(*organisations) -> None:
    """They have agreed to receive letters here; who has not is another journey's."""
    for organisation in organisations:
        organisation.portal_service = True
        organisation.save(update_fields=["portal_service"])


def draft(story: Story) -> None:
    """Two sections by hand, the rest of the seventy questions as another writer's window would save them."""
    company = story.company
    company.goto("/sandbox/applications/new/?track=demonstration")
    press(company, "작성 시작")
    company.wait_for_url("**/form/*")
    story.case = Application.objects.select_related("matter").get()
    by_hand(company)
    answers = answers_of(story.case.matter)
    fill_exemption(
        answers, by=actor_of(story.cast.company_writer), pdf=small_pdf(), ministries=("npa", "pipc")
    )  # fmt: skip
    company.goto(story.address)
    follow(company, "지방자치단체에 검토 요청")
    press(company, "지방자치단체에 검토 요청")
    dispatch.run_due(limit=500)


def by_hand(page: Page) -> None:
    """The applicant and the service, each saved by the button that leads to the next section."""
    page.goto(f"{page.url.split('?')[0]}?section=applicant")
    for label, code in APPLICANT.items():
        field(page, label).fill(TOLD[code])
    press(page, "저장하고 다음으로")
    page.get_by_role("radio", name="기술과 서비스의 융합").check()
    field(page, "서비스 분야").select_option(label="물류")
    for label, code in SERVICE.items():
        field(page, label).fill(TOLD[code])
    press(page, "저장하고 다음으로")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("신청 사유")
    for section, done in (("applicant", "6"), ("service", "6")):
        expect(page.locator(f"[data-part={section}] [data-part-done]")).to_have_text(done)


def the_city_first(story: Story) -> None:
    """Its opinion with one measure, and the company's answer to it."""
    city = story.visit(story.cast.city_user)
    city.goto("/")
    follow(city, TITLE)
    story.walk.stop(city, "review-asked", english=True)
    follow(city, "의견 제출")
    city.get_by_role("radio", name="조치를 전제로 동의").check()
    field(city, "사유").fill("보행로 폭이 넉넉하고 상가의 배송 수요가 많아 실증에 알맞습니다.")
    city.get_by_label("1. 조치 요구사항").fill(MEASURE)
    story.walk.stop(city, "review-give", phone=True)
    press(city, "의견 제출")
    expect(city.get_by_role("main")).to_contain_text(MEASURE)
    city.close()
    story.company.reload()
    story.walk.stop(story.company, "measures", phone=True, english=True)
    story.company.get_by_label("1번 조치의 조치계획").fill(PLAN)
    press(story.company, "조치계획 저장")


def file_and_complete(story: Story) -> None:
    """Filed, received, and completed by a supplement that the decision maker has approved."""
    company, office, walk = story.company, story.office, story.walk
    follow(company, "제출")
    press(company, "제출")
    office.goto(story.address)
    follow(office, "접수")
    press(office, "접수")
    walk.stop(office, "received")
    follow(office, "보완 요청")
    office.get_by_role("checkbox", name="주요내용").check()
    field(office, "부족한 내용과 필요한 이유").fill("로봇의 최고 속도가 적혀 있지 않아 안전성을 검토할 수 없습니다.")
    send_out(story)
    company.goto(story.address)
    walk.stop(company, "supplement", phone=True)
    company.goto(f"{story.address}form/")
    field(company, "주요내용").fill(MENDED)
    saved(company)
    company.goto(story.address)
    follow(company, "보완 제출")
    press(company, "보완 제출")
    office.goto(story.address)


def consult(story: Story) -> None:
    """Two ministries and the city are asked; one agrees on a condition, one disagrees, the city agrees."""
    office, walk, cast = story.office, story.walk, story.cast
    follow(office, "부처·지자체 협의 요청")
    walk.stop(office, "consult", english=True)
    send_out(story)
    office.goto(story.address)
    walk.stop(office, "board", phone=True, english=True)
    clerk = addressee(story, cast.ministry_clerk, stop="opinion-asked")
    clerk.get_by_role("radio", name="조건부동의", exact=True).check()
    field(clerk, "근거").fill("도로교통법 제8조의 취지에 비추어 낮은 속도로 다니면 보행자에게 지장이 없습니다.")
    clerk.get_by_label("1. 조건", exact=True).fill(CONDITION["text"])
    clerk.get_by_label("1. 필요성").fill(CONDITION["need"])
    clerk.get_by_label("1. 이행 확인 자료").fill(CONDITION["evidence"])
    press(clerk, "회신")
    walk.stop(clerk, "opinion-replied", english=True)
    answer(addressee(story, cast.other_ministry_clerk), "부동의", "영상에 담긴 보행자의 동의를 받을 방법이 없습니다.")
    answer(addressee(story, cast.city_user), "동의", "보행로 관리에 지장이 없습니다.")
    dispatch.run_due(limit=500)


def addressee(story: Story, user, *, stop: str = "") -> Page:
    """The window of somebody who is asked, with the reply's form open."""
    page = story.visit(user)
    page.goto("/")
    follow(page, TITLE)
    if stop:
        story.walk.stop(page, stop, phone=True, english=True)
    follow(page, "회신")
    return page


def answer(page: Page, stance: str, grounds: str) -> None:
    """A reply without conditions."""
    page.get_by_role("radio", name=stance, exact=True).check()
    field(page, "근거").fill(grounds)
    press(page, "회신")
    expect(page.get_by_role("radio")).to_have_count(0)
    page.close()


def report(story: Story) -> None:
    """The experts' own pages are another journey; their report with one condition is there."""
    world = PanelWorld(story.cast, None)
    for number, expert in enumerate(world.experts(), start=1):
        expert.name = f"전문위원 {number}"
        expert.save(update_fields=["name"])
    story.case.refresh_from_db()
    world.reported(story.case, opinions=(opinion(conditions=[ADVICE]),) * 3)
    dispatch.run_due(limit=500)
