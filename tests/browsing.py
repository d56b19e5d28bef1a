"""A browser for the journeys: Debian's Chromium, signed in by a session rather than by the form.

One for the whole run: Playwright allows no second one beside it in the same process.
"""

import threading
import time
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.signals import request_finished, request_started

from config import env

# Playwright's sync interface keeps an event loop in this thread; the ORM must be told that this is known.
env.publish({"DJANGO_ALLOW_ASYNC_UNSAFE": "true"})

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 375, "height": 812}}


def pytest_collection_modifyitems(items):
    """Whatever needs the browser is left out by its marker where there is none."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=django_settings.CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Underway:
    """What the live server is answering. A page that goes away asks once more: the tables are emptied afterwards."""

    def __init__(self) -> None:
        self.threads: list[int] = []
        request_started.connect(self._began)
        request_finished.connect(self._ended)

    def _began(self, **_about) -> None:
        if threading.current_thread() is not threading.main_thread():
            self.threads.append(threading.get_ident())

    def _ended(self, **_about) -> None:
        if threading.get_ident() in self.threads:
            self.threads.remove(threading.get_ident())

    def wait(self) -> None:
        """Until everything is answered."""
        until = time.monotonic() + 10
        while self.threads and time.monotonic() < until:
            time.sleep(0.02)
        request_started.disconnect(self._began)
        request_finished.disconnect(self._ended)


@pytest.fixture
def visit(browser, live_server, client):
    """visit(user, size="phone") → a page of that user's own browser, opened at the house's address.

    What the console complains of (a blocked script, a missing file, an error) is kept in page.complaints.
    """
    contexts, underway = [], Underway()

    def open_page(user=None, *, size: str = "desktop", language: str = "ko"):
        context = browser.new_context(
            base_url=live_server.url, viewport=SIZES[size], locale=language, timezone_id="Asia/Seoul"
        )
        contexts.append(context)
        if user is not None:
            client.force_login(user)
            name = django_settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
            client.cookies.clear()
        page = context.new_page()
        if not env.flag("TEST_PICTURES"):
            page.screenshot = lambda **_where: None
        page.set_default_timeout(15_000)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    underway.wait()


@pytest.fixture
def page(visit):
    """A visitor's page, not signed in."""
    return visit()


@pytest.fixture
def screenshots() -> Path:
    """Where a journey leaves its pictures when TEST_PICTURES=1 asks for them: var/screenshots, to be looked at."""
    folder = env.BASE_DIR / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def axe():
    """axe(page): fails with everything the accessibility checker finds."""
    from axe_playwright_python.sync_playwright import Axe

    def run(page) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()

    return run
