"""A demonstration in the browser, from the draft to the Minister's decision, with everybody in a window of their own."""

import dataclasses
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from office.forms.queries import answers_of
from office.ledger import dispatch
from office.people.actors import actor_of
from sandbox.models import Application
from tests.exemption_answers import fill_exemption
from tests.journeys.walking import Walk, field, follow, press, saved
from tests.worlds import small_pdf

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.pdf, pytest.mark.slow, pytest.mark.timeout(600),
]  # fmt: skip

MEASURE = "어린이보호구역 안 통학로에는 안전요원을 배치할 것"
PLAN = "새봄초등학교 통학로에 등하교 시간마다 안전요원 2명을 배치하겠습니다."
MENDED = "보행로를 시속 5km 이하로 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영합니다."


@dataclasses.dataclass
class Story:
    """The people, their windows, and the case they are about."""

    cast: Any
    walk: Walk
    visit: Any
    company: Page = None
    office: Page = None
    judge: Page = None
    case: Application = None

    @property
    def address(self) -> str:
        """The page of the application."""
        return f"/sandbox/applications/{self.case.pk}/"


def test_from_the_draft_to_the_decision(people, visit, axe, screenshots):
    story = Story(people, Walk(visit, axe, screenshots, "exemption"), visit)
    story.company, story.office = visit(people.company_user), visit(people.secretariat_officer)
    story.judge = visit(people.decision_maker)
    draft(story)
    the_city_first(story)
    file_and_complete(story)


def draft(story: Story) -> None:
    """Three sections by hand, the rest of the seventy questions as another writer's window would save them."""
    company = story.company
    company.goto("/sandbox/applications/new/?track=demonstration")
    press(company, "작성 시작")
    story.case = Application.objects.select_related("matter").get()
    company.goto(f"{company.url.split('?')[0]}?section=applicant")
    field(company, "주소").fill("세종특별자치시 한누리대로 2130")
    field(company, "대표자명").fill("대표자")
    press(company, "저장하고 다음으로")
    story.walk.stop(company, "form", phone=True, english=True)
    answers = answers_of(story.case.matter)
    fill_exemption(
        answers, by=actor_of(story.cast.company_writer), pdf=small_pdf(), ministries=("npa", "pipc")
    )  # fmt: skip
    company.goto(story.address)
    story.walk.stop(company, "draft")
    follow(company, "지방자치단체에 검토 요청")
    press(company, "지방자치단체에 검토 요청")
    dispatch.run_due(limit=500)


def the_city_first(story: Story) -> None:
    """Its opinion with one measure, and the company's answer to it."""
    city = story.visit(story.cast.city_user)
    city.goto("/")
    follow(city, "보행로 배송로봇")
    story.walk.stop(city, "review-asked", phone=True, english=True)
    follow(city, "의견 제출")
    city.get_by_role("radio", name="조치를 전제로 동의").check()
    field(city, "사유").fill("보행로 폭이 넉넉하고 상가의 배송 수요가 많아 실증에 알맞습니다.")
    city.get_by_label("1. 조치 요구사항").fill(MEASURE)
    story.walk.stop(city, "review-give", phone=True)
    press(city, "의견 제출")
    story.walk.stop(city, "review-given")
    story.company.reload()
    story.walk.stop(story.company, "measures", phone=True, english=True)
    story.company.get_by_label("1번 조치의 조치계획").fill(PLAN)
    press(story.company, "이 조치계획 저장")


def file_and_complete(story: Story) -> None:
    """Filed, received, and completed by a supplement that the decision maker has approved."""
    company, office, walk = story.company, story.office, story.walk
    follow(company, "제출")
    press(company, "제출")
    walk.stop(company, "submitted")
    office.goto(story.address)
    follow(office, "접수")
    press(office, "접수")
    walk.stop(office, "received", phone=True, english=True)
    follow(office, "보완 요청")
    office.get_by_role("checkbox", name="주요내용").check()
    field(office, "부족한 내용과 필요한 이유").fill("로봇의 최고 속도가 적혀 있지 않아 안전성을 검토할 수 없습니다.")
    walk.stop(office, "supplement-asked")
    send_out(story, "supplement")
    company.goto(story.address)
    walk.stop(company, "supplement", phone=True, english=True)
    company.goto(f"{story.address}form/")
    field(company, "주요내용").fill(MENDED)
    saved(company)
    company.goto(story.address)
    follow(company, "보완 제출")
    press(company, "보완 제출")
    office.goto(story.address)
    walk.stop(office, "supplied")


def send_out(story: Story, name: str) -> None:
    """A letter is drafted in the office's window, approved in the decision maker's, and goes out."""
    press(story.office, "문서 기안")
    field(story.office, "결재").select_option(label=story.cast.decision_maker.name)
    press(story.office, "결재 올리기")
    expect(story.office.get_by_role("heading", level=1)).to_be_visible()
    story.judge.goto(story.office.url)
    story.walk.stop(story.judge, f"letter-{name}")
    press(story.judge, "결재하고 시행")
    expect(story.judge.get_by_role("button", name="결재하고 시행")).to_have_count(0)
    dispatch.run_due(limit=500)
