"""A call set up in the browser by somebody who sees only its pages; another person approves and announces it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from competitions.models import Call
from tests.competitions.visiting import at
from tests.journeys.conftest import people  # noqa: F401  names that may stand in a picture
from tests.journeys.walking import Walk, field, follow, press, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "강소형 스마트도시 조성사업 공모"
OPENS, CLOSES = "접수 시작", "접수 마감"


def test_from_the_new_call_to_the_public_page(people, competition, visit, axe, screenshots):  # noqa: F811
    walk, dates = Walk(visit, axe, screenshots, "call"), competition.dates()
    officer, director = visit(people.secretariat_officer), visit(people.decision_maker)
    begin(officer, walk)
    schedule(officer, walk, dates)
    send(officer, walk)
    approve(director, walk)
    call = Call.objects.get()
    assert (call.state, call.prepared_by, call.approved_by) == (
        "announced", people.secretariat_officer, people.decision_maker,
    )  # fmt: skip
    anybody = visit()
    anybody.goto(at("public-calls"))
    follow(anybody, f"{timezone.localdate().year}년 {TITLE}")
    expect(anybody.locator("#money")).to_contain_text("8,000,000,000원")
    expect(anybody.locator("#rubric h3")).to_contain_text(["100점", "100점", "가점·감점"])
    walk.stop(anybody, "public", phone=True, english=True)


def begin(page: Page, walk: Walk) -> None:
    """From the list of calls: the programme is chosen, and everything but the dates stands there."""
    page.goto(at("call-list"))
    follow(page, "새 공모")
    walk.stop(page, "new", phone=True, english=True)
    field(page, "사업").select_option(label="강소형 스마트도시")
    press(page, "설정 시작")
    expect(field(page, "공모명(국문)")).to_have_value(f"{timezone.localdate().year}년 {TITLE}")
    walk.stop(page, "basics", phone=True)
    follow(page, "빠진 것 확인")
    expect(page.locator(".kit-summary li a")).to_have_count(3)
    walk.stop(page, "missing", phone=True)


def schedule(page: Page, walk: Walk, dates: dict[str, str]) -> None:
    """The dates, saved while they are typed; a close before the opening is told beside its field until it is mended."""
    section(page, "schedule")
    field(page, "공고").fill(dates["announced_at"])
    field(page, "설명회 장소").fill("정부세종청사 6동 대회의실")
    field(page, OPENS).fill(dates["opens_at"])
    field(page, CLOSES).fill(dates["announced_at"])
    wrong = page.locator("[data-field=closes_at] .form-hint-invalid")
    expect(wrong).to_have_text(re.compile(r"접수 마감\(.+\) 시점이 접수 시작\(.+\)보다 늦지 않습니다\."))
    expect(field(page, CLOSES)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-part=schedule]")).to_have_class(re.compile("is-wrong"))
    walk.stop(page, "fault", phone=True)
    field(page, CLOSES).fill(dates["closes_at"])
    expect(wrong).to_have_count(0)
    field(page, "결과 발표").fill(dates["result_on"])
    field(page, "결과 발표").blur()
    saved(page)
    expect(page.locator("[data-part=schedule] [data-part-done]")).to_have_text("8")
    walk.stop(page, "schedule", phone=True, english=True)
    for code in ("questions", "rubric"):
        section(page, code)
        walk.stop(page, code, phone=code == "questions")


def section(page: Page, code: str) -> None:
    """By the list of sections."""
    page.locator(f"[data-part={code}]").get_by_role("link").click()
    expect(page.locator(f"#part-{code}")).to_be_visible()


def send(page: Page, walk: Walk) -> None:
    """From the page of the call."""
    follow(page, "공모로 돌아가기")
    walk.stop(page, "complete", english=True)
    follow(page, "결재 올리기")
    walk.stop(page, "send", phone=True, english=True)
    press(page, "결재 올리기")
    walk.stop(page, "sent")


def approve(page: Page, walk: Walk) -> None:
    """The second person finds it on the first page, reads it whole, approves and announces."""
    page.goto("/")
    follow(page, f"{timezone.localdate().year}년 {TITLE}")
    walk.stop(page, "to-approve", phone=True)
    follow(page, "승인")
    walk.stop(page, "approve", phone=True, english=True)
    press(page, "승인")
    follow(page, "공고")
    walk.stop(page, "announce")
    press(page, "공고")
    walk.stop(page, "announced", english=True)
