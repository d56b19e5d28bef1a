"""Writing an entry in the browser: its form, the cells of its budget, and what can happen to a writer."""

import time
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry
from config.sessions import SessionStore
from office.forms.models import Answers
from tests.cast import PASSWORD

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('autosave:')).length"


@dataclass
class Desk:
    """The entry whose form is written, and where."""

    entry: Entry
    form: str

    @property
    def stored(self) -> dict[str, Any]:
        """What the house holds."""
        return Answers.objects.get(matter=self.entry.matter, form_code=ENTRY_FORM).data

    def open(self, page: Page, section: str) -> Page:
        """A section of the form, ready for typing."""
        page.goto(f"{self.form}?section={section}")
        expect(page.locator("form.answers")).to_have_attribute("data-started", "yes")
        return page

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The budget, without the keys of its rows."""
        return [{name: value for name, value in row.items() if name != "id"} for row in self.stored.get("budget", [])]


def status(page: Page) -> Locator:
    return page.locator("[data-autosave-status]")


def saved(page: Page) -> None:
    """Everything typed has arrived: the device keeps nothing back, and the page says so."""
    nothing_kept(page)
    expect(status(page)).to_have_attribute("data-state", "saved")


def nothing_kept(page: Page) -> None:
    """Asked again and again from here: the page's policy forbids to wait within it."""
    until = time.monotonic() + 15
    while page.evaluate(KEPT):
        assert time.monotonic() < until, "something typed has not arrived"
        page.wait_for_timeout(50)


def cell(page: Page, column: str, row: int = 0) -> Locator:
    """A cell of the budget."""
    return page.locator("[data-rows=budget] [data-row]").nth(row).locator(f"[name$='.{column}']")


def fill_row(page: Page, row: int, **amounts: str) -> None:
    """A row of the budget, typed; amounts as people write them."""
    year = str(timezone.localdate().year + 1)
    for column, value in {"year": year, "item": "construction", "tag": "climate"}.items():
        cell(page, column, row).select_option(value)
    for column, amount in amounts.items():
        cell(page, column, row).fill(amount)


def press_in(dialog: Locator, name: str) -> None:
    dialog.get_by_role("button", name=name, exact=True).click()
    expect(dialog).to_be_hidden()


def end_session(context: BrowserContext) -> None:
    """As if it had run out: the store knows it no more, the browser still shows its cookie."""
    key = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "sessionid")
    SessionStore(key).delete()


def sign_in(dialog: Locator) -> None:
    dialog.get_by_label("비밀번호").fill(PASSWORD)
    press_in(dialog, "로그인하고 저장")


def kill(page: Page) -> None:
    """The tab's process dies where it stands: nobody leaves the page, nobody closes it."""
    with pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")
    page.close()
