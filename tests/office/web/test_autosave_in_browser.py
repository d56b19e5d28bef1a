"""Nothing typed is lost: a colleague saves, the line breaks, the session ends, the page is left."""

import json

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.office.web import probe
from tests.office.web.test_pages_in_browser import violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.office.web.probe"),
    pytest.mark.usefixtures("probe_pages"),
]


@pytest.fixture
def sheet_page(visit, cast, sheet, live_server):
    page = visit(cast.rival_user, language="en")
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": live_server.url}])
    page.goto("/probe/")
    return page


def status(page):
    return page.locator("[data-autosave-status]")


def kept(page) -> dict:
    """What lies on the device."""
    found = page.evaluate("Object.entries(localStorage).filter(([k]) => k.startsWith('autosave:')).map(([, v]) => v)")
    return json.loads(found[0])["values"] if found else {}


def test_typing_saves_by_itself_and_says_when(sheet_page, sheet):
    sheet_page.get_by_label("Title").press_sequentially("Robots")
    expect(status(sheet_page)).to_have_text("Saved 14:05:12 · revision 2")
    assert sheet["values"]["title"] == "Robots" and sheet["answers"] == 1
    expect(sheet_page.locator("[data-complete=done]")).to_have_text("1")
    assert kept(sheet_page) == {}


def test_every_kind_of_field_goes_out_as_what_it_is(sheet_page, sheet):
    sheet_page.get_by_label("Energy").check()
    sheet_page.get_by_label("True").check()
    sheet_page.get_by_label("Cost").press_sequentially("12000")
    sheet_page.keyboard.press("Tab")
    expect(status(sheet_page)).to_contain_text("Saved")
    sheet_page.wait_for_timeout(1200)
    assert sheet["values"]["fields"] == ["e"] and sheet["values"]["truth"] is True
    assert sheet["values"]["cost"] == "12000"


def test_errors_are_shown_beside_the_field_and_go_away(sheet_page, sheet):
    title = sheet_page.get_by_label("Title")
    title.fill("x")
    expect(sheet_page.get_by_text("The title is too short.")).to_be_visible()
    expect(title).to_have_attribute("aria-invalid", "true")
    assert violations(sheet_page) == []
    title.fill("xy")
    expect(sheet_page.get_by_text("The title is too short.")).to_have_count(0)


def test_a_colleagues_entry_is_never_overwritten_and_mine_never_lost(sheet_page, sheet):
    probe.keep({"title": "Theirs", "summary": "A colleague's"})
    sheet_page.get_by_label("Title").fill("Mine")
    dialog = sheet_page.get_by_role("dialog")
    expect(dialog).to_contain_text("김담당 has changed the same entries.")
    expect(dialog.get_by_label("Mine", exact=False).first).to_be_visible()
    assert violations(sheet_page) == []
    assert sheet["values"]["title"] == "Theirs" and kept(sheet_page) == {"title": "Mine"}
    dialog.locator("[data-side=mine]").click()
    dialog.get_by_role("button", name="Save what I chose").click()
    expect(status(sheet_page)).to_have_text("Saved 14:05:12 · revision 3")
    assert sheet["values"]["title"] == "Mine" and sheet["values"]["summary"] == "A colleague's"
    expect(sheet_page.get_by_label("Summary")).to_have_value("A colleague's")


def test_choosing_theirs_shows_theirs(sheet_page, sheet):
    probe.keep({"title": "Theirs"})
    sheet_page.get_by_label("Title").fill("Mine")
    sheet_page.locator("[data-side=theirs]").click()
    sheet_page.get_by_role("button", name="Save what I chose").click()
    expect(sheet_page.get_by_label("Title")).to_have_value("Theirs")
    assert sheet["revision"] == 2 and kept(sheet_page) == {}


def test_a_choice_may_be_put_off_and_taken_up_again(sheet_page, sheet):
    probe.keep({"title": "Theirs"})
    sheet_page.get_by_label("Title").fill("Mine")
    sheet_page.get_by_role("button", name="Decide later").click()
    expect(status(sheet_page)).to_contain_text("Choose what should stand")
    assert sheet["values"]["title"] == "Theirs" and kept(sheet_page) == {"title": "Mine"}
    sheet_page.get_by_role("button", name="Continue now").click()
    expect(sheet_page.get_by_role("dialog")).to_be_visible()


