"""What every journey does at its stops: look, listen to the console, ask the accessibility checker, take a picture."""

import dataclasses
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browsing import SIZES

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclasses.dataclass
class Walk:
    """Walks with somebody's page; `stop` names the picture it leaves."""

    visit: Any
    axe: Any
    folder: Path
    prefix: str
    count: int = 0

    def stop(self, page: Page, name: str, *, phone: bool = False, english: bool = False) -> None:
        """Whatever the page shows now must be sound: at a desk, and where asked on a phone and in English."""
        self.count += 1
        name = f"{self.prefix}-{self.count:02d}-{name}"
        self._look(page, f"{name}-desktop")
        if phone:
            page.set_viewport_size(SIZES["phone"])
            self._look(page, f"{name}-phone")
            page.set_viewport_size(SIZES["desktop"])
        if english:
            self._in_english(page, name)

    def _look(self, page: Page, name: str, *, checked: bool = True) -> None:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.screenshot(path=self.folder / f"{name}.png", full_page=True, animations="disabled")
        assert page.evaluate(TOO_WIDE) <= 0, f"{name} is wider than its window"
        assert page.complaints == [], name
        if checked:
            self.axe(page)
            page.complaints.clear()  # the checker's own styles meet the policy

    def _in_english(self, page: Page, name: str) -> None:
        """The switch in the header, there and back."""
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        self._look(page, f"{name}-en", checked=False)  # the same elements
        page.get_by_role("button", name="한국어").click()
        expect(page.locator("html")).to_have_attribute("lang", "ko")


def field(page: Page, label: str) -> Locator:
    """A field by its question; a mark behind it says whether it must be answered."""
    return page.get_by_role("main").get_by_label(re.compile(rf"^{re.escape(label)}( 필수)?$"))


def press(page: Page, name: str) -> None:
    """A button of the page itself, not of its frame."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def approve(page: Page) -> str:
    """The approver's button, which asks first; what it asked."""
    press(page, "결재하고 시행")
    asked = page.locator("#kit-confirm-text").inner_text()
    with page.expect_navigation():  # the script sends the form: the click alone does not wait for what comes
        page.locator("#kit-confirm [data-answer=yes]").click()
    return asked


def follow(page: Page, name: str) -> None:
    """The first such link of the page itself."""
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def saved(page: Page) -> None:
    """The form has said that everything typed is stored."""
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", "saved", timeout=10_000)
