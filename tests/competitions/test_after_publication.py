"""What happens to a result after everybody has read it: taken away by two persons, letters, counts, public page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from competitions import changes, queries_selection, selecting
from competitions.actions import entries
from competitions.desk.entries import due
from competitions.desk.entries import waiting as todo
from competitions.desk.results import waiting
from competitions.states import Entering
from competitions.views.calls import moments
from competitions.views.told_results import public_result
from office.access import NotNow, NotYours
from office.attachments.attaching import attach
from office.documents import verification
from office.documents.models import IssuedDocument
from office.ledger.models import Effect
from office.workflow import perform
from tests.competitions.selecting import DAY, Selecting
from tests.worlds import small_pdf

pytestmark = pytest.mark.django_db
LETTER, NOTICE_OF_IT = "competitions.result_letter", "competitions.disqualification"
WHY = {"ground": "prior_contact", "reason": "평가위원을 미리 만난 사실이 확인되었습니다."}


def papers(entry, kind: str = LETTER) -> list[IssuedDocument]:
    return list(IssuedDocument.objects.filter(matter=entry.matter, kind=kind).order_by("issued_at"))


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("증빙.pdf", small_pdf(), content_type="application/pdf")


def client_of(user) -> Client:
    made = Client()
    made.force_login(user)
    return made


@pytest.fixture
def published(competition):
    world = Selecting(competition)
    world.published()
    with competition.at(world.result_day + DAY):
        yield world


def test_a_winner_is_disqualified_by_two_persons_and_its_letter_no_longer_holds(competition, published):
    winner, reserve = published.entries
    (won,), (waits,) = papers(winner), papers(reserve)
    with pytest.raises(NotNow):
        perform(winner, "disqualify", by=competition.director, reason="r")
    perform(winner, "propose_strike", by=competition.director, **WHY)
    mayor = client_of(competition.cast.city_user)
    page = mayor.get(reverse("competitions:entry", args=[winner.pk])).content.decode()
    assert WHY["reason"] not in page and "실격" not in page
    with pytest.raises(NotYours):
        perform(winner, "confirm_strike", by=competition.director)
    second = client_of(competition.cast.second_decision_maker)
    asked = second.get(reverse("competitions:entry-step", args=[winner.pk, "confirm_strike"]))
    shown = asked.content.decode()
    for words in (WHY["reason"], won.reference, "되돌릴 수 없습니다", "평가위원 사전 접촉"):
        assert words in shown, words
    perform(winner, "confirm_strike", by=published.second)
    assert not published.call.matter.children.filter(assessment_panel__subjects__out_at__isnull=False).exists()
    (taken,) = papers(winner, NOTICE_OF_IT)
    assert taken.title == "선정취소 통보서" and taken.supersedes == won
    said = taken.facts["facts"]
    assert (said["ground"], said["reason"]) == ("평가위원 사전 접촉", WHY["reason"]) and said["objections_last"]
    assert verification.by_code(won.code).state == "superseded"
    assert verification.by_code(taken.code).state == "genuine"
    page = mayor.get(reverse("competitions:entry", args=[winner.pk])).content.decode()
    assert WHY["reason"] in page and "선정취소" in page
    perform(reserve, "promote", by=competition.director)
    assert verification.by_code(waits.code).state == "superseded"
    assert papers(reserve)[-1].supersedes == waits
    made = published.upheld(published.objection(winner, by=competition.mayor))
    assert made.state == "upheld" and queries_selection.told_to(winner)


def test_a_proposal_is_dropped_and_a_letter_is_void_once_the_award_is_declined(competition, published):
    winner = published.entries[0]
    perform(winner, "propose_strike", by=competition.officer, **WHY)
    perform(winner, "drop_strike", by=competition.director, reason="사실이 아닙니다.")
    assert winner.state == Entering.SELECTED and not winner.strike_reason
    perform(winner, "decline_award", by=competition.mayor, reason="지방비를 확보하지 못했습니다.")
    (won,) = papers(winner)
    assert verification.by_code(won.code).state == "voided" and "포기" in won.void_reason
    with translation.override("ko"):
        assert "지방비" not in Client().get(reverse("verify:code", args=[won.code])).content.decode()


def test_the_pages_tell_the_present_and_the_notice_is_corrected(competition, published):
    """Counts, the free place on page and desk, the public page with its changes, the notice that takes its place."""
    call, (winner, reserve) = published.call, published.entries
    result, public = (reverse(f"competitions:{name}", args=[call.pk]) for name in ("call-result", "public-call"))
    director, officer = client_of(competition.cast.decision_maker), client_of(competition.cast.molit_officer)
    first = IssuedDocument.objects.get(matter=call.matter, kind="competitions.result_notice")
    assert not changes.changes_of(call) and not changes.notice_outdated(call)
    assert director.get(result).context["free"] == []
    perform(winner, "decline_award", by=competition.mayor, reason="지방비를 확보하지 못했습니다.")
    for reader in (director, officer):
        page = reader.get(result)
        (free,) = page.context["free"]
        assert (free["free"], free["next"]) == (1, reserve)
        (quota,) = [one for one in page.context["quotas"] if one["reserve"]]
        assert quota["selected"] == 0
        assert reverse("competitions:entry-step", args=[reserve.pk, "promote"]) in page.content.decode()
    rows = waiting(competition.director).rows
    assert [(row.url, row.mark) for row in rows] == [(result, "빈 선정 자리 1건"), (result, "정정할 결과공고")]
    assert len(waiting(competition.officer).rows) == 1
    perform(reserve, "promote", by=competition.director)
    assert director.get(result).context["free"] == []
    told = public_result(published.again())
    assert [one.words for one in told["changes"]] == ["선정 포기", "예비에서 선정"] and told["notice_outdated"]
    page = Client().get(public).content.decode()
    assert "선정 포기" in page and "정정공고가 이어집니다" in page and "확보하지 못했습니다" not in page
    assert director.post(reverse("competitions:call-step", args=[call.pk, "correct_notice"])).status_code == 302
    corrected = IssuedDocument.objects.get(supersedes=first)
    said = corrected.facts["facts"]
    assert "정정공고" in corrected.title and said["corrects"] == first.reference and len(said["changes"]) == 2
    assert [one["lead"] for one in said["selected"]] == [reserve.lead.name_ko] and not said["reserve"]
    assert not changes.notice_outdated(call) and waiting(competition.director).rows == []
    with pytest.raises(NotNow):
        perform(published.again(), "correct_notice", by=competition.director)


def test_more_awards_than_were_announced_are_given_only_when_it_is_meant(competition, published, monkeypatch):
    reserve = published.entries[1]
    published.upheld(published.objection())
    place = changes.place_after(reserve)
    assert place["standing"] == 1
    monkeypatch.setattr(selecting, "awards_of", lambda call: dict.fromkeys(places, 1))
    places = selecting.places_of(selecting.decision_of(published.call).tally.panel.rule_set)
    assert changes.place_after(reserve)["over"]
    director = client_of(competition.cast.decision_maker)
    step = reverse("competitions:entry-step", args=[reserve.pk, "select_after_objection"])
    page = director.get(step).content.decode()
    for words in ("선정 2건 / 선정 건수 1건", "두 사람이 인용", "공고한 수보다 많은"):
        assert words in page, words
    refused = director.post(step, {"reason": "점수 오류"})
    assert refused.status_code == 400 and published.entries[1].state == Entering.RESERVE
    assert director.post(step, {"reason": "점수 오류", "over": "on"}).status_code == 302
    assert published.entries[1].state == Entering.SELECTED


def test_an_objection_has_its_end_on_the_desk_its_evidence_and_its_receipt(competition, published):
    loser, call = published.entries[1], published.again()
    (clock,) = moments.clocks(call)
    assert clock["due"].date() and "10일" not in clock["label"] and clock["total"] >= 10
    assert moments.schedule(call, call.terms_in_force)[-1]["text"] == "이의신청 기간 종료"
    (row,) = [one for one in due(competition.rival).rows if str(loser.pk) in one.url]
    assert "이의신청" in row.note and row.on.date() == call.objections_last
    assert not [one for one in due(competition.mayor).rows if str(published.ids[0]) in one.url], "a winner has no loss"
    made = published.objection()
    (receipt,) = IssuedDocument.objects.filter(matter=made.matter, kind="competitions.objection_receipt")
    assert receipt.facts["facts"]["number"] == made.matter.number and receipt.facts["facts"]["answer_until"]
    paper = attach(made.matter, "evidence", proof(), by=competition.rival)
    with pytest.raises(NotYours):
        attach(made.matter, "evidence", proof(), by=competition.officer)
    for reader in (competition.cast.molit_officer, competition.rival_user):
        page = client_of(reader).get(reverse("competitions:objection", args=[made.pk]))
        assert paper.name in page.content.decode()
    published.upheld(made)
    with pytest.raises(NotNow):
        attach(made.matter, "evidence", proof(), by=competition.rival)


def test_a_withdrawn_entry_waits_for_nobody_and_says_why(competition):
    call = competition.opened()
    with competition.at(call.opens_at + DAY):
        entry = competition.submitted(call)
        sent = Effect.objects.filter(payload__key="competitions.entry_submitted").latest("pk")
        assert sent.payload["facts"]["number"] == entry.matter.number != ""
        entries.withdraw(entry, by=competition.mayor, reason="사업 계획을 다시 세웁니다.")
        address = str(entry.pk)
        assert not [row for row in (*todo(competition.mayor).rows, *due(competition.mayor).rows) if address in row.url]
        page = client_of(competition.cast.city_user).get(reverse("competitions:entry", args=[entry.pk]))
        assert page.context["case"]["turn"] == "" and [one["label"] for one in page.context["progress"]][-1] == "철회"
        assert "사업 계획을 다시 세웁니다." in page.content.decode() and "취하" not in page.content.decode()
        staff = client_of(competition.cast.molit_officer).get(reverse("competitions:call-entries", args=[call.pk]))
        assert staff.context["standing"] == 0 and staff.context["money"]["total"] == 0
        entries.submit(entry, by=competition.mayor)
        assert entry.end_reason == ""
