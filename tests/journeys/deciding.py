"""The second half of the exemption's journey: conditions, committee, Minister's decision, what the company holds."""

import datetime as dt
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
from django.utils import timezone
from playwright.sync_api import Page, expect

from office.committees.actions import committees, meetings
from office.committees.models import AgendaItem, Meeting
from office.documents.models import IssuedDocument
from office.ledger import dispatch
from office.people.actors import actor_of
from office.people.models import User
from sandbox.models import Exemption
from tests.cast import UserFactory
from tests.journeys.exemption import TITLE, Story, send_out
from tests.journeys.walking import follow, press

CONDITION = {
    "text": "시속 5km를 넘지 않을 것",
    "need": "보행자와 부딪힐 때의 위험을 줄임",
    "evidence": "월별 주행 속도 기록",
}


def before_the_committee(story: Story) -> None:
    """Conditions are drafted, the case is put on an agenda, one member keeps away, the others vote."""
    members = {name: UserFactory(name=name) for name in ("위원장", "가위원", "나위원", "다위원")}
    meeting = planned(story, members)
    adopt(story)
    put_on_agenda(story, meeting)
    keep_away(story, meeting, members["나위원"])
    deliberate(story, meeting, members)
    approve_the_resolution(story, meeting, members["위원장"])


def planned(story: Story, members: dict[str, User]) -> Meeting:
    """A committee of four, with the secretariat's officer as its clerk, that meets in two weeks."""
    officer = actor_of(story.cast.molit_officer)
    committee = committees.create_committee(
        by=officer, code="nscc", name_ko="국가스마트도시위원회", name_en="National Smart City Committee",
        programme="sandbox", organisation=story.cast.molit,
    )  # fmt: skip
    roles = [*zip(members.values(), ("co_chair", "member", "member", "member"), strict=True)]
    for order, (user, role) in enumerate([*roles, (story.cast.secretariat_officer, "clerk")], start=1):
        committees.add_seat(
            committee, by=officer, kind="civilian", role=role, user=user, order=order, valid_from=dt.date(2026, 1, 1)
        )
    held_at = timezone.now() + dt.timedelta(days=14)
    return meetings.plan_meeting(committee, by=officer, held_at=held_at, place="대회의실")


def adopt(story: Story) -> None:
    """Both proposals become drafts of the office."""
    office = story.office
    office.goto(story.address)
    follow(office, "조건 작성 화면")
    story.walk.stop(office, "proposals", english=True)
    proposals = office.get_by_role("main").get_by_role("checkbox")
    expect(proposals).to_have_count(2)
    for box in proposals.all():
        box.check()
    press(office, "고른 제안을 하나씩 채택")
    expect(office.get_by_role("heading", level=3)).to_have_count(2)


def put_on_agenda(story: Story, meeting: Meeting) -> None:
    """The clerk finds the case among those that are ready, and tells the members."""
    office = story.office
    office.goto(f"/committees/meetings/{meeting.pk}/agenda/")
    office.get_by_role("main").get_by_role("button", name="추가").first.click()
    story.walk.stop(office, "agenda", phone=True)
    office.goto(f"/committees/meetings/{meeting.pk}/")
    follow(office, "회의 개최 통지")
    press(office, "회의 개최 통지")
    dispatch.run_due(limit=500)


def keep_away(story: Story, meeting: Meeting, user: User) -> None:
    """A member recuses himself in his own window, and finds nothing of the item afterwards."""
    away = story.visit(user)
    away.goto(f"/committees/meetings/{meeting.pk}/sitting/")
    expect(away.get_by_role("main")).to_contain_text(TITLE)
    follow(away, "이 안건 회피")
    away.locator("input[name=reason]").first.check()
    away.get_by_role("main").locator("button[type=submit]").click()
    for page in ("", "sitting/"):
        away.goto(f"/committees/meetings/{meeting.pk}/{page}")
        expect(away.get_by_text(TITLE)).to_have_count(0)
    assert away.goto(f"/committees/items/{AgendaItem.objects.get().pk}/").status == 404
    away.close()


