"""Consultation on an application: four ministries, one 부동의, one supplement, one extension; each clock apart."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from office.access import SYSTEM, NotNow, NotYours
from office.deadlines.lapses import sweep
from office.deadlines.queries import progress_of
from office.documents.models import IssuedDocument
from office.ledger import dispatch
from office.ledger.models import Effect
from office.notifications.models import Delivery
from office.workflow import perform
from sandbox.actions import applications, consulting, opinions
from sandbox.models import Opinion
from sandbox.states import Applying, Opining
from tests.worlds import later
from tests.worlds_consulting import AGREES, DISAGREES, FAST, SLOW, conditional

SEOUL = ZoneInfo("Asia/Seoul")
FAR = dt.datetime(2099, 1, 1, tzinfo=SEOUL)


def on(month: int, day: int, hour: int = 10, *, year: int = 2026) -> time_machine.travel:
    return time_machine.travel(dt.datetime(year, month, day, hour, tzinfo=SEOUL), tick=True)


def due(part: Opinion, clock: str) -> dt.date:
    return progress_of(part.matter, clock).due_on


def told(key: str) -> set[str]:
    found = Delivery.objects.filter(key=f"sandbox.{key}")
    return set(found.values_list("person__email", flat=True))


def run() -> None:
    """What the clocks and the outbox do by themselves; printing is the documents' own test."""
    sweep()
    Effect.objects.filter(kind__startswith="documents.", state="pending").update(next_at=FAR)
    for _round in range(3):
        dispatch.run_due()


def fresh(part: Opinion) -> Opinion:
    return Opinion.objects.select_related("matter__organisation", "matter__parent__organisation").get(pk=part.pk)


def test_four_ministries_one_against_one_supplement_one_extension(consulted, cast):
    with on(3, 3):
        trade, trader = consulted.another_ministry("산업통상부", "motie")
        interior, home = consulted.another_ministry("행정안전부", "mois")
        case = consulted.received()
        consulted.consult(case, cast.ministry, cast.other_ministry, trade, interior)
    police, privacy = consulted.part(case), consulted.part(case, "other_ministry")
    market, safety = (case.opinions().get(matter__organisation=one) for one in (trade, interior))
    assert [part.matter.number for part in case.opinions()] == [f"{case.matter.number}-0{n}" for n in range(1, 6)]
    for part in (police, privacy, market, safety):
        assert (due(part, "C04"), due(part, "C05")) == (dt.date(2026, 4, 2), dt.date(2026, 6, 1))
    assert progress_of(consulted.part(case, "city").matter, "C04") is None

    with on(3, 13):
        opinions.request_material(police, by=consulted.clerk, items="시험 주행 기록")
        opinions.reply(safety, by=home, **DISAGREES)
    with on(3, 20):
        assert progress_of(police.matter, "C04").standing and not progress_of(privacy.matter, "C04").standing
    with on(3, 27):
        opinions.supply_material(police, by=consulted.applicant, text="붙임과 같음")
    police = fresh(police)
    assert police.state == Opining.ACKNOWLEDGED
    assert (due(police, "C04"), due(police, "C05")) == (dt.date(2026, 4, 17), dt.date(2026, 6, 1))
    assert due(privacy, "C04") == dt.date(2026, 4, 2)

    with on(3, 30):
        opinions.reply(privacy, by=consulted.other_clerk, **AGREES)
        opinions.reply(consulted.part(case, "city"), by=consulted.local, **AGREES)
    with on(4, 3, 1):
        run()
        assert (fresh(market).state, fresh(market).overdue_on) == (Opining.OVERDUE, dt.date(2026, 4, 2))
        assert fresh(police).state == Opining.ACKNOWLEDGED and consulted.fresh(case).state == Applying.CONSULTING
    with on(4, 20), pytest.raises(NotNow):
        perform(fresh(market), "request_extension", by=trader, days=30, reason="현장 확인")
    with on(4, 17):
        opinions.reply(fresh(police), by=consulted.clerk, **conditional(SLOW))
    with on(5, 20):
        perform(fresh(market), "request_extension", by=trader, days=30, reason="현장 확인")
        perform(fresh(market), "grant_extension", by=consulted.judge)
    assert due(market, "C05") == dt.date(2026, 7, 1) and progress_of(market.matter, "C04").deadline.closed_at
    with on(6, 30, 23):
        opinions.reply(fresh(market), by=trader, **conditional(FAST))
    assert consulted.fresh(case).state == Applying.REVIEW
    assert not fresh(market).replies.get().late
    assert [one.matter.organisation for one in case.proposals()] == [cast.ministry, trade]
    kinds = set(IssuedDocument.objects.filter(matter__parent=case.pk).values_list("kind", flat=True))
    assert {"sandbox.extension_request", "sandbox.material_demand", "sandbox.opinion_letter"} <= kinds


