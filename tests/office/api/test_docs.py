"""The documentation works offline and under the strict policy."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db
AXE = Path(__file__).parents[2] / "vendor" / "axe.min.js"


def test_the_page_holds_no_inline_script_or_style(client):
    text = client.get("/api/v1/docs/").content.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert all('src="' in tag for tag in text.split("<script")[1:])
    assert "//" not in text.replace("http://testserver", "").replace("<!doctype", "")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_lists_the_operations_with_nothing_on_the_console(live_server, browser):
    said, asked = [], []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/api/v1/docs/")
    expect(page.get_by_text("/api/v1/me/").first).to_be_visible(timeout=20_000)
    page.locator("#operations-me-me_retrieve button").first.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator("#operations-me-me_retrieve .live-responses-table")).to_contain_text("401", timeout=10_000)
    page.evaluate(AXE.read_text() + ";0")
    broken = page.evaluate("axe.run()")["violations"]
    page.close()
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in broken] == []
    foreign = [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))]
    assert foreign == []
    assert [line for line in said if "401" not in line] == []
