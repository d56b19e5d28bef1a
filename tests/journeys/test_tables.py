"""A budget is written as in a spreadsheet: pasted, summed, continued by keyboard; on a phone its rows fold."""

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from competitions.form_definitions import ENTRY_FORM
from office.forms.actions import save
from office.forms.queries import answers_of

ROWS = "[data-rows=budget] [data-row]"
LINES = (
    "연도\t비목\t정책\t국비\t도비\t시비\t민간\t기타\r\n"
    "{year}\t장비\t기후위기 대응\t4,000백만원\t8억\t32억\t2억 5천만\t-\r\n"
    "{year}년\t인건비\t해당 없음\t1,000\t1,000\t없음\t\t\t넘친 칸\r\n"
    "1999\t인건비\t해당 없음\t\t\t\t\t7\r\n"
)
PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  cell.focus();
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def entry(competition):
    call = competition.opened()
    with competition.at(call.opens_at + dt.timedelta(hours=1)):
        yield competition.entry(call)


def budget(entry) -> list[dict]:
    return answers_of(entry.matter, ENTRY_FORM).data.get("budget", [])


def years(entry) -> list[str]:
    return answers_of(entry.matter, ENTRY_FORM).definition.terms["money"]["years"]


def address(entry) -> str:
    return reverse("competitions:entry-form", args=[entry.pk]) + "?section=budget"


def held(page, count: int) -> None:
    """Everything typed is on the server, and so many rows stand."""
    expect(page.locator(ROWS)).to_have_count(count)
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", "saved")


def complaints(page) -> list[str]:
    """What went wrong; that the panel gave up a question for a newer one is how it is asked."""
    return [one for one in page.complaints if not one.startswith(("htmx:afterRequest", "htmx:sendAbort"))]


@pytest.mark.django_db(transaction=True)
def test_a_block_from_a_spreadsheet_fills_rows_and_the_sums_follow(entry, cast, visit, axe):
    page, year = visit(cast.city_user), years(entry)[0]
    page.goto(address(entry))
    heads = page.locator("[data-rows=budget] thead th[scope=col]")
    assert heads.all_inner_texts()[4].startswith("국비")
    first = page.locator(f"{ROWS} [name$='.year']").first
    expect(first).to_have_accessible_name("연도 1행")

    # pasted: the heading is passed over, words become won, what is no choice or lies outside is said and left
    first.evaluate(PASTE, LINES.format(year=year))
    expect(page.locator(ROWS)).to_have_count(3)
    said = page.locator("[data-rows-said]")
    expect(said).to_contain_text("23칸을 붙여 넣었습니다")
    expect(said).to_contain_text("1칸은 바꾸지")
    expect(said).to_contain_text("벗어난 1칸")
    cells = [one.input_value() for one in page.locator(ROWS).first.locator(".answers-cell [name]").all()]
    assert cells == [year, "equipment", "climate", "4,000,000,000", "800,000,000", "3,200,000,000", "250,000,000", ""]
    wrong = page.locator(ROWS).nth(1).locator("td:has([name$='.city'])")
    expect(wrong.locator(".form-hint-invalid")).to_contain_text("금액을 원 단위")
    expect(wrong.locator("input")).to_have_attribute("aria-invalid", "true")

    # mended, the line of sums and the rules below it say the same to the won
    wrong.locator("input").fill("3")
    page.locator(ROWS).nth(2).locator("[name$='.year']").select_option(year)
    held(page, 3)
    expect(wrong.locator(".form-hint-invalid")).to_have_count(0)
    sums = ["4,000,001,000원", "800,001,000원", "3,200,000,003원", "250,000,000원", "7원"]
    assert page.locator("[data-rows=budget] [data-sum]").all_inner_texts() == sums
    total = page.locator(".entry-sums tr.is-total")
    expect(total.locator("td")).to_have_text([*sums, "8,250,002,010원"])
    expect(page.locator("[data-rows=budget] [data-total]")).to_have_text("8,250,002,010원")
    assert [row.get("city") for row in budget(entry)] == [3_200_000_000, 3, None]

    # taken back as one
    cell = page.locator(f"{ROWS} [name$='.national']").first
    cell.evaluate(PASTE, "1\t2\n3\t4\n5\t6\n7\t8\n")
    expect(page.locator(ROWS)).to_have_count(4)
    page.get_by_role("button", name="붙여 넣기 취소").click()
    held(page, 3)
    assert page.locator("[data-rows=budget] [data-sum]").all_inner_texts() == sums
    assert complaints(page) == []
    page.locator(f"{ROWS} [name$='.city']").first.fill("이십억쯤")
    expect(page.locator(f"{ROWS} .form-hint-invalid")).to_have_count(1)
    axe(page)


@pytest.mark.django_db(transaction=True)
def test_the_keyboard_leads_along_and_down_and_on_a_phone_rows_fold(entry, cast, visit, axe):
    year = years(entry)[0]
    row = {"year": year, "item": "equipment", "tag": "none", "national": 800_000_000, "city": 800_000_000}
    save(answers_of(entry.matter, ENTRY_FORM), {"budget": [row]}, revision=0, by=cast.actor("city_user"))

    page = visit(cast.city_user)
    page.goto(address(entry))
    page.locator(f"{ROWS} [name$='.private']").focus()
    page.keyboard.press("Tab")
    expect(page.locator(f"{ROWS} [name$='.other']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"{ROWS} [name$='.year']").nth(1)).to_be_focused()
    page.keyboard.press("Control+Enter")  # an empty row is not followed by another
    expect(page.locator(ROWS)).to_have_count(2)
    page.locator(f"{ROWS} [name$='.national']").first.press("Enter")
    expect(page.locator(f"{ROWS} [name$='.national']").nth(1)).to_be_focused()
    page.keyboard.type("1억")
    page.keyboard.press("Tab")
    expect(page.locator(f"{ROWS} [name$='.national']").nth(1)).to_have_value("100,000,000")
    held(page, 2)
    page.locator(".answers-remove input").nth(1).check()
    expect(page.locator("[data-sum=national]")).to_have_text("800,000,000원")
    held(page, 2)
    assert len(budget(entry)) == 1

    # two rows: the one that is done is its summary, the one with a fault stands open
    faulty = {"year": "1999", "item": "equipment", "tag": "none", "national": 1}
    held_now = answers_of(entry.matter, ENTRY_FORM)
    save(
        held_now, {"budget": [*held_now.data["budget"], faulty]}, revision=held_now.revision, by=cast.actor("city_user")
    )
    phone = visit(cast.city_user, size="phone")
    phone.goto(address(entry))
    done, wrong = phone.locator(ROWS).nth(0), phone.locator(ROWS).nth(1)
    expect(done.locator("summary")).to_contain_text(f"{year} · 장비")
    expect(done.locator("summary")).to_contain_text("국비 8억 원")
    expect(done.locator("[name$='.national']")).to_be_hidden()
    expect(wrong.locator("[name$='.national']")).to_be_visible()
    done.locator("summary").click()
    done.locator("[name$='.national']").fill("9억")
    expect(done.locator("summary")).to_contain_text("국비 9억 원")
    phone.get_by_role("button", name="행 추가").click()
    expect(phone.locator(ROWS).nth(2).locator("[name$='.year']")).to_be_focused()
    expect(done.locator("[name$='.national']")).to_be_hidden()
    assert complaints(page) == complaints(phone) == []
    axe(phone)
