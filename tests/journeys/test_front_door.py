"""What a visitor meets before signing in, in a real browser, in both languages and at both widths."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/verify/", "/sandbox/which-track/"])
def test_the_public_pages_are_sound(visit, axe, screenshots, address, size):
    page = visit(size=size)
    reply = page.goto(address)
    assert reply.status == 200
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.complaints == []
    axe(page)
    page.screenshot(path=screenshots / f"front{address.replace('/', '-')}{size}.png", full_page=True)


def test_a_wrong_address_is_a_page_of_ours(visit, axe):
    page = visit()
    reply = page.goto("/no/such/page/")
    assert reply.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    axe(page)
