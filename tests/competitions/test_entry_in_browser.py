"""Filling in an entry when things go wrong: two writers, an ended session, a killed tab, no line. Nothing is lost."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from competitions.actions import calls
from competitions.models import Entry
from office.forms.values import local_of
from tests.browsing import SIZES
from tests.cast import MembershipFactory, UserFactory
from tests.competitions.visiting import at
from tests.competitions.writing import (
    Desk,
    cell,
    end_session,
    fill_row,
    kill,
    nothing_kept,
    press_in,
    saved,
    sign_in,
    status,
)  # fmt: skip
from tests.journeys.walking import TOO_WIDE, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE, SUMMARY = "#id_project_title", "#id_project_summary"


@pytest.fixture
def open_call(competition):
    """Small and medium cities, open since yesterday: the browser's own clock is not moved."""
    yesterday = local_of(timezone.localtime() - dt.timedelta(days=1))
    call = competition.announced(announced_at=yesterday, opens_at=yesterday)
    calls.tick()
    call.refresh_from_db()
    assert call.state == "open"
    return call


@pytest.fixture
def desk(competition, open_call) -> Desk:
    """An empty draft."""
    entry = competition.entry(open_call)
    return Desk(entry, at("entry-form", entry.pk))


@pytest.fixture
def colleague(cast):
    """The second writer of the city."""
    user = UserFactory(email="colleague@example.com", name="김동료")
    MembershipFactory(user=user, organisation=cast.city, role="writer")
    return user


@pytest.fixture
def look(axe, screenshots):
    """look(page, name): the page as it is now, at a desk and on a phone: nothing too wide, nothing inaccessible."""

    def take(page: Page, name: str) -> None:
        for size in ("desktop", "phone"):
            page.set_viewport_size(SIZES[size])
            page.screenshot(path=screenshots / f"entry-{name}-{size}.png", animations="disabled")
            assert page.evaluate(TOO_WIDE) <= 0, (name, size)
        page.set_viewport_size(SIZES["desktop"])
        axe(page)

    return take


def test_two_people_of_one_city_write_at_once(desk, cast, colleague, visit, look):
    mine, theirs = desk.open(visit(cast.city_user), "outline"), desk.open(visit(colleague), "outline")
    theirs.locator(TITLE).fill("동료가 쓴 사업명")
    saved(theirs)
    mine.locator(SUMMARY).fill("내가 쓴 요약")
    saved(mine)
    expect(mine.locator(TITLE)).to_have_value("동료가 쓴 사업명")
    expect(mine.locator("[data-autosave-others]")).to_contain_text("김동료")
    assert desk.stored == {"project_title": "동료가 쓴 사업명", "project_summary": "내가 쓴 요약"}
    # the same answer: who is behind reads the other's and chooses; until then nothing is overwritten
    theirs.locator(SUMMARY).fill("동료의 다른 요약")
    dialog = theirs.get_by_role("dialog")
    expect(dialog.locator("[data-side=mine]")).to_contain_text("동료의 다른 요약")
    expect(dialog.locator("[data-side=theirs]")).to_contain_text("내가 쓴 요약")
    look(theirs, "conflict")
    assert desk.stored["project_summary"] == "내가 쓴 요약"
    dialog.locator("[data-side=mine]").click()
    press_in(dialog, "선택한 내용 저장")
    saved(theirs)
    assert desk.stored["project_summary"] == "동료의 다른 요약"
    expect(theirs.locator(SUMMARY)).to_have_value("동료의 다른 요약")


def test_two_people_write_in_one_budget(desk, cast, colleague, visit, look):
    mine, theirs = desk.open(visit(cast.city_user), "budget"), visit(colleague)
    fill_row(mine, 0, national="40억")
    saved(mine)
    desk.open(theirs, "budget")
    cell(theirs, "city").fill("32억")
    cell(theirs, "city").press("Tab")
    saved(theirs)
    theirs.get_by_role("button", name="행 추가").click()
    fill_row(theirs, 1, national="1,000,000,001")
    cell(theirs, "national", 1).press("Tab")
    saved(theirs)
    cell(mine, "province").fill("8억")
    cell(mine, "province").press("Tab")
    expect(cell(mine, "city")).to_have_value("3,200,000,000")
    expect(cell(mine, "national", 1)).to_have_value("1,000,000,001")
    saved(mine)
    cell(theirs, "national").fill("41억")
    cell(theirs, "national").press("Tab")
    saved(theirs)
    expect(cell(theirs, "province")).to_have_value("800,000,000")
    cell(mine, "national").fill("42억")
    cell(mine, "national").press("Tab")
    dialog = mine.get_by_role("dialog")
    expect(dialog.locator("[data-side=theirs]")).to_contain_text("4,100,000,000")
    expect(dialog.locator("[data-side=mine]")).to_contain_text("4,200,000,000")
    expect(dialog.locator("legend")).to_have_text("1행 · 국비")
    look(mine, "conflict-budget")
    dialog.locator("[data-side=theirs]").click()
    press_in(dialog, "선택한 내용 저장")
    expect(cell(mine, "national")).to_have_value("4,100,000,000")
    saved(mine)
    first, second = desk.rows
    assert (first["national"], first["province"], first["city"]) == (4_100_000_000, 800_000_000, 3_200_000_000)
    assert second["national"] == 1_000_000_001


