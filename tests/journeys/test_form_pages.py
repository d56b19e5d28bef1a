"""Filling in a form in a browser: saving while typing, tables, files, two writers at once, with and without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from office.attachments.models import Attachment
from office.forms import actions
from office.forms.models import Answers
from tests.office import files
from tests.office.applications import FORM, complete
from tests.office.forms.conftest import answers, case_kind, case_table, forms, house  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def url(answers) -> str:  # noqa: F811
    return reverse("forms:answers", kwargs={"matter": answers.matter_id, "form": FORM})


def stored(answers) -> dict:  # noqa: F811
    return Answers.objects.get(pk=answers.pk).data


def saved(page, revision: int) -> None:
    expect(page.locator("[data-autosave-status]")).to_contain_text(f"{revision}", timeout=10_000)
    expect(page.locator("form.answers")).to_have_attribute("data-autosave-revision", str(revision), timeout=10_000)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_page_is_accessible_and_looks_right(cast, visit, axe, screenshots, url, answers, size):  # noqa: F811
    page = visit(cast.company_user, size=size)
    page.goto(url)
    page.screenshot(path=screenshots / f"form-empty-{size}.png", full_page=True)
    assert not page.complaints
    axe(page)
    page.goto(url + "?check=1")
    page.screenshot(path=screenshots / f"form-check-{size}.png", full_page=True)
    axe(page)


def test_what_is_typed_is_saved_and_rows_and_files_come_and_go(cast, visit, axe, screenshots, url, answers, tmp_path):  # noqa: F811
    page = visit(cast.company_user)
    page.goto(url)
    page.get_by_label("회사명").fill("가람모빌리티")
    page.get_by_label("회사명").blur()
    saved(page, 1)
    expect(page.locator("[data-part=who] [data-part-done]")).to_have_text("1")
    items, amounts = page.locator("[data-row] [name$='.item']"), page.locator("[data-row] [name$='.amount']")
    items.first.fill("로봇")
    amounts.first.fill("12000000")
    page.get_by_role("button", name="행 추가").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    items.nth(1).fill("보험")
    items.nth(1).blur()
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", "saved")
    page.wait_for_timeout(1500)
    assert [row["item"] for row in stored(answers)["budget"]] == ["로봇", "보험"]
    page.locator("[data-row]").nth(0).get_by_label("이 행 삭제").check(force=True)
    page.wait_for_timeout(1500)
    assert [row["item"] for row in stored(answers)["budget"]] == ["보험"]
    page.locator("[data-row]").nth(0).get_by_label("이 행 삭제").uncheck(force=True)
    page.wait_for_timeout(1500)
    assert {row["item"] for row in stored(answers)["budget"]} == {"보험", "로봇"}
    paper = tmp_path / "사업 설명서.pdf"
    paper.write_bytes(files.pdf(3))
    page.locator("#id_plan_file").set_input_files(paper)
    expect(page.get_by_role("link", name="사업 설명서.pdf")).to_be_visible()
    assert Attachment.objects.get().pages == 3
    wrong = tmp_path / "그림.pdf"
    wrong.write_bytes(files.PNG)
    page.locator("#id_plan_file").set_input_files(wrong)
    expect(page.get_by_text("실제 내용의 형식은 다릅니다")).to_be_visible()
    page.screenshot(path=screenshots / "form-filled.png", full_page=True)
    page.complaints.clear()  # the refused upload's 400
    axe(page)
    page.get_by_role("button", name="사업 설명서.pdf 삭제").click()
    expect(page.get_by_role("link", name="사업 설명서.pdf")).to_have_count(0)
    assert Attachment.objects.get().removed_at


def test_a_question_steps_aside_until_it_applies(cast, visit, url):
    page = visit(cast.company_user)
    page.goto(url)
    expect(page.get_by_label("보호 방안")).to_be_hidden()
    page.locator("#id_personal_0").check(force=True)
    expect(page.get_by_label("보호 방안")).to_be_visible()


def test_a_colleagues_change_is_told_and_nothing_is_overwritten(cast, visit, screenshots, url, answers):  # noqa: F811
    page = visit(cast.company_user)
    page.goto(url)
    actions.save(answers, {"company": "동료가 쓴 이름"}, revision=0, by=cast.actor("company_writer"))
    page.get_by_label("회사명").fill("내가 쓴 이름")
    page.get_by_label("회사명").blur()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.screenshot(path=screenshots / "form-conflict.png")
    assert stored(answers)["company"] == "동료가 쓴 이름"


def test_a_reopened_question_stands_out(cast, visit, axe, screenshots, url, answers):  # noqa: F811
    complete(answers, cast.actor("company_user"))
    actions.freeze(answers.matter, by=cast.actor("company_user"))
    actions.reopen(answers.matter, ["summary", "plan"], reason="구간을 적으십시오.", by=cast.actor("molit_officer"))
    page = visit(cast.company_user)
    page.goto(url)
    page.screenshot(path=screenshots / "form-supplement.png", full_page=True)
    axe(page)


def test_submissions_their_difference_and_a_paper(cast, visit, axe, screenshots, answers):  # noqa: F811
    actor = cast.actor("company_user")
    complete(answers, actor)
    actions.freeze(answers.matter, by=actor, keep_open=True)
    rows = [{"id": "1", "item": "로봇", "amount": 13_000_000}, {"item": "보험", "amount": 5}]
    text = "보도 위를 스스로 달리는 배달로봇"
    actions.save(answers, {"summary": text, "budget": rows}, revision=answers.revision, by=actor)
    second = actions.freeze(answers.matter, by=actor)
    page = visit(cast.molit_officer)
    for name, address in (
        ("submission", f"/forms/{answers.matter_id}/{FORM}/submissions/{second.number}/"),
        ("difference", f"/forms/{answers.matter_id}/{FORM}/submissions/1/to/2/"),
        ("paper", reverse("attachments:viewer", kwargs={"pk": Attachment.objects.get().pk})),
    ):
        page.goto(address)
        page.screenshot(path=screenshots / f"form-{name}.png", full_page=True)
        assert not page.complaints
        axe(page)
        page.complaints.clear()
