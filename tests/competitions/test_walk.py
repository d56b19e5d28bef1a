"""A call from the set-up to the close, and the entries meanwhile: the use cases without any page."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from competitions.actions import calls, entries, examining, extensions, partners, questions, receipts
from competitions.documents.changes import between, prepared
from competitions.form_definitions import CALL_FORM, ENTRY_FORM
from competitions.models import Entry, Programme, Receipt
from competitions.states import Calling, Entering
from office.access import NotNow, NotYours
from office.assessment.rulesets import RuleSet, sha256
from office.attachments import attaching
from office.attachments.reading import openable_for
from office.forms.models import Answers
from office.forms.queries import answers_of, state
from office.forms.values import local_of
from office.web import formats
from office.workflow import perform
from tests.worlds import small_pdf

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("code", ["small", "hub", "certification", "kcity", "drone"])
def test_a_programme_becomes_a_call_by_its_dates_alone(competition, code):
    call = competition.draft_call(code)
    assert state(call.matter, CALL_FORM).errors == {}
    perform(call, "send_for_approval", by=competition.officer)
    calls.approve(call, by=competition.director)
    version = calls.announce(call, by=competition.director)
    assert version.number == 1 and sha256(RuleSet.from_json(version.rules)) == version.rules_sha256
    assert call.matter.title == version.terms.text("title_ko")


def test_whoever_prepared_cannot_approve(competition):
    call = competition.draft_call()
    perform(call, "send_for_approval", by=competition.director)
    with pytest.raises(NotYours):
        calls.approve(call, by=competition.director)
    calls.approve(call, by=competition.cast.actor("second_decision_maker"))
    assert call.state == Calling.APPROVED


def test_the_clock_opens_and_closes(competition):
    call = competition.announced()
    assert call.matter.number.startswith("CALL-")
    assert calls.tick() == 0 and call.state == Calling.ANNOUNCED
    with competition.at(call.opens_at):
        assert calls.tick() == 1
    with competition.at(call.closes_at + MINUTE):
        assert calls.tick() == 0, "what arrived in time may still be on its way"
    with competition.at(call.closes_at + 6 * MINUTE):
        assert calls.tick() == 1
    call.refresh_from_db()
    assert call.state == Calling.CLOSED and call.closed_at == call.closes_at


def test_submit_withdraw_and_submit_again(competition):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        first = entries.submit(entry, by=competition.mayor)
        assert entries.submit(entry, by=competition.mayor).pk == first.pk, "the same content counts once"
        answers = answers_of(entry.matter, ENTRY_FORM)
        entries.save_answers(
            entry, by=competition.mayor, values={"project_title": "다른 이름"}, revision=answers.revision
        )
        second = entries.submit(entry, by=competition.mayor)
        entries.withdraw(entry, by=competition.mayor, reason="다시 냅니다")
        assert entry.state == Entering.WITHDRAWN
        third = entries.submit(entry, by=competition.mayor)
    assert first.serial < second.serial < third.serial
    assert entry.matter.number == first.number and entry.filed == third.snapshot
    assert entry.budget_lines.get().total == 8_250_000_000
    assert first.content["answers_sha256"] != second.content["answers_sha256"]


def test_the_stroke_of_the_deadline(competition):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
    with pytest.raises(NotNow):
        entries.submit(entry, by=competition.mayor, at=call.closes_at)
    assert not Receipt.objects.exists()
    with competition.at(call.closes_at - MINUTE):
        assert receipts.record_late(entry, by=competition.mayor) is None
        entries.submit(entry, by=competition.mayor, at=call.closes_at - dt.timedelta(microseconds=1))
    with competition.at(call.closes_at):
        late = receipts.record_late(entry, by=competition.mayor)
    assert late.kind == "late" and late.snapshot is None and entry.state == Entering.SUBMITTED


def test_a_late_attempt_repeated_has_one_receipt_and_another_one_its_own(competition):
    """The same content against the same close; other content, or a close that was moved for it, is another attempt."""
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
    with competition.at(call.closes_at + MINUTE):
        first = receipts.record_late(entry, by=competition.mayor)
    with competition.at(call.closes_at + 2 * MINUTE):
        again = receipts.record_late(entry, by=competition.mayor)
        assert (again.pk, again.arrived_at) == (first.pk, first.arrived_at), "it proves the first arrival"
        until = timezone.now() + DAY
        more = extensions.ask(call, by=competition.officer, until=until, reason="접속 장애", entry=entry)
        extensions.grant(more, by=competition.director)
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "고친 이름"},
                             revision=answers_of(entry.matter, ENTRY_FORM).revision)  # fmt: skip
    with competition.at(until):
        other = receipts.record_late(Entry.objects.get(pk=entry.pk), by=competition.mayor)
    assert other.pk != first.pk and other.content["answers_sha256"] != first.content["answers_sha256"]
    assert other.closes_at == until != first.closes_at and Receipt.objects.count() == 2


def test_an_amendment_moves_drafts_and_lets_submissions_stand(competition):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
        stands = entry.filed
        calls.begin_amendment(call, by=competition.officer, reason="상한 정정")
        calls.save_answers(call, by=competition.officer, values={"national_cap": 3_000_000_000},
                           revision=answers_of(call.matter, CALL_FORM).revision)  # fmt: skip
        with pytest.raises(NotYours):
            calls.publish_amendment(call, by=competition.officer)
        version = calls.publish_amendment(call, by=competition.director)
        assert version.number == 2 and call.terms_in_force.whole("national_cap") == 3_000_000_000
        assert Answers.objects.get(matter=entry.pk).form_version_id == version.entry_form_id
        entry.refresh_from_db()
        assert entry.state == Entering.SUBMITTED and entry.filed == stands
        with pytest.raises(NotNow):
            entries.submit(entry, by=competition.mayor)  # 40억 is above the new ceiling


def test_a_dropped_amendment_leaves_no_trace_in_the_set_up(competition):
    call = competition.opened()
    before = dict(answers_of(call.matter, CALL_FORM).data)
    calls.begin_amendment(call, by=competition.officer, reason="검토")
    calls.save_answers(
        call, by=competition.officer, values={"sites": 9}, revision=answers_of(call.matter, CALL_FORM).revision
    )
    calls.drop_amendment(call, by=competition.officer)
    assert answers_of(call.matter, CALL_FORM).data == before


def test_more_time_is_asked_by_one_and_granted_by_another(competition):
    call = competition.opened()
    with competition.at(call.closes_at - 10 * MINUTE):
        entry = competition.complete(call)
        until = call.closes_at + 60 * MINUTE
        asked = extensions.ask(call, by=competition.director, until=until, reason="병원 이송", entry=entry)
        with pytest.raises(NotYours):
            extensions.grant(asked, by=competition.director)
        extensions.grant(asked, by=competition.cast.actor("second_decision_maker"))
        other = competition.complete(call, by=competition.rival, lead=competition.rival_city)
    with competition.at(call.closes_at + 30 * MINUTE):
        entries.submit(entry, by=competition.mayor)
        with pytest.raises(NotNow):
            entries.submit(other, by=competition.rival)


def test_an_outage_moves_the_close_for_all(competition):
    call = competition.opened()
    with competition.at(call.closes_at - 10 * MINUTE):
        outage = extensions.note_outage(by=competition.officer, began_at=call.closes_at - 70 * MINUTE,
                                        ended_at=call.closes_at - 30 * MINUTE, note="정전")  # fmt: skip
        asked = extensions.ask(
            call, by=competition.officer, until=call.closes_at + 60 * MINUTE, reason="장애", outage=outage
        )
        extensions.grant(asked, by=competition.director)
        call.refresh_from_db()
    with competition.at(call.closes_at - MINUTE):
        competition.submitted(call)


def test_an_amendment_keeps_what_was_extended(competition):
    call = competition.opened()
    later = call.closes_at + dt.timedelta(days=3)
    asked = extensions.ask(call, by=competition.officer, until=later, reason="접수 기간이 짧습니다")
    extensions.grant(asked, by=competition.director)
    call.refresh_from_db()
    calls.begin_amendment(call, by=competition.officer, reason="문구 정정")
    answers = answers_of(call.matter, CALL_FORM)
    assert prepared(call, answers) == [], "the extension is not the amendment's doing"
    calls.publish_amendment(call, by=competition.director)
    first, second = call.versions.order_by("number")
    assert second.extended_to == later and between(first, second) == []
    assert call.closes_at == later == call.terms_in_force.closes_at


def test_an_amendment_takes_no_time_back_that_was_granted_meanwhile(competition):
    call = competition.opened()
    before, later = call.closes_at, call.closes_at + dt.timedelta(days=3)
    calls.begin_amendment(call, by=competition.officer, reason="문구 정정")
    asked = extensions.ask(call, by=competition.officer, until=later, reason="접수 기간이 짧습니다")
    extensions.grant(asked, by=competition.director)
    call.refresh_from_db()
    assert call.terms.closes_at == before
    with pytest.raises(NotNow) as refused:
        calls.publish_amendment(call, by=competition.director)
    assert formats.moment(later) in str(refused.value.reasons[0])
    revision = answers_of(call.matter, CALL_FORM).revision
    calls.save_answers(call, by=competition.officer, values={"closes_at": local_of(later)}, revision=revision)
    calls.publish_amendment(call, by=competition.director)
    call.refresh_from_db()
    assert call.closes_at == later


def test_a_guideline_is_everybodys_once_its_version_is_published(competition):
    call = competition.opened()
    calls.begin_amendment(call, by=competition.officer, reason="지침서 보충")
    upload = SimpleUploadedFile("지침서.pdf", small_pdf(), "application/pdf")
    paper = attaching.attach(call.matter, "guideline", upload, by=competition.officer)
    readers = [competition.mayor, competition.rival]
    assert not any(openable_for(one).filter(pk=paper.pk).exists() for one in readers)
    calls.publish_amendment(call, by=competition.director)
    assert all(openable_for(one).filter(pk=paper.pk).exists() for one in readers)


def test_a_supplement_opens_what_is_named_on_top_of_the_submission(competition):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
        stands = dict(entry.filed.answers)
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "제출하지 않은 변경"},
                             revision=answers_of(entry.matter, ENTRY_FORM).revision)  # fmt: skip
    competition.closed(call)
    entry.refresh_from_db()
    with competition.at(call.closes_at + dt.timedelta(days=1)):
        until = call.closes_at + dt.timedelta(days=8)
        examining.request_supplement(
            entry, by=competition.officer, codes=["project_summary"], reason="요약 누락", until=until
        )
        answers = answers_of(entry.matter, ENTRY_FORM)
        assert answers.data == stands
        with pytest.raises(NotNow):
            entries.save_answers(entry, by=competition.mayor, values={"project_title": "x"}, revision=answers.revision)
        entries.save_answers(entry, by=competition.mayor, values={"project_summary": "보완"}, revision=answers.revision)
        examining.supply(entry, by=competition.mayor)
        assert entry.state == Entering.RESUBMITTED and entry.filed.answers == stands | {"project_summary": "보완"}
        perform(entry, "propose", by=competition.director, verdict="eligible", reason="")
        with pytest.raises(NotYours):
            perform(entry, "confirm_eligible", by=competition.director)
        perform(entry, "confirm_eligible", by=competition.cast.actor("second_decision_maker"))
    assert entry.state == Entering.ELIGIBLE


def test_a_partner_joins_and_signs_off(competition):
    cast = competition.cast
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        partner = partners.invite(entry, by=competition.mayor, organisation=cast.company, part="partner")
        with pytest.raises(NotNow):
            entries.submit(entry, by=competition.mayor)
        partners.accept(partner, by=cast.actor("company_writer"))
        with pytest.raises(NotYours):
            partners.sign_off(partner, by=cast.actor("company_writer"))
        partners.sign_off(partner, by=cast.actor("company_user"))
        assert partner.signed_sha256 == partners.content_sha256(entry)
        entries.submit(entry, by=competition.mayor)
    assert entry.state == Entering.SUBMITTED


def test_questions_are_numbered_when_they_are_published(competition):
    call = competition.opened()
    city = competition.cast.city
    with competition.at(call.opens_at + MINUTE):
        later = questions.ask(call, by=competition.mayor, organisation=city, text="쪽수에 표지가 들어갑니까?")
        first = questions.ask(
            call, by=competition.rival, organisation=competition.rival_city, text="공동 신청이 됩니까?"
        )
        questions.answer(first, by=competition.officer, text="됩니다.")
        questions.answer(later, by=competition.officer, text="들어가지 않습니다.")
    assert (first.number, later.number) == (1, 2)
    with competition.at(call.questions_until), pytest.raises(NotNow):
        questions.ask(call, by=competition.mayor, organisation=city, text="늦은 질문")


def test_a_call_that_too_few_entered_is_announced_anew(competition):
    call = competition.closed(competition.opened())
    again = calls.announce_anew(call, by=competition.director, reason="신청이 없었습니다")
    assert call.state == Calling.RE_ANNOUNCED and again.previous == call and again.state == Calling.DRAFT
    assert answers_of(again.matter, CALL_FORM).data["title_ko"] == call.version.terms.text("title_ko")
    assert Programme.objects.count() == 9