def test_a_refused_extension_past_the_period_is_overdue_at_once(consulted):
    part = consulted.opinion_in_state(Opining.EXTENSION_ASKED)
    with later(71):
        opinions.refuse_extension(part, by=consulted.judge, reason="심의 일정이 임박함")
    assert (fresh(part).state, fresh(part).extension_refusal) == (Opining.OVERDUE, "심의 일정이 임박함")
    with later(95), pytest.raises(NotNow):
        perform(fresh(part), "request_extension", by=consulted.clerk, days=30, reason="현장 확인")


def test_a_granted_extension_ends_once_and_for_all(consulted):
    part = consulted.opinion_in_state(Opining.EXTENDED)
    with later(119):
        assert not opinions.lapse_if_over(part)
    with later(126):
        assert opinions.lapse_if_over(part)
        with pytest.raises(NotNow):
            perform(fresh(part), "request_extension", by=consulted.clerk, days=30, reason="또")


def test_material_after_an_extension_stops_nothing(consulted):
    part = consulted.opinion_in_state(Opining.EXTENDED)
    with later(75):
        opinions.request_material(part, by=consulted.clerk, items="추가 자료")
        assert progress_of(part.matter, "C05").standing is None
        perform(part, "go_on_without", by=consulted.clerk)
    assert fresh(part).state == Opining.ACKNOWLEDGED


def test_silence_is_pressed_three_times_then_recorded_and_a_late_reply_still_counts(consulted, cast):
    case = consulted.consulting()
    part = consulted.part(case)
    consulted.answer(case, "other_ministry", consulted.other_clerk, AGREES)
    consulted.answer(case, "city", consulted.local, AGREES)
    with pytest.raises(NotNow):
        opinions.record_unreplied(part, by=consulted.judge, reason="이르다")
    with later(40):
        run()
        assert told("opinion_overdue") == {cast.ministry_manager.email, cast.ministry_clerk.email}
        assert told("opinion_missing") == {cast.secretariat_officer.email}
        part = fresh(part)
        for level in (1, 2, 3):
            opinions.escalate(part, by=consulted.officer, note=f"{level}차 독촉")
        with pytest.raises(NotNow):
            opinions.escalate(part, by=consulted.officer, note="4차")
        assert [one.level for one in part.pressed.all()] == [1, 2, 3]
        with pytest.raises(NotYours):
            opinions.record_unreplied(part, by=consulted.officer, reason="사무국은 할 수 없음")
        opinions.record_unreplied(part, by=consulted.judge, reason="세 차례 독촉하였으나 회신 없음")
    assert consulted.fresh(case).state == Applying.REVIEW
    assert fresh(part).unreplied_by == cast.decision_maker
    with later(50):
        kept = opinions.reply(fresh(part), by=consulted.clerk, **conditional(SLOW))
    assert kept.late and fresh(part).state == Opining.REPLIED
    assert [one.text for one in case.proposals()] == [SLOW["text"]]


def test_a_reply_after_the_day_is_late_whether_or_not_the_timer_came_by(consulted):
    case = consulted.consulting()
    with later(45):
        part = consulted.answer(case, "ministry", consulted.clerk, AGREES)
    assert part.replies.get().late and fresh(part).overdue_on
    with pytest.raises(NotNow):
        opinions.reply(fresh(part), by=consulted.clerk, **DISAGREES)