def deliberate(story: Story, meeting: Meeting, members: dict[str, User]) -> None:
    """Opened on the live page; a member votes for himself, the clerk records the others and closes the vote."""
    clerk, walk = story.office, story.walk
    clerk.goto(f"/committees/meetings/{meeting.pk}/live/")
    clerk.locator("#everybody").click()
    expect(clerk.locator("#everybody")).to_have_count(0)
    clerk.locator("#open-meeting").click()
    press(clerk, "개회")
    clerk.locator("#call-item").click()
    expect(clerk.locator("#motion-text")).to_be_visible()
    walk.stop(clerk, "live-called", english=True)
    expect(clerk.locator("#motion-conditions")).to_have_value(re.compile(CONDITION["text"]))
    clerk.locator("#put-motion").click()
    expect(clerk.locator("[data-vote-row]").first).to_be_visible()
    member = story.visit(members["가위원"])
    member.goto(f"/committees/meetings/{meeting.pk}/sitting/")
    for organisation in (story.cast.ministry, story.cast.other_ministry):
        expect(member.locator(".cm-paper-tabs")).to_contain_text(f"({organisation.name_ko})")
    walk.stop(member, "sitting", phone=True, english=True)
    answered(member, "#my-for")
    expect(member.locator(".cm-my-vote")).to_be_visible()
    answered(clerk, "#rest-for")
    expect(clerk.locator("[data-vote-row]")).to_have_count(0)
    answered(clerk, "#close-vote")
    expect(member.locator(".cm-closed.is-carried")).to_be_visible()
    assert member.complaints == []
    member.close()


def answered(page: Page, button: str) -> None:
    """A button that asks first."""
    page.locator(button).click()
    page.locator("#kit-confirm [value=yes], #kit-confirm [data-answer=yes]").first.click()


def approve_the_resolution(story: Story, meeting: Meeting, user: User) -> None:
    """The chair, in a window of his own."""
    chair: Any = story.visit(user)
    chair.goto(f"/committees/items/{AgendaItem.objects.get().pk}/")
    story.walk.stop(chair, "resolved", phone=True)
    follow(chair, "의결서 승인")
    press(chair, "의결서 승인")
    expect(chair.get_by_role("link", name="의결서 승인")).to_have_count(0)
    dispatch.run_due(limit=500)


def the_minister_decides(story: Story) -> None:
    """Drafted with the conditions, approved; the company reads it and opens its certificate."""
    office, walk = story.office, story.walk
    office.goto(f"{story.address}decision/")
    walk.stop(office, "decision", phone=True, english=True)
    follow(office, "조건부승인")
    walk.stop(office, "decide")
    send_out(story, stop="approval")
    in_hand(story)


def in_hand(story: Story) -> None:
    """The decision on the case's page, the exemption, its certificate."""
    company, walk = story.company, story.walk
    company.goto(story.address)
    expect(company.get_by_role("main")).to_contain_text("조건부승인")
    walk.stop(company, "decided", phone=True, english=True)
    number = Exemption.objects.get().matter.number
    follow(company, f"규제특례 {number} 보기")
    expect(company.get_by_role("main")).to_contain_text(CONDITION["text"])
    walk.stop(company, "exemption", phone=True, english=True)
    certificate = IssuedDocument.objects.get(kind="sandbox.approval_certificate")
    company.goto(certificate.get_absolute_url())
    expect(company.get_by_role("heading", level=1)).to_contain_text("승인 확인서")
    with company.expect_download() as coming:
        follow(company, "내려받기")
    pages = pypdf.PdfReader(BytesIO(Path(coming.value.path()).read_bytes())).pages
    text = re.sub(r"[\s\u2060]+", "", "".join(page.extract_text() for page in pages))
    assert number in text and re.sub(r"\s+", "", CONDITION["text"]) in text