def test_without_a_line_entries_stay_on_the_device_and_follow(sheet_page, sheet):
    sheet_page.context.set_offline(True)
    sheet_page.get_by_label("Title").fill("In the tunnel")
    expect(status(sheet_page)).to_contain_text("kept on this device")
    assert kept(sheet_page) == {"title": "In the tunnel"}
    sheet_page.context.set_offline(False)
    expect(status(sheet_page)).to_have_text("Saved 14:05:12 · revision 2")
    assert sheet["values"]["title"] == "In the tunnel"


def test_a_failing_server_is_asked_again(sheet_page, sheet):
    sheet["refuse"] = 503
    sheet_page.get_by_label("Title").fill("Patience")
    expect(status(sheet_page)).to_contain_text("kept on this device")
    sheet["refuse"] = None
    expect(status(sheet_page)).to_contain_text("Saved", timeout=10_000)
    assert sheet["values"]["title"] == "Patience"


def test_what_never_arrived_is_back_in_its_field_next_time(sheet_page, sheet):
    sheet["refuse"] = 503
    sheet_page.get_by_label("Title").fill("Left behind")
    expect(status(sheet_page)).to_contain_text("kept on this device")
    sheet_page.goto("/privacy/")
    sheet_page.wait_for_timeout(500)  # the attempt made on leaving is refused as well
    sheet["refuse"] = None
    sheet_page.goto("/probe/")
    expect(sheet_page.get_by_label("Title")).to_have_value("Left behind")
    expect(status(sheet_page)).to_contain_text("Saved")
    assert sheet["values"]["title"] == "Left behind"


def test_leaving_at_once_still_saves(sheet_page, sheet):
    sheet_page.get_by_label("Title").press_sequentially("Hasty")
    sheet_page.goto("/privacy/")
    sheet_page.wait_for_timeout(500)
    assert sheet["values"]["title"] == "Hasty"


def test_a_closed_form_says_so_and_keeps_the_entries(sheet_page, sheet):
    sheet["refuse"] = 423
    sheet_page.get_by_label("Title").fill("Too late")
    expect(status(sheet_page)).to_contain_text("can no longer be changed")
    assert kept(sheet_page) == {"title": "Too late"}


def test_an_ended_session_is_taken_up_in_place(sheet_page, sheet, cast):
    sheet_page.context.clear_cookies(name="sessionid")
    sheet_page.get_by_label("Title").fill("Before lunch")
    dialog = sheet_page.get_by_role("dialog")
    expect(dialog).to_contain_text("Your session has ended.")
    assert violations(sheet_page) == []
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Sign in and save").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in and save").click()
    expect(status(sheet_page)).to_have_text("Saved 14:05:12 · revision 2")
    assert sheet["values"]["title"] == "Before lunch"
    sheet_page.get_by_label("Title").fill("After lunch")
    expect(status(sheet_page)).to_have_text("Saved 14:05:12 · revision 3")


def test_signing_in_may_be_put_off(sheet_page, sheet):
    sheet_page.context.clear_cookies(name="sessionid")
    sheet_page.get_by_label("Title").fill("Before lunch")
    sheet_page.get_by_role("button", name="Later").click()
    expect(status(sheet_page)).to_contain_text("You are signed out.")
    assert kept(sheet_page) == {"title": "Before lunch"} and sheet["values"]["title"] == ""


def test_a_file_goes_up_when_it_is_chosen(visit, cast, sheet):
    page = visit(cast.rival_user)
    page.goto("/probe/upload/")
    plan = {"name": "사업 계획.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 plan"}
    page.get_by_label("Plan").set_input_files(plan)
    expect(page.get_by_role("link", name="사업 계획.pdf")).to_have_attribute("href", "/files/1/")
    assert sheet["stored"] == b"%PDF-1.7 plan"
    page.get_by_label("Plan").set_input_files({"name": "x.exe", "mimeType": "application/x", "buffer": b"MZ"})
    expect(page.locator("[data-upload-error]")).to_have_text("x.exe: Programs are not accepted.")
    assert violations(page) == []
