"""The desk, the inbox and the outbox in a real browser: sound at both widths, and usable without a mouse."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from office.desk import panels
from office.desk.panels import Row, Rows
from office.ledger.models import Effect
from office.notifications.models import Delivery, State

PAGES = {
    "desk": ("company_user", "/"),
    "inbox": ("company_user", "/inbox/"),
    "preferences": ("company_user", "/inbox/preferences/"),
    "deliveries": ("secretariat_officer", "/inbox/deliveries/"),
    "effects": ("secretariat_officer", "/inbox/effects/"),
}


@pytest.fixture
def world(cast, monkeypatch):
    """Notices read and unread, mails in trouble, stuck work, and a state whose word is long."""
    for person, channel, state, number in [
        (cast.company_user, "inbox", State.SENT, 4),
        (cast.company_user, "email", State.UNKNOWN, 1),
        (cast.company_writer, "email", State.FAILED, 1),
    ]:
        Delivery.objects.bulk_create(
            Delivery(
                key="sandbox.rapid_received", occasion=str(n), person=person, channel=channel, state=state,
                subject_line=f"접수 완료: 실내 배송로봇 자율주행 서비스 (RC-2026-{n:04})",
                body_text="접수되었습니다.", url="/",
                sent_at=timezone.now(), read_at=timezone.now() if n > 1 else None, attempts=1,
                error="SMTPServerDisconnected: Connection unexpectedly closed" if channel == "email" else "",
            )
            for n in range(number)
        )  # fmt: skip
    Effect.objects.create(
        kind="documents.render", key="stuck", state="parked", attempts=8, last_error="OSError: " + "x" * 200
    )
    long = Row(
        "A service with a title", "/", note="RC-2026-0005-02", mark="Silent: deemed no permit needed, to be confirmed"
    )
    monkeypatch.setitem(panels._sources["waiting"], "tests", (lambda actor: Rows([long], 1), lambda actor: True))
    return cast


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_sound(world, visit, axe, screenshots, name, size):
    part, address = PAGES[name]
    page = visit(getattr(world, part), size=size)
    assert page.goto(address).status == 200
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.complaints == []
    axe(page)
    page.screenshot(path=screenshots / f"{name}-{size}.png", full_page=True)


def test_a_notice_is_opened_from_the_desk_and_then_read(world, visit):
    page = visit(world.company_user)
    page.goto("/")
    page.get_by_role("link", name="RC-2026-0001").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("RC-2026-0001")
    assert Delivery.objects.filter(channel="inbox", read_at=None).count() == 1
    page.goto("/inbox/?show=unread")
    expect(page.locator(".inbox-notice")).to_have_count(1)
    page.locator(".inbox-notice button").click()
    expect(page.locator(".inbox-notice")).to_have_count(0)
