"""A sheet in the browser: exact totals, the keyboard alone, no line, another window. No digit is lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from office.assessment.models import Sheet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTH = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def sheet(panel_world) -> Sheet:
    """The first sheet of a member of an open round."""
    return panel_world.sheet(panel_world.opened(panel_world.panel(2, 2)), "r2")


def address(sheet: Sheet) -> str:
    return reverse("assessment:sheet", kwargs={"pk": sheet.pk})


def arrives(page, sheet: Sheet, total: str) -> None:
    """Sooner or later the server has it."""
    for _try in range(100):
        sheet.refresh_from_db()
        if str(sheet.total) == total:
            return
        page.wait_for_timeout(100)
    assert str(sheet.total) == total


def test_a_sheet_by_the_keyboard_alone_without_a_line_and_from_a_phone(panel_world, sheet, visit, axe):
    user = panel_world.user(sheet.round.panel, "r2")
    page = visit(user)
    page.goto(address(sheet))
    assert not page.complaints
    axe(page)
    page.complaints.clear()  # axe styles what it measures, which our policy refuses
    need, innovation = page.get_by_label("필요성", exact=True), page.get_by_label("혁신성", exact=True)
    expect(page.get_by_label("필요성 비고")).to_be_hidden()
    total, line = page.locator("[data-total]"), page.locator("[data-autosave-status]")
    need.focus()
    page.keyboard.type("0.1")
    page.keyboard.press("Enter")
    expect(innovation).to_be_focused()
    page.keyboard.type("0.2")
    expect(total).to_have_text("0.3")
    page.keyboard.press("k")
    expect(need).to_be_focused()
    page.keyboard.press("j")
    expect(innovation).to_be_focused()
    arrives(page, sheet, "0.30")

    # what cannot stand is told beside it and counts for nothing
    innovation.fill("60.01")
    expect(page.locator("#points-innovation_error")).to_be_visible()
    expect(total).to_have_text("0.1")

    # without a line every digit stays here, over a reload of the tab's own memory too
    page.context.set_offline(True)
    innovation.fill("45.75")
    page.keyboard.press("Enter")
    page.keyboard.type("줄이 끊긴 동안 쓴 의견이며 충분히 깁니다.")
    page.locator("details.sheet-remark summary").first.click()
    page.get_by_label("필요성 비고").fill("줄이 끊긴 동안 쓴 비고")
    expect(line).to_have_attribute("data-state", "offline")
    expect(total).to_have_text("45.85")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#kit-offline")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#kit-offline")).to_be_hidden()
    arrives(page, sheet, "45.85")
    assert sheet.comment.startswith("줄이 끊긴") and sheet.remarks == {"need": "줄이 끊긴 동안 쓴 비고"}

    # submitted by the keyboard, the next sheet follows
    page.locator("#comment").focus()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: address(sheet) not in url)
    sheet.refresh_from_db()
    assert sheet.state == "submitted"

    phone = visit(user, size="phone")
    phone.goto(page.url)
    assert not phone.evaluate(WIDTH)
    phone.get_by_label("필요성", exact=True).fill("12")
    expect(phone.locator("[data-total]")).to_have_text("12")
    arrives(phone, panel_world.sheet(sheet.round, "r2", "E-002"), "12.00")
    axe(phone)

    # another window of the same person: a choice, nothing overwritten unseen
    page.get_by_label("필요성", exact=True).fill("30")
    expect(page.locator("#kit-merge")).to_be_visible()
    page.locator("#kit-merge input[value=theirs]").check()
    page.locator("#kit-merge button[type=submit]").first.click()
    expect(page.get_by_label("필요성", exact=True)).to_have_value("12")
    assert not [one for one in page.complaints if "ERR_INTERNET_DISCONNECTED" not in one and "409" not in one]
