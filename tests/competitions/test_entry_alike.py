"""What the pages of an entry say alike: the word for submitting, what a receipt proves, a line that cannot be read."""

import datetime as dt

import pytest

from competitions.actions import entries, partners
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry
from competitions.views.entries.moments import exact
from office.forms.queries import answers_of
from tests.competitions.visiting import People, at

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def manager(competition):
    """Whoever submits for the lead."""
    return People(competition)["city_user"]


def test_a_second_click_after_the_close_is_told_that_the_submission_stands(competition, cast, manager):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
        accepted = entry.receipts.get()
    with competition.at(call.closes_at + dt.timedelta(seconds=2)):
        answer = manager.post(at("entry-step", entry.pk, "submit"))
        late = entry.receipts.get(kind="late")
        stands = {"number": accepted.number, "arrived_at": accepted.arrived_at.isoformat(), "same": True}
        assert late.content["stands"] == stands and answer.status_code == 409
        pages = {"ko": manager.get(at("receipt", late.pk)).content.decode(), "attempt": answer.content.decode()}
        for page in pages.values():
            assert f"접수번호 {accepted.number}의 신청은 유효합니다" in page and exact(accepted.arrived_at) in page
            assert "그 신청과 같습니다" in page and "접수로 인정되지 않습니다" not in page
        told = manager.get(at("receipt", late.pk), headers={"Accept-Language": "en"}).content.decode()
        assert f"Your submission {accepted.number} stands; only this attempt came after the close" in told
        assert "This attempt has the same answers and files." in told


def test_a_late_attempt_with_other_content_or_after_a_withdrawal_says_so(competition, cast, manager):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "새 초안"}, revision=revision)
    with competition.at(call.closes_at + dt.timedelta(seconds=2)):
        manager.post(at("entry-step", entry.pk, "submit"))
        late = entry.receipts.get(kind="late")
        assert late.content["stands"]["same"] is False
        assert "이번 시도에서 달라진 내용은 반영되지 않습니다" in manager.get(at("receipt", late.pk)).content.decode()
    with competition.at(call.closes_at - MINUTE):
        entries.withdraw(Entry.objects.get(pk=entry.pk), by=competition.mayor, reason="다시")
        values = {"project_title": "또 다른 초안"}
        entries.save_answers(entry, by=competition.mayor, values=values, revision=revision + 1)
    with competition.at(call.closes_at + MINUTE):
        answer = manager.post(at("entry-step", entry.pk, "submit"))
        newest = entry.receipts.filter(kind="late").last()
        assert newest.pk != late.pk and newest.content["stands"] is None, "what was taken back does not stand"
        assert "유효합니다" not in answer.content.decode()


def test_the_receipt_tells_who_signed_off_what_and_whether_it_is_what_was_submitted(competition, cast, manager):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        joined, unsigned = (
            partners.invite(entry, by=competition.mayor, organisation=one, part="partner")
            for one in (cast.company, cast.rival)
        )
        partners.accept(joined, by=cast.actor("company_user"))
        partners.accept(unsigned, by=cast.actor("rival_user"))
        for one, signer in ((joined, "company_user"), (unsigned, "rival_user")):
            partners.sign_off(one, by=cast.actor(signer))
        entries.submit(entry, by=competition.mayor)
        first = entry.receipts.get()
        signed = {one["organisation"]: one for one in first.content["sign_offs"]}[cast.company.name_ko]
        assert signed == {
            "organisation": cast.company.name_ko, "by": cast.company_user.name, "at": joined.signed_at.isoformat(),
            "sha256": joined.signed_sha256, "same": True,
        }  # fmt: skip
        assert joined.signed_sha256 == first.content["signable_sha256"]
        assert first.content["partners"] == [cast.company.name_ko, cast.rival.name_ko]
        page = manager.get(at("receipt", first.pk)).content.decode()
        for said in (cast.company_user.name, joined.signed_sha256, "서명한 내용과 같음"):
            assert said in page, said
        assert "서명 후 바뀜" not in page
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "바뀜"}, revision=revision)
        partners.sign_off(unsigned, by=cast.actor("rival_user"))
        entries.submit(entry, by=competition.mayor)
        second = entry.receipts.last()
        assert {one["by"]: one["same"] for one in second.content["sign_offs"]} == {
            cast.company_user.name: False, cast.rival_user.name: True}  # fmt: skip
        page = manager.get(at("receipt", second.pk), headers={"Accept-Language": "en"}).content.decode()
        assert "Changed after the sign-off" in page and "As it was signed" in page


def test_submitting_again_is_called_so_on_every_page(competition, cast, manager):
    call = competition.opened()
    pages = lambda: [at("entry-step", entry.pk, "submit"), at("entry-report", entry.pk), at("entry", entry.pk)]  # noqa: E731
    button = lambda page: manager.get(page).content.decode().count("다시 제출</")  # noqa: E731
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        assert [button(page) for page in pages()] == [0, 0, 0]
        entries.submit(entry, by=competition.mayor)
        assert all(button(page) for page in pages()), [button(page) for page in pages()]
        step = manager.get(pages()[0], headers={"Accept-Language": "en"}).content.decode()
        assert "<h1>Submit again</h1>" in step and ">Submit</button>" not in step
        entries.withdraw(entry, by=competition.mayor, reason="다시")
        assert all(button(page) for page in pages()), "also after it was taken back"


def test_a_line_whose_amount_is_none_is_told_alike_everywhere(competition, manager):
    """The cell, the sums of the table, the panel, the check with its link, the submission; and nothing is lost."""
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        answers = answers_of(entry.matter, ENTRY_FORM)
        row = answers.data["budget"][0]
        odd = {**row, "id": "odd1", "national": "abc", "city": 700_000_000}
        entries.save_answers(entry, by=competition.mayor, values={"budget": [row, odd]}, revision=answers.revision)
        page = manager.get(at("entry-form", entry.pk), {"section": "budget"}).content.decode()
        cell = page[page.index('id="id_budget.odd1.national"') - 800 :][:2000]
        assert 'value="abc"' in cell and "form-hint-invalid" in cell, "kept as typed, with what is wrong beside it"
        table = page[: page.index("<template data-rows-pattern")]
        assert "<strong data-left-out-count>1</strong>" in table and "8,250,000,000" in table, "without the whole line"
        assert "8,950,000,000" not in page
        typed = {f"budget.{one['id']}.{name}": cell for one in (row, odd) for name, cell in one.items() if name != "id"}
        for panel in (manager.get(at("entry-budget", entry.pk)), manager.post(at("entry-budget", entry.pk), typed)):
            said = panel.content.decode()
            assert panel.context["panel"].picture.rows[-1].total == 8_250_000_000
            assert "1개 행을 읽을 수 없습니다" in said and "모든 행에 금액이" not in said
        report = manager.get(at("entry-report", entry.pk))
        lines = {line.title: line for group in report.context["groups"] for line in group.lines}
        (told,) = (line for title, line in lines.items() if "읽을 수 없는 행" in title)
        assert told.status == "fail" and told.url.endswith("#id_budget.odd1.national")
        assert not report.context["send"].open
        assert manager.post(at("entry-step", entry.pk, "submit")).status_code == 409 and not entry.receipts.exists()
        long = manager.post(at("entry-budget", entry.pk), {**typed, "budget.odd1.national": "9" * 100_001})
        assert long.context["panel"].unread, "what cannot even be kept is not read as nothing"
        many = {f"budget.r{n}.year": row["year"] for n in range(501)}
        assert manager.post(at("entry-budget", entry.pk), many).status_code == 400
