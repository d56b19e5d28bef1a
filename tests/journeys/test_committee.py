"""A meeting in three windows: the clerk runs it, two members take part, and nobody reloads a page."""

import pytest
from playwright.sync_api import Page, expect

from office.committees.actions import attendance, meetings
from office.committees.models import Motion
from tests.journeys.walking import Walk
from tests.office.committees.conftest import World
from tests.office.committees.conftest import programme as committee_programme  # noqa: F401  a fixture
from tests.office.committees.visiting import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECOND = "안건 2 실증사업"


@pytest.fixture
def world(cast, request) -> World:
    """A meeting's committee; the members are called by their parts."""
    found = World(cast, request.getfixturevalue("committee_programme"))
    for name, word in (("member", "가위원"), ("other", "나위원"), ("fifth", "다위원"), ("clerk", "간사")):
        found.users[name].name = word
        found.users[name].save(update_fields=["name"])
    return found


def answered(page: Page, button: str, words: str = "") -> None:
    """A button that asks first, in such words."""
    page.locator(button).click()
    expect(page.locator("#kit-confirm-text")).to_contain_text(words)
    page.locator("#kit-confirm [value=yes], #kit-confirm [data-answer=yes]").first.click()


def test_a_meeting_in_three_windows(world, visit, axe, screenshots):
    meeting = world.noticed(cases=2)
    for name in ("chair", "vice", "member", "fifth"):
        attendance.attend(meeting, by=world.clerk, seat=world.seats[name])
    meetings.open_meeting(meeting, by=world.clerk)
    first, second = world.item(meeting, 1), world.item(meeting, 2)
    walk = Walk(visit, axe, screenshots, "committee")
    clerk, member, other = (visit(world.users[name]) for name in ("clerk", "member", "other"))

    clerk.goto(at("live", meeting))
    member.goto(at("sitting", meeting))
    other.goto(at("item-deed", second, deed="abstain"))
    other.locator("input[name=reason]").first.check()
    other.get_by_role("main").locator("button[type=submit]").click()
    other.goto(at("sitting", meeting))
    expect(other.get_by_text(first.title).first).to_be_visible()
    expect(other.get_by_text(SECOND)).to_have_count(0)

    # somebody comes late; the clerk is writing meanwhile, and loses nothing
    clerk.locator(f"#came-{world.seats['other'].pk}").click()
    expect(clerk.locator(".cm-number")).to_have_text("5/5")
    clerk.locator("#call-item").click()
    expect(clerk.locator("#motion-text")).to_be_visible()
    expect(member.locator(".cm-now")).to_contain_text(first.title)
    clerk.locator("#remark-text").fill("운행 구역을 질의함")
    clerk.locator("[name=outcome][value=approve]").check()
    clerk.locator("#motion-text").fill("원안대로 의결함")
    clerk.locator("#put-motion").click()
    expect(clerk.locator("[data-vote-row]")).to_have_count(5)
    expect(clerk.locator("#remark-text")).to_have_value("운행 구역을 질의함")
    clerk.locator("#put-remark").click()
    expect(clerk.locator(".cm-live-remarks")).to_contain_text("운행 구역을 질의함")
    expect(clerk.locator("#remark-text")).to_have_value("")

    # a member votes for himself, the clerk by one key, and for the rest at once
    answered(member, "#my-against", f"안건 1 「{first.title}」의 의결안(원안 의결)에 반대")
    expect(member.locator(".cm-my-vote")).to_be_visible()
    expect(clerk.locator("[data-vote-row]")).to_have_count(4)
    walk.stop(clerk, "voting", phone=True)
    clerk.locator("[data-vote-row] button").first.focus()
    clerk.keyboard.press("ArrowDown")
    expect(clerk.locator("[data-vote-row] button:focus")).to_have_count(1)
    expect(clerk.locator("#vote-help")).to_contain_text("다음 위원")
    follows = clerk.locator("[data-vote-row]").nth(2).locator(".cm-name").inner_text()
    clerk.keyboard.press("1")
    expect(clerk.locator("[data-vote-row]")).to_have_count(3)
    expect(clerk.locator("[data-vote-row]:focus-within .cm-name")).to_have_text(follows)
    expect(clerk.locator("[data-vote-row]:focus-within .cm-name")).to_have_css("font-weight", "700")
    clerk.locator("#rest-for").click()
    clerk.locator("#kit-confirm [data-answer=no]").click()
    expect(clerk.locator("[data-vote-row]")).to_have_count(3)
    answered(clerk, "#rest-for", "3명")
    expect(clerk.locator("[data-vote-row]")).to_have_count(0)
    answered(clerk, "#close-vote", "찬성은 4명")
    expect(clerk.locator(".cm-closed")).to_be_visible()
    expect(member.locator(".cm-closed.is-carried")).to_be_visible()
    walk.stop(member, "result")
    motion = Motion.objects.get()
    assert sorted(motion.votes.values_list("choice", flat=True)) == ["against", *["for"] * 4]

    # the next item: whoever keeps away from it sees nothing of it, and nothing move
    clerk.locator("#next-item").click()
    clerk.locator("#call-item").click()
    expect(member.locator(".cm-now")).to_contain_text(SECOND)
    expect(clerk.locator(".cm-live-item")).to_contain_text("제척·기피·회피")
    expect(other.get_by_text(SECOND)).to_have_count(0)
    assert [page.complaints for page in (clerk, member, other)] == [[], [], []]
