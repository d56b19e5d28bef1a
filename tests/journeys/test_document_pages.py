"""Letters, documents and verification in a browser: read by axe, pictures to be looked at."""

import pytest
from django.urls import reverse

from office.documents import actions
from office.ledger import dispatch
from tests.journeys.walking import approve
from tests.office.documents.conftest import document, letter, paper, paper_table, papers, sent  # noqa: F401


def read(page, axe, picture) -> None:
    """Its picture, what it complains of, what the checker finds; the checker's own styles meet the policy later."""
    page.screenshot(path=picture, full_page=True)
    assert not page.complaints
    axe(page)
    page.complaints.clear()


pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pdf]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_office(letter, cast, visit, axe, screenshots, size):  # noqa: F811
    page = visit(cast.molit_officer, size=size)
    for name, address in (
        ("letters", reverse("documents:letters")),
        ("letter-draft", letter.get_absolute_url()),
        ("register-empty", reverse("documents:register")),
    ):
        page.goto(address)
        read(page, axe, screenshots / f"documents-{name}-{size}.png")
    page.goto(letter.get_absolute_url())
    page.locator("#id_approver").select_option(label="결재권자 (스마트도시팀장)")
    page.get_by_role("button", name="결재 올리기").click()
    decider = visit(cast.decision_maker, size=size)
    decider.goto(letter.get_absolute_url())
    read(decider, axe, screenshots / f"documents-letter-approval-{size}.png")
    asked = approve(decider)
    assert "규제 신속확인 결과 통지(자율주행 배달로봇)」 → " in asked and cast.company.name_ko in asked
    dispatch.run_due()
    decider.goto(reverse("documents:register"))
    read(decider, axe, screenshots / f"documents-register-{size}.png")
    issued = letter.documents.get()
    decider.goto(issued.get_absolute_url())
    read(decider, axe, screenshots / f"documents-detail-office-{size}.png")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_addressee_and_the_public(document, cast, visit, axe, screenshots, size):  # noqa: F811
    dispatch.run_due()
    page = visit(cast.company_user, size=size)
    for name, address in (("box", reverse("documents:box")), ("detail", document.get_absolute_url())):
        page.goto(address)
        read(page, axe, screenshots / f"documents-{name}-{size}.png")
    stranger = visit(size=size)
    for name, address in (
        ("verify", reverse("verify:home")),
        ("verdict-genuine", reverse("verify:code", kwargs={"code": document.code})),
    ):
        stranger.goto(address)
        read(stranger, axe, screenshots / f"documents-{name}-{size}.png")
    stranger.goto(reverse("verify:home"))
    stranger.get_by_label("문서확인번호").fill(document.shown_code)
    stranger.get_by_role("button", name="확인하기").click()
    stranger.get_by_text("진본이며 유효합니다").wait_for()
    actions.void(document, reason="오기", by=cast.actor("decision_maker"))
    stranger.reload()
    stranger.get_by_text("진본이지만 무효입니다").wait_for()
