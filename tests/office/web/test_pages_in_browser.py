"""Every component in a real browser: nothing for the accessibility checker to find, nothing wider than the screen."""

from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = Path(__file__).parents[2] / "vendor" / "axe.min.js"
PAGES = [
    "/styleguide/",
    "/styleguide/?errors=1",
    "/styleguide/case/",
    "/styleguide/errors/400/",
    "/styleguide/errors/403/",
    "/styleguide/errors/404/",
    "/styleguide/errors/409/",
    "/styleguide/errors/500/",
    "/accessibility/",
    "/privacy/",
]


def violations(page) -> list:
    """What axe finds; evaluated by the browser itself, so that the content policy stays in force."""
    page.evaluate(AXE.read_text())
    return [
        (found["id"], found["nodes"][0]["target"])
        for found in page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    ]


@pytest.fixture
def opened(browser, live_server):
    contexts = []

    def open_page(*, width: int, language: str, scripts: bool = True):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_overflows(opened, width, language):
    page = opened(width=width, language=language)
    for address in PAGES if width > 1000 else PAGES[:5]:
        page.goto(address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
        assert page.evaluate("document.documentElement.lang") == language


def test_the_menu_of_a_phone_opens_without_scripts(opened):
    page = opened(width=390, language="ko", scripts=False)
    page.goto("/styleguide/")
    page.get_by_text("메뉴", exact=True).click()
    page.get_by_role("button", name="English").click()
    assert page.locator("h1").inner_text() == "What pages are built of"
    assert page.url.endswith("/styleguide/")


def test_the_skip_link_is_first_and_works(opened):
    page = opened(width=1440, language="ko")
    page.goto("/styleguide/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "본문 바로가기"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_errors_take_the_focus_and_lead_to_their_fields(opened):
    page = opened(width=1440, language="en")
    page.goto("/styleguide/?errors=1")
    assert page.evaluate("document.activeElement.className") == "kit-summary"
    page.get_by_role("link", name="Notices by e-mail: This field is required.").click()
    assert page.evaluate("document.activeElement.id") == "id_consent_0"


def test_a_question_is_asked_before_something_final(opened):
    page = opened(width=1440, language="en")
    page.goto("/styleguide/")
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_role("button", name="Go back").click()
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("button", name="Withdraw").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, continue").click()


def test_a_dialog_closes_with_escape_and_gives_the_focus_back(opened):
    page = opened(width=1440, language="en")
    page.goto("/styleguide/")
    opener = page.get_by_role("button", name="Open a dialog")
    opener.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Open a dialog"


def test_amounts_get_separators_while_they_are_typed(opened):
    page = opened(width=1440, language="en")
    page.goto("/styleguide/")
    page.get_by_label("Cost of the demonstration").press_sequentially("12000000")
    assert page.get_by_label("Cost of the demonstration").input_value() == "12,000,000"