def test_warnings_on_their_days(consulted, cast):
    with on(3, 3):
        case = consulted.consulting()
        consulted.answer(case, "other_ministry", consulted.other_clerk, AGREES)
    for month, day, count in ((3, 21, 0), (3, 23, 1), (3, 30, 2)):
        with on(month, day):
            run()
            found = Delivery.objects.filter(key="sandbox.opinion_due", person=cast.ministry_clerk)
            assert len(set(found.values_list("occasion", flat=True))) == count, (month, day)
    assert told("opinion_due") == {
        cast.ministry_clerk.email, cast.ministry_manager.email, cast.secretariat_officer.email
    }  # fmt: skip


def test_those_overlooked_are_asked_later_and_nobody_twice(consulted, cast):
    case = consulted.reviewing()
    trade, trader = consulted.another_ministry("산업통상부", "motie")
    consulted.consult(case, trade, cast.ministry)
    assert consulted.fresh(case).state == Applying.CONSULTING
    assert case.opinions().count() == 4
    opinions.reply(case.opinions().get(matter__organisation=trade), by=trader, **AGREES)
    assert consulted.fresh(case).state == Applying.REVIEW


def test_with_no_other_ministry_the_city_alone_is_asked(consulted):
    case = consulted.received()
    consulted.consult(case, molit_only="국토교통부 소관 법령만 해당함")
    assert consulted.fresh(case).molit_only == "국토교통부 소관 법령만 해당함"
    consulted.answer(case, "city", consulted.local, AGREES)
    assert consulted.fresh(case).state == Applying.REVIEW


def test_a_dispute_stops_the_ninety_days_and_the_opinion_lets_them_run(consulted):
    with on(3, 3):
        case = consulted.reviewing(first=conditional(SLOW), second=conditional(FAST))
        before = progress_of(case.matter, "C03").due_on
    with on(3, 10):
        consulted.approved(case, "refer_dispute", reason="최고 속도가 다름", asked="규제합리화위원회위원장")
    with on(3, 20):
        assert progress_of(case.matter, "C03").standing
        consulting.settle_dispute(case, by=consulted.judge, opinion="시속 6km로 권고", received_on=dt.date(2026, 3, 19))
    assert consulted.fresh(case).state == Applying.REVIEW
    assert progress_of(case.matter, "C03").due_on - before == dt.timedelta(days=10)
    assert case.disputes.get().received_on == dt.date(2026, 3, 19)


def test_without_a_conflict_nothing_is_referred(consulted):
    case = consulted.reviewing()
    with pytest.raises(NotNow):
        consulted.approved(case, "refer_dispute", reason="없음", asked="위원회")


def test_a_withdrawn_case_asks_nobody_any_more(consulted):
    case = consulted.consulting(arrived=False)
    part = consulted.part(case)
    applications.withdraw(case, by=consulted.applicant, reason="계획 변경")
    assert set(case.opinions().values_list("state", flat=True)) == {Opining.CANCELLED}
    opinions.deliver(part, arrived=timezone.now())
    assert fresh(part).state == Opining.CANCELLED
    with pytest.raises(NotYours):
        perform(part, "cancel", by=consulted.officer)
    assert not perform_would(part)


def perform_would(part: Opinion) -> bool:
    try:
        perform(fresh(part), "cancel", by=SYSTEM)
    except NotNow:
        return False
    return True


def test_one_file_travels_with_each_request(consulted):
    from office.attachments.reading import papers_with

    case = consulted.consulting()
    for part, reader in ((consulted.part(case), consulted.clerk), (consulted.part(case, "city"), consulted.local)):
        shared = papers_with(reader, part.matter)
        assert shared.count() == case.filed().papers.count() > 0
    assert not papers_with(consulted.cast.actor("rival_user"), consulted.part(case).matter).exists()
