"""A reviewer's way onto a panel, by the steps: invited, accepted, declared, pledged; and away from an entry."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.assessment import naming as names
from office.assessment import rules
from office.assessment.actions import declaring, excluding, inviting, naming, seats
from office.assessment.actions.pledging import pledge
from office.assessment.models import Exclusion, NamedPerson, Round, Sheet
from office.assessment.queries import seats as found_in
from office.assessment.states import Composing, ExclusionState, Holding, Sitting
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.people.actors import actor_of
from office.workflow import perform
from tests.assessment.seating import ANSWERS, FACTS, declare_none, named_entries, pledged
from tests.cast import AppointmentFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def told(user) -> set:
    """The keys of what a person was told."""
    dispatch.run_due()
    return set(Delivery.objects.filter(person=user).values_list("key", flat=True))


def test_from_the_draw_to_the_pledge(panel_world):
    panel = panel_world.panel(3, 2, state=Composing.SEATED, sitting=Sitting.DRAWN)
    seat, other = panel.seats.order_by("code")
    member, officer = panel_world.member(panel), panel_world.officer
    with pytest.raises(NotYours):
        inviting.invite_drawn(panel, by=member, **FACTS)
    assert not found_in.seats_for(member).exists()  # a name that was only drawn is not told of
    inviting.invite_drawn(panel, by=officer, **FACTS)
    seat.refresh_from_db()
    assert seat.state == Sitting.INVITED and seat.asked_for["fee"] == 300_000
    assert seat.answer_until == inviting.answer_until(panel.answer_days)
    assert "assessment.seat_invited" in told(seat.reviewer.user)
    with pytest.raises(NotNow):
        inviting.invite_drawn(panel, by=officer, **FACTS)

    perform(seat, "accept", by=member)
    assert "assessment.seat_accepted" in told(panel_world.cast.secretariat_officer)
    first, second, third = panel.subjects.order_by("position")
    with pytest.raises(NotNow):
        declaring.clear(seat, by=member)
    with pytest.raises(NotYours):
        declaring.declare(seat, {str(first.pk): {"answer": "none"}}, by=panel_world.member(panel, "r2"))
    with pytest.raises(Invalid):
        declaring.declare(seat, {str(first.pk): {"answer": "perhaps"}}, by=member)
    declare_none(seat, member)
    declaring.declare(seat, {str(second.pk): {"answer": "conflict"}}, by=member)
    assert list(seat.undeclared()) == [second]  # saved, and not complete without rule and words
    declaring.declare(seat, {str(second.pk): {"answer": "conflict", "rule": "kinship", "note": "사촌"}}, by=member)
    declaring.clear(seat, by=member)
    assert not rules.SeeSubject.holds(member, first)  # nothing opens before the pledge

    with pytest.raises(NotNow):
        seats.preside(seat, by=officer)
    pledge(seat, by=member, **ANSWERS)
    seat.refresh_from_db()
    assert seat.state == Sitting.PLEDGED and seat.pledge_given["filming"] == "agree"
    assert rules.SeeSubject.holds(member, first) and rules.SeeSubject.holds(member, third)
    assert not rules.SeeSubject.holds(member, second)
    assert list(found_in.readable_subjects(seat)) == [first, third]
    exclusion = Exclusion.objects.get(seat=seat)
    assert (exclusion.kind, exclusion.rule, exclusion.state) == ("recusal", "kinship", "standing")
    seats.preside(seat, by=officer)
    assert panel.seats.get(chair=True) == seat
    with pytest.raises(NotYours):
        seats.dismiss(seat, by=officer, reason="r")
    assert other.state == Sitting.DRAWN


def test_silence_and_refusal_end_a_seat(panel_world):
    panel = panel_world.panel(1, 3, state=Composing.SEATED, sitting=Sitting.DRAWN)
    inviting.invite_drawn(panel, by=panel_world.officer, **FACTS)
    silent, gone, taken = panel.seats.order_by("code")
    seats.decline(gone, by=panel_world.member(panel, "r2"), reason="출장")
    perform(taken, "accept", by=panel_world.member(panel, "r3"))
    until = silent.answer_until
    with time_machine.travel(until - dt.timedelta(hours=12), tick=True):
        assert inviting.sweep() == 0
        assert inviting.sweep() == 0
        assert "assessment.seat_reminder" in told(silent.reviewer.user)
    assert (
        Delivery.objects.filter(person=silent.reviewer.user, key="assessment.seat_reminder", channel="inbox").count()
        == 1
    )
    assert "assessment.seat_reminder" not in told(gone.reviewer.user)
    with time_machine.travel(until + dt.timedelta(minutes=1), tick=True):
        with pytest.raises(NotNow):
            perform(silent, "accept", by=panel_world.member(panel, "r1"))
        assert inviting.sweep() == 1 and inviting.sweep() == 0
        officer = told(panel_world.cast.secretariat_officer)
    silent.refresh_from_db()
    gone.refresh_from_db()
    assert (silent.state, gone.state) == (Sitting.EXPIRED, Sitting.DECLINED)
    assert {"assessment.seat_expired", "assessment.seat_declined"} <= officer
    seats.replace(taken, by=panel_world.officer, reason="일정 변경")
    assert "assessment.seat_released" in told(taken.reviewer.user)


@pytest.mark.parametrize(("day", "counted", "expected"), [
    ("2026-12-23T05:00:00+00:00", "working", "2026-12-29"),  # Christmas and a weekend between
    ("2026-12-23T05:00:00+00:00", "calendar", "2026-12-26"),
    ("2026-12-23T15:30:00+00:00", "working", "2026-12-30"),  # half past midnight in Seoul is the next day
])  # fmt: skip
def test_the_days_to_answer(db, day, counted, expected):
    until = inviting.answer_until(3, counted, at=dt.datetime.fromisoformat(day))
    assert timezone.localtime(until).strftime("%Y-%m-%d %H:%M") == f"{expected} 18:00"


def test_what_was_found_is_confirmed_or_contested(panel_world):
    panel = panel_world.panel(3, 1, state=Composing.SEATED, sitting=Sitting.ACCEPTED)
    seat, member, officer = panel.seats.get(), panel_world.member(panel), panel_world.officer
    confirmed, contested, decided = panel.subjects.order_by("position")
    for subject in (confirmed, contested, decided):
        excluding.find(seat, subject, by=officer, rule="employment", ground="2024년까지 재직")
    upheld = Exclusion.objects.get(subject=decided)
    excluding.uphold(upheld, by=officer, reason="재직 확인")
    assert list(seat.to_declare()) == [confirmed, contested]  # what stands is not spoken of any more
    lines = found_in.declaration_lines(seat)
    assert [one["found"][0].ground for one in lines] == ["2024년까지 재직"] * 2
    told_ = {"answer": "conflict", "rule": "employment", "note": "맞습니다"}
    declaring.declare(seat, {str(confirmed.pk): told_, str(contested.pk): {"answer": "none"}}, by=member)
    assert list(seat.undeclared()) == [contested]  # to contest takes words
    declaring.declare(seat, {str(contested.pk): {"answer": "none", "note": "동명이인"}}, by=member)
    with pytest.raises(NotNow):
        declaring.clear(seat, by=member)  # the contested one waits for the staff
    assert [one.subject for one in found_in.exclusions_to_decide(officer)] == [confirmed, contested]
    with pytest.raises(Invalid):
        excluding.refuse(Exclusion.objects.get(subject=contested), by=officer, reason=" ")
    open_one = Exclusion.objects.get(subject=contested)
    with pytest.raises(NotYours):  # whoever wrote it down does not strike it alone
        excluding.refuse(open_one, by=officer, reason="동명이인")
    with pytest.raises(NotNow):
        excluding.propose_override(open_one, by=panel_world.director, reason="동명이인")
    excluding.propose_override(open_one, by=officer, reason="동명이인")
    assert open_one not in found_in.exclusions_to_decide(officer)
    assert open_one in found_in.exclusions_to_decide(panel_world.director)
    with pytest.raises(NotYours):
        excluding.confirm_override(open_one, by=officer)
    excluding.drop_override(open_one, by=officer)
    excluding.refuse(open_one, by=panel_world.director, reason="동명이인")
    open_one.refresh_from_db()
    assert (open_one.state, open_one.written_by_id) == (ExclusionState.WITHDRAWN, officer.user_id)
    assert "assessment.exclusion_decided" in told(seat.reviewer.user)
    declaring.clear(seat, by=member)
    states = dict(Exclusion.objects.filter(kind="exclusion").values_list("subject__position", "state"))
    assert states == {1: "standing", 2: "withdrawn", 3: "standing"}
    with pytest.raises(NotNow):
        declaring.declare(seat, {str(contested.pk): {"answer": "none"}}, by=member)


def test_an_override_takes_two(panel_world):
    panel = panel_world.panel(1, 1)
    exclusion = panel_world.excluded(panel, "r1", "E-001")
    with pytest.raises(NotYours):
        excluding.propose_override(exclusion, by=panel_world.auditor, reason="r")
    with pytest.raises(NotNow):
        excluding.confirm_override(exclusion, by=panel_world.director)
    excluding.propose_override(exclusion, by=panel_world.officer, reason="사임 확인")
    assert exclusion in found_in.exclusions_to_decide(panel_world.director)
    assert exclusion not in found_in.exclusions_to_decide(panel_world.officer)
    with pytest.raises(NotYours):
        excluding.confirm_override(exclusion, by=panel_world.officer)
    Round.objects.filter(panel=panel, position=1).update(state=Holding.OPEN)
    excluding.confirm_override(exclusion, by=panel_world.director)
    assert Sheet.objects.filter(seat=exclusion.seat, subject=exclusion.subject).exists()  # as for everybody else
    exclusion.refresh_from_db()
    assert exclusion.state == ExclusionState.OVERRIDDEN and exclusion.decided_by != exclusion.second_by


def test_nobody_decides_on_oneself(panel_world):
    panel = panel_world.panel(2, 1)
    AppointmentFactory(user=panel_world.user(panel), programme="competitions",
                       organisation=panel_world.cast.secretariat)  # fmt: skip
    mine = panel_world.excluded(panel, "r1", "E-001", state=ExclusionState.FOUND)
    me = actor_of(panel_world.user(panel))
    assert mine not in found_in.exclusions_for(me)
    with pytest.raises(NotYours):
        excluding.refuse(mine, by=me, reason="r")


def test_a_late_recusal_voids_the_sheet(panel_world):
    panel = panel_world.panel(2, 2)
    seat, member = panel.seats.get(code="r1"), panel_world.member(panel)
    round_ = panel.rounds.get(position=1)
    perform(round_, "open_round", by=panel_world.officer, due_at=timezone.now() + dt.timedelta(days=7))
    first, second = panel.subjects.order_by("position")
    for subject in (first, second):
        Sheet.objects.get_or_create(round=round_, seat=seat, subject=subject)
    with pytest.raises(Invalid):
        declaring.recuse(seat, first, by=member, rule="", note="")
    declaring.recuse(seat, first, by=member, rule="dealings", note="자문 계약 발견")
    assert dict(Sheet.objects.filter(seat=seat).values_list("subject__position", "state")) == {1: "void", 2: "draft"}
    assert not rules.SeeSubject.holds(member, first) and rules.SeeSubject.holds(member, second)
    with pytest.raises(NotYours):
        declaring.recuse(seat, first, by=member, rule="dealings", note="다시")
    assert "assessment.seat_recused" in told(panel_world.cast.secretariat_officer)
    seats.dismiss(seat, by=panel_world.director, reason="비밀 누설")
    assert set(Sheet.objects.filter(seat=seat).values_list("state", flat=True)) == {"void"}
    assert "assessment.seat_dismissed" in told(seat.reviewer.user)


def test_people_are_named_until_the_close_and_challenged_when_met(panel_world):
    with named_entries() as open_until_close:
        panel = panel_world.panel(1, 2, state=Composing.SEATED, sitting=Sitting.DRAWN)
        subject = panel.subjects.get()
        entry = subject.matter
        MembershipFactory(user=panel_world.cast.city_user, organisation=entry.organisation, role="manager")
        mayor = actor_of(panel_world.cast.city_user)
        seat, other = panel.seats.order_by("code")
        with pytest.raises(NotYours):
            naming.name_person(entry, by=panel_world.officer, name="아무개", ground="r")
        with pytest.raises(Invalid):
            naming.name_person(entry, by=mayor, name=" ", ground="r")
        naming.name_person(entry, by=mayor, name=seat.reviewer.name, affiliation="시험 대학교", ground="소송 중")
        naming.name_person(entry, by=mayor, name="다른 사람", ground="r")
        wrong = naming.name_person(entry, by=mayor, name=other.reviewer.name, affiliation="다른 기관", ground="r")
        naming.remove(wrong, by=mayor)
        open_until_close.clear()
        with pytest.raises(NotNow):
            naming.name_person(entry, by=mayor, name="늦은 사람", ground="r")
        with pytest.raises(NotNow):
            naming.remove(NamedPerson.objects.first(), by=mayor)

        inviting.invite_drawn(panel, by=panel_world.officer, **FACTS)
        met = Exclusion.objects.get()
        assert (met.seat, met.kind, met.state) == (seat, "challenge", "found")
        assert "assessment.challenged" in told(panel_world.cast.secretariat_officer)
        excluding.refuse(met, by=panel_world.officer, reason="근거 없음")
        assert not {"assessment.challenge_decided"} & told(panel_world.cast.city_user)  # nobody learns who was drawn
        assert "assessment.exclusion_decided" not in told(seat.reviewer.user)

        for one in panel.seats.order_by("code"):
            pledged(one, panel_world.member(panel, one.code))
        Round.objects.filter(panel=panel, kind="presentation").update(state=Holding.OPEN)
        assert names.phase_of(entry) == names.CHALLENGING
        challenge = naming.name_person(entry, by=mayor, name=other.reviewer.name, ground="질의가 편파적임")
        member = panel_world.member(panel, "r2")
        assert not rules.SeeSubject.holds(member, subject)  # at once, until it is decided
        excluding.uphold(challenge.exclusion, by=panel_world.officer, reason="이해관계 확인")
        assert "assessment.challenge_decided" in told(panel_world.cast.city_user)