def test_a_session_that_ends_while_somebody_types(desk, cast, visit, look):
    page = desk.open(visit(cast.city_user), "outline")
    end_session(page.context)
    page.locator(TITLE).fill("점심 전에 쓴 사업명")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("다시 로그인")
    look(page, "signed-out")
    assert desk.stored == {}
    sign_in(dialog)
    saved(page)
    assert desk.stored == {"project_title": "점심 전에 쓴 사업명"}
    # the button, with a session that ended unnoticed: asked in place, and then it goes on
    end_session(page.context)
    press(page, "저장하고 다음으로")
    sign_in(page.get_by_role("dialog"))
    page.wait_for_url(lambda url: "section=outline" not in url)
    expect(page.locator("[data-part=outline]")).not_to_have_class("is-current")


def test_a_killed_tab(desk, cast, visit, look):
    page = desk.open(visit(cast.city_user), "outline")
    context = page.context
    context.route("**/forms/**", lambda route: route.abort() if route.request.method == "PATCH" else route.fallback())
    page.locator(TITLE).press_sequentially("죽은 탭에서 쓴 사업명")
    kill(page)
    page = desk.open(context.new_page(), "budget")
    fill_row(page, 0, national="12억 3,400만", city="12억 3,400만 1")
    page.get_by_role("button", name="행 추가").click()
    fill_row(page, 1, national="7")
    kill(page)
    assert desk.stored == {}
    context.unroute("**/forms/**")
    page = desk.open(context.new_page(), "budget")
    expect(page.locator("[data-autosave-others]")).to_contain_text("저장되지 않았던 입력을 되살렸습니다")
    saved(page)
    look(page, "restored")
    amounts = [(row["national"], row.get("city")) for row in desk.rows]
    assert amounts == [(1_234_000_000, 1_234_000_001), (7, None)]
    # the other section's text goes out from whatever page of the entry is opened
    page.goto(at("entry", desk.entry.pk))
    nothing_kept(page)
    assert desk.stored["project_title"] == "죽은 탭에서 쓴 사업명"
    expect(page.locator("[data-unsent]")).to_be_hidden()


def test_what_a_killed_tab_leaves_behind_is_chosen_where_a_colleague_wrote_meanwhile(
    desk, cast, colleague, visit, look
):
    page = desk.open(visit(cast.city_user), "outline")
    context = page.context
    context.route("**/forms/**", lambda route: route.abort() if route.request.method == "PATCH" else route.fallback())
    page.locator(TITLE).fill("죽은 탭의 사업명")
    kill(page)
    context.unroute("**/forms/**")
    theirs = desk.open(visit(colleague), "outline")
    theirs.locator(TITLE).fill("동료의 사업명")
    saved(theirs)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(at("entry", desk.entry.pk))
    told = page.locator("[data-unsent]")
    expect(told).to_contain_text("아직 저장되지 않은 입력이 있습니다")
    look(page, "unsent")
    told.get_by_role("link").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-side=mine]")).to_contain_text("죽은 탭의 사업명")
    expect(dialog.locator("[data-side=theirs]")).to_contain_text("동료의 사업명")
    assert desk.stored["project_title"] == "동료의 사업명"


def test_an_unplugged_network(desk, cast, visit, look):
    page = desk.open(visit(cast.city_user), "outline")
    page.context.set_offline(True)
    page.locator(TITLE).fill("터널에서 쓴 사업명")
    expect(status(page)).to_contain_text("이 기기에 보관")
    press(page, "저장하고 다음으로")
    asked = page.locator("#kit-offline")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("연결되어 있지 않습니다")
    look(page, "offline")
    press_in(asked, "닫기")
    page.locator(SUMMARY).fill("연결이 끊긴 동안 쓴 요약")
    assert desk.stored == {}
    page.context.set_offline(False)
    saved(page)
    assert desk.stored == {"project_title": "터널에서 쓴 사업명", "project_summary": "연결이 끊긴 동안 쓴 요약"}
    desk.open(page, "budget")
    page.context.set_offline(True)
    fill_row(page, 0, national="160억 5천만", province="1,234,567,891", city="16,000백만원")
    page.get_by_role("button", name="행 추가").click()
    fill_row(page, 1, national="3")
    expect(status(page)).to_contain_text("이 기기에 보관")
    expect(page.locator("[data-sum=national]")).to_contain_text("16,050,000,003")
    page.context.set_offline(False)
    saved(page)
    told = [(row["national"], row.get("province"), row.get("city")) for row in desk.rows]
    assert told == [(16_050_000_000, 1_234_567_891, 16_000_000_000), (3, None, None)]


def test_submitting_without_a_line_says_so_and_sends_nothing(competition, open_call, cast, visit, look):
    entry = competition.complete(open_call)
    page = visit(cast.city_user)
    page.goto(at("entry-report", entry.pk))
    page.context.set_offline(True)
    press(page, "제출")
    asked = page.locator("#kit-offline")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("아무것도 보내지 않았고")
    look(page, "submit-offline")
    press_in(asked, "닫기")
    expect(page.get_by_role("heading", level=1)).to_have_text("제출 전 점검")
    assert Entry.objects.get(pk=entry.pk).state == "draft"
    page.context.set_offline(False)
    press(page, "제출")
    page.wait_for_url("**/receipts/**")
    entry.refresh_from_db()
    assert entry.state == "submitted" and entry.receipts.count() == 1
