"""What somebody who never saw the system must read from the pages of an entry without asking anybody."""

import datetime as dt

import pytest
from django.urls import reverse

from competitions.actions import entries, extensions, partners
from competitions.desk import entries as found_in
from competitions.form_definitions import ENTRY_FORM
from competitions.history_entries import history_of
from office.forms.queries import answers_of
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.web import formats
from tests.competitions.visiting import People, at

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


def body(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_close_moved_for_everybody_says_so_and_what_it_was(competition, cast):
    people, call = People(competition), competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        pages = [at(name, entry.pk) for name in ("entry", "entry-form")] + [at("entry-step", entry.pk, "submit")]
        said, first = "당초 마감은", call.closes_at
        assert not any(said in body(people["city_user"].get(page)) for page in pages)
        asked = extensions.ask(call, by=competition.officer, until=first + DAY, reason="장애")
        extensions.grant(asked, by=competition.director)
        for page in pages:
            assert f"{said} {formats.moment(first)}" in body(people["city_user"].get(page)), page
        line = history_of(entry, consortium=True)[0]["text"]
        assert formats.moment(first) in line and formats.moment(first + DAY) in line
        dispatch.run_due()
        told = Delivery.objects.filter(key="competitions.call_extended")
        assert {one.person_id for one in told} == {cast.city_user.pk}, "who holds a draft is told as well"


@pytest.mark.pdf
def test_the_receipt_says_when_its_pdf_comes_and_then_gives_it(competition):
    people, call = People(competition), competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
        mayor, receipt = people["city_user"], at("receipt", entry.receipts.get().pk)
        page = body(mayor.get(receipt))
        assert "PDF는 1분 안에 준비됩니다" in page and f'href="{receipt}"' in page
        assert "1분 안에 준비" in body(mayor.get(at("entry", entry.pk)))
        dispatch.run_due()
        paper = mayor.get(receipt).context["paper"]
        pdf, page = reverse("documents:pdf", args=[paper.pk]), body(mayor.get(receipt))
        assert f'href="{pdf}"' in page and "1분 안에" not in page
        assert f'href="{pdf}"' in body(mayor.get(at("entry", entry.pk)))
        labels = {step.name: str(step.label) for step in mayor.get(at("entry", entry.pk)).context["steps"]}
        assert labels["submit"] == "다시 제출"
        again = mayor.post(at("entry-step", entry.pk, "submit"), follow=True)
        assert not list(again.context["messages"]), "the page of the receipt says it itself, once"
        assert mayor.get(pdf)["Content-Type"] == "application/pdf"


def test_a_whole_form_leads_to_the_check_which_knows_more(competition, cast):
    """Nothing is missing in the form, and yet it cannot be submitted: a partner has not answered."""
    people, call = People(competition), competition.opened()
    mayor, told = people["city_user"], "신청서에는 빠진 항목이 없습니다"
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        partners.invite(entry, by=competition.mayor, organisation=cast.rival, part="partner")
        form, check = at("entry-form", entry.pk), at("entry-report", entry.pk)

        def saved(language="ko", **typed) -> str:
            revision = answers_of(entry.matter, ENTRY_FORM).revision
            sent = {"_revision": revision, "_shown": list(typed), "_section": "outline", **typed}
            answer = mayor.post(form, sent, follow=True, headers={"Accept-Language": language})
            assert "&lt;a" not in answer.content.decode(), "a way, not its source"
            return " ".join(str(one) for one in answer.context["messages"])

        whole = saved(project_title="새 이름")
        assert told in whole and f'<a href="{check}">제출 전 점검</a>' in whole
        assert "Whether it can be submitted is told by the check." in saved("en", project_title="Another name")
        page = mayor.get(check)
        assert page.context["counts"]["fail"] and not page.context["send"].open, "the check tells what the form cannot"
        lacking = saved(project_title="")
        assert lacking and told not in lacking and check not in lacking


def test_the_desk_tells_of_the_entry_that_one_has_and_of_its_close(competition):
    people, call = People(competition), competition.opened()
    with competition.at(call.opens_at + MINUTE):
        none = "신청할 수 있는 공모가 없습니다"
        assert call.label() in body(people["city_user"].get("/"))
        entry = competition.complete(call)
        page = body(people["city_user"].get("/"))
        assert none not in page and f"이미 신청 건이 있습니다: {entry.matter.title}" in page
        (row,) = found_in.due(competition.mayor).rows
        assert (row.mark, row.url) == ("D-19", at("entry", entry.pk)) and "D-19" in page and "접수 마감" in row.note
        until = call.closes_at + DAY
        asked = extensions.ask(call, by=competition.officer, until=until, reason="장애", entry=entry)
        extensions.grant(asked, by=competition.director)
        assert found_in.due(competition.mayor).rows[0].mark == "D-20", "by the time that was given to it"
        entries.submit(entry, by=competition.mayor)
        assert not found_in.due(competition.mayor).rows and not found_in.due(competition.rival).rows


def test_an_invitation_is_cancelled_and_whoever_signed_off_waits_for_the_lead(competition, cast):
    people, call = People(competition), competition.opened()
    lead, partner = people["city_user"], people["company_user"]
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        asked = partners.invite(entry, by=competition.mayor, organisation=cast.rival, part="partner")
        deed = at("partner-deed", asked.pk, "leave")
        page = body(lead.get(deed))
        assert "초대 취소</button>" in page and "돌아가기</a>" in page and "제외" not in page
        assert lead.post(deed).status_code == 302
        asked.refresh_from_db()
        page = body(lead.get(at("entry", entry.pk)))
        assert asked.state == "taken_back" and "초대 취소됨" in page and "초대를 취소함" in page
        assert "컨소시엄에서 나감" not in page, "it never was in it"
        partners.invite(entry, by=competition.mayor, organisation=cast.rival, part="partner")

        joined = partners.invite(entry, by=competition.mayor, organisation=cast.company, part="partner")
        partners.accept(joined, by=cast.actor("company_user"))
        turn = lambda browser: str(browser.get(at("entry", entry.pk)).context["case"]["turn"])  # noqa: E731
        before = turn(partner)
        partners.sign_off(joined, by=cast.actor("company_user"))
        assert before == turn(lead) != turn(partner) == "주관기관이 진행할 차례입니다"
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "바뀜"}, revision=revision)
        assert turn(partner) == before, "what it signed off is not what stands there now"
