"""The chair's tally in the browser: the round locked, a tie, its lot, the worked example, what if, the signature."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from office.assessment.actions import tally_ties
from office.assessment.models import Sheet, StoredTally
from office.assessment.states import Holding
from tests.cast import PASSWORD
from tests.worlds_tally import one_round

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# The members differ; E-002 and E-003 come out equal.
GIVEN = {"E-001": ("80", "84", "82"), "E-002": ("70", "72", "77"), "E-003": ("74", "73", "72")}


def korean(sentence: str) -> str:
    with translation.override("ko"):
        return _(sentence)


def _points(sheet: Sheet) -> tuple[str, str]:
    return "30", str(int(GIVEN[sheet.subject.code][int(sheet.seat.code[1:]) - 1]) - 30)


@pytest.fixture
def panel(panel_world) -> Any:
    """Three members whose sheets are signed; the round is open."""
    made = panel_world.panel(3, 3, rules=one_round(tie_breaks=["lot"]))
    panel_world.sign_all(panel_world.opened(made), _points)
    return made


def test_the_chair_locks_tallies_settles_a_tie_and_signs(panel_world, panel, visit, axe, screenshots):
    round_, user = panel.rounds.get(), panel_world.user(panel)
    page = visit(user)
    main = page.locator("main")
    page.goto(reverse("assessment:round", args=[round_.pk]))
    main.locator("a[href$='steps/lock_round/']").click()
    main.locator("form button[type=submit]").click()
    page.wait_for_url(lambda url: "/steps/" not in url)
    round_.refresh_from_db()
    assert round_.state == Holding.LOCKED

    page.goto(reverse("assessment:tallies", args=[panel.pk]))
    main.locator(f"form[action='{reverse('assessment:round-tally', args=[round_.pk])}'] button").click()
    expect(main).to_contain_text(korean("A tie is open: nothing may be decided"))
    first = StoredTally.objects.get()
    assert first.blocked and not main.locator("form.tally-sign").count()
    ranks = main.locator(".tally-table tbody tr td:first-child")
    expect(ranks).to_have_text(["1", "2", "2"])
    page.screenshot(path=screenshots / "tally-tied.png", full_page=True)
    main.get_by_role("link", name="E-001").click()
    expect(main.locator(".tally-sum").first).to_contain_text("(80 + 84 + 82) ÷ 3 = 246 ÷ 3 = 82")
    page.go_back()

    # The secretariat prepares the lot, the chair adds words that nobody knew.
    names = ["E-002", "E-003"]
    tally_ties.prepare_lot(first, applications=names, by=panel_world.officer)
    main.get_by_role("link", name=korean("Settle the tie")).click()
    main.locator("input[name$=words]").fill("회의장에서 부른 수 7 3 1")
    page.keyboard.press("Enter")
    expect(main).to_contain_text(korean("Settled"))
    axe(page)
    page.complaints.clear()  # axe styles what it measures, which our policy refuses
    main.get_by_role("button", name=korean("Tally again")).click()
    expect(ranks).to_have_text(["1", "2*", "3*"])
    stored = StoredTally.objects.get(number=2)
    assert not stored.blocked and page.url.endswith(reverse("assessment:tally", args=[stored.pk]))

    # What another way of counting would have led to says of itself that it is not the result.
    main.get_by_role("link", name=korean("What if")).click()
    expect(main).to_contain_text(korean("This is not the result"))
    main.locator("a[href='?way=method-median']").click()
    expect(main.locator("#chosen-title .krds-badge, #chosen-title .kit-badge")).to_have_text(korean("not the result"))
    page.goto(reverse("assessment:tally", args=[stored.pk]))

    main.locator("form.tally-sign button").click()
    page.wait_for_url("**/reauthenticate/**")
    assert not stored.signatures.exists()
    main.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(main).to_contain_text(korean("You have signed this tally."))
    (signed,) = stored.signatures.all()
    assert signed.sha256 == stored.sha256 and signed.seat.code == "r1"
    assert not page.complaints
    axe(page)

    phone = visit(user, size="phone", language="en")
    subject = panel.subjects.get(code="E-002").pk
    for name, *args in (("tallies", panel.pk), ("tally", stored.pk), ("tally-entry", stored.pk, subject),
                        ("what-if", stored.pk), ("tally-statistics", stored.pk), ("ties", stored.pk),
                        ("talk", round_.pk, subject), ("opinion", subject)):  # fmt: skip
        phone.goto(reverse(f"assessment:{name}", args=args))
        phone.screenshot(path=screenshots / f"tally-{name}-phone.png", full_page=True)
        assert not phone.evaluate(WIDE), name
        assert not phone.complaints, name
        axe(phone)
        phone.complaints.clear()
