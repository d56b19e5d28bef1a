"""A meeting from its planning to its minutes: what happens, what the programme is told, what is refused."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from office.access import SYSTEM, Invalid, NotNow, NotYours, Unknown
from office.committees import queries
from office.committees.actions import attendance, furnishing, items, meetings, minutes, recusals, voting
from office.committees.models import AgendaItem, CommitteePaper, MinutesPart
from office.committees.registry import Paper, Proposal, Suggested
from office.committees.roster import roster_of
from office.deadlines.queries import progress_of
from office.documents.models import IssuedDocument
from office.people.actors import actor_of
from office.workflow import take
from tests.cast import UserFactory
from tests.worlds import later

pytestmark = pytest.mark.django_db


def names(world):
    return [call[0] for call in world.programme.calls]


def documents(meeting, kind: str):
    return IssuedDocument.objects.filter(committee_paper__meeting=meeting, kind=f"committees.{kind}")


def test_from_the_planning_to_the_minutes(world):
    meeting = world.planned(cases=2)
    assert (meeting.ordinal, meeting.matter.number) == (1, f"NSCC-{timezone.localdate().year}-0001")
    assert meeting.matter.title == "제1차 국가스마트도시위원회"
    clock = progress_of(meeting.matter, "C11")
    assert clock.due_on < meeting.day - dt.timedelta(days=7)
    meetings.send_notice(meeting, by=world.clerk)
    assert documents(meeting, "notice").count() == 5
    letter = documents(meeting, "notice").first().facts["facts"]
    assert [line["title"] for line in letter["agenda"]] == ["안건 1 실증사업", "안건 2 실증사업"]
    for name in ("chair", "vice", "member", "other"):
        attendance.attend(meeting, by=world.clerk, seat=world.seats[name])
    meetings.open_meeting(meeting, by=world.actor("chair"))
    assert meeting.presiding_id == world.seats["chair"].pk
    first, second = world.item(meeting, 1), world.item(meeting, 2)
    items.open_item(first, by=world.clerk)
    minutes.remark(first, by=world.clerk, seat=world.seats["member"], text="운행 구역을 질의함")
    conditions = [{"text": "직원이 동행할 것", "basis": "§49⑧"}]
    lost = world.motion(first)
    world.votes(lost, chair="for", vice="against", member="against", other="abstain")
    assert not voting.close_vote(lost, by=world.clerk).carried
    voting.withdraw_motion(world.motion(first, "reject"), by=world.clerk)
    motion = world.motion(first, "approve_with_conditions", conditions=conditions)
    world.votes(motion, chair="for", vice="for", member="for", other="against")
    counted = voting.close_vote(motion, by=world.actor("chair"))
    assert (counted.enrolled, counted.present, counted.needed, counted.carried) == (5, 4, 3, True)
    first.refresh_from_db()
    assert (first.state, first.resolution_text) == ("resolved", "원안대로 의결함")
    with pytest.raises(NotNow):
        meetings.close_meeting(meeting, by=world.clerk)
    items.defer_item(second, by=world.clerk, reason="자료 보완")
    meetings.close_meeting(meeting, by=world.clerk)
    assert not meeting.attendances.filter(left_at=None).exists()
    minutes.draft_minutes(meeting, by=world.clerk)
    parts = {(part.item_id, part.part): part for part in queries.minutes_for(meeting, world.clerk)}
    assert "committee member: 운행 구역을 질의함" in parts[first.pk, "gist"].text
    assert "자료 보완" in parts[second.pk, "decision"].text
    minutes.edit_minutes(meeting, by=world.clerk, part=parts[None, "opening"].pk, text="개의함")
    with pytest.raises(NotNow):
        minutes.approve_minutes(meeting, by=world.actor("chair"))
    items.edit_resolution(first, by=world.clerk, text="조건을 붙여 의결함")
    items.approve_resolution(first, by=world.actor("chair"))
    with pytest.raises(NotNow):
        items.edit_resolution(first, by=world.clerk, text="다른 말")
    with pytest.raises(NotYours):
        minutes.approve_minutes(meeting, by=world.clerk)
    minutes.approve_minutes(meeting, by=world.actor("chair"))
    told = documents(meeting, "minutes").get().facts["facts"]
    assert told["opening"] == "개의함"
    assert told["attendees"] == ["국토교통부장관 chair", "국토교통부차관 vice", "committee member", "other"]
    record = told["items"][0]
    assert told["absent"] == ["fifth"] and record["outcome"] == "approve_with_conditions"
    assert [(one["result"], one["outcome"], one["text"]) for one in record["motions"]] == [
        ("failed", "approve", "원안대로 의결함"), ("withdrawn", "reject", "원안대로 의결함"),
        ("carried", "approve_with_conditions", "원안대로 의결함"),
    ]  # fmt: skip
    assert [one["counted"] and one["counted"]["in_favour"] for one in record["motions"]] == [1, None, 3]
    assert [[vote["choice"] for vote in one["votes"]] for one in record["motions"]] == [
        ["for", "against", "against", "abstain"], [], ["for", "for", "for", "against"],
    ]  # fmt: skip
    sheet = documents(meeting, "resolution").get().facts["facts"]
    assert (sheet["text"], sheet["conditions"]) == ("조건을 붙여 의결함", ["직원이 동행할 것"])
    with pytest.raises(DatabaseError), transaction.atomic():
        MinutesPart.objects.filter(meeting=meeting).update(text="다르게")
    assert [(name, who) for name, _item, who, *_more in world.programme.calls] == [
        ("on_listed", world.clerk), ("on_listed", world.clerk), ("on_opened", world.clerk), ("on_resolved", SYSTEM),
        ("on_deferred", world.clerk),
    ]  # fmt: skip
    assert world.programme.calls[3][3] == motion and world.programme.calls[4][3] == "자료 보완"


def test_a_late_notice_needs_a_reason(world):
    meeting = world.planned(days=6)
    with pytest.raises(Invalid) as refused:
        take(meeting, "send_notice", by=world.clerk, data={})
    assert "late_reason" in refused.value.errors
    take(meeting, "send_notice", by=world.clerk, data={"late_reason": "긴급한 사정"})
    assert (meeting.state, meeting.late_reason) == ("noticed", "긴급한 사정")
    early = world.planned(days=20)
    meetings.send_notice(early, by=world.clerk, late_reason="아무 말")
    assert early.late_reason == ""


def test_another_day_needs_another_notice(world):
    meeting = world.noticed()
    assert queries.meetings_for(world.actor("member")).filter(pk=meeting.pk).exists()
    meetings.reschedule(meeting, by=world.clerk, held_at=meeting.held_at + dt.timedelta(days=10), place="다른 곳")
    assert meeting.state == "planned" and meeting.announced
    assert progress_of(meeting.matter, "C11").deadline.started_on == meeting.day
    meetings.send_notice(meeting, by=world.clerk)
    assert documents(meeting, "notice").filter(state="superseded").count() == 5
    assert CommitteePaper.objects.filter(meeting=meeting, current=True).count() == 5


def test_nothing_goes_on_without_an_agenda(world):
    meeting = world.planned(cases=0)
    with pytest.raises(NotNow):
        meetings.send_notice(meeting, by=world.clerk)


def test_an_agenda_changes(world):
    meeting = world.noticed(cases=2)
    third = items.list_item(meeting, by=world.clerk, matter=world.case("안건 3"))
    assert documents(meeting, "notice").count() == 10
    items.reorder(meeting, by=world.clerk, items=[third.pk])
    assert [item.title for item in queries.agenda_for(meeting, world.clerk)] == [
        "안건 3", "안건 1 실증사업", "안건 2 실증사업",
    ]  # fmt: skip
    first = world.item(meeting, 2)
    items.remove_item(first, by=world.clerk, reason="취하")
    assert [(item.number, item.title) for item in queries.agenda_for(meeting, world.actor("member"))] == [
        (1, "안건 3"), (2, "안건 2 실증사업"),
    ]  # fmt: skip
    assert names(world)[-1] == "on_removed"
    with pytest.raises(NotNow):
        items.list_item(meeting, by=world.clerk, matter=third.matter)
    again = items.list_item(meeting, by=world.clerk, matter=first.matter)
    assert again.position == 4
    with pytest.raises(Unknown):
        items.list_item(meeting, by=world.clerk, matter=meeting.matter)
    with later(8), pytest.raises(Invalid):
        items.list_item(meeting, by=world.clerk, matter=world.case("급한 안건"))


def test_a_meeting_called_off_gives_its_cases_back(world):
    meeting = world.noticed(cases=2)
    meetings.call_off(meeting, by=world.clerk, reason="사정 변경")
    assert meeting.state == "cancelled" and names(world).count("on_removed") == 2
    assert progress_of(meeting.matter, "C11").deadline.closed_at
    assert world.planned(cases=0).ordinal == 1


def test_a_case_that_ends_goes_off_the_agenda_even_while_it_is_deliberated_on(world):
    item = world.called()
    motion = world.motion(item)
    world.votes(motion, chair="for")
    items.take_back(item, reason="신청 취하")
    motion.refresh_from_db()
    assert (item.state, item.end_reason, motion.result) == ("removed", "신청 취하", "withdrawn")
    assert names(world)[-1] == "on_removed"
    meetings.close_meeting(item.meeting, by=world.clerk)
    meeting = world.noticed(cases=2)
    items.take_back(world.item(meeting, 1), reason="신청 취하")
    assert [item.title for item in queries.agenda_for(meeting, world.actor("member"))] == ["안건 2 실증사업"]
    assert CommitteePaper.objects.filter(meeting=meeting, current=True).count() == 5
    assert "안건 1" not in str([one.document.facts for one in meeting.issued_papers.filter(current=True)])


def test_a_case_that_refuses_stops_the_step(world):
    def refuse(item, by):
        raise NotNow(["not ready"])

    from office.committees import registry

    kind = registry.kind_of("tests.case")
    registry.forget("tests.case")
    registry.register_item_kind("tests.case", ready=kind.ready, on_listed=refuse)
    meeting = world.planned(cases=0)
    with pytest.raises(NotNow):
        items.list_item(meeting, by=world.clerk, matter=world.case())
    assert not AgendaItem.objects.exists()


def test_quorum_is_asked_of_each_items_own_members(world):
    world.programme.ad_hoc = (
        Suggested(world.cast.ministry, "경찰청차장"),
        Suggested(world.cast.city, "가온시 부시장"),
    )
    meeting = world.opened(there=("chair", "vice", "member"), cases=1)
    item = world.item(meeting)
    roster = roster_of(item)
    assert (len(roster.seats), roster.quorum) == (7, 4)
    with pytest.raises(NotNow, match="4"):
        items.open_item(item, by=world.clerk)
    joined = next(seat for seat in roster.seats if seat.kind == "ad_hoc")
    attendance.attend(meeting, by=world.clerk, seat=joined)
    items.open_item(item, by=world.clerk)
    with pytest.raises(NotNow):
        furnishing.remove_ad_hoc(item, joined, by=world.clerk)
    attendance.leave(meeting, by=world.clerk, seat=joined)
    motion = world.motion(item)
    world.votes(motion, chair="for", vice="for", member="for")
    assert not voting.close_vote(motion, by=world.clerk).quorum_met
    item.refresh_from_db()
    assert item.state == "open"


def test_whoever_sits_already_does_not_join_twice(world):
    world.seat("police", "government", organisation=world.cast.ministry, title_ko="경찰청차장")
    world.programme.ad_hoc = (Suggested(world.cast.ministry, "경찰청차장"),)
    item = world.item(world.planned())
    assert len(roster_of(item).seats) == 6 and not item.ad_hoc.exists()


def test_an_ad_hoc_member_knows_its_own_item_only(world):
    meeting = world.noticed(cases=2)
    guest = UserFactory(email="guest@committee.example.com")
    second = world.item(meeting, 2)
    furnishing.add_ad_hoc(second, by=world.clerk, organisation=world.cast.city, title_ko="가온시 부시장", user=guest)
    actor = actor_of(guest)
    assert list(queries.items_for(actor)) == [second]
    assert [one.item_count for one in queries.meetings_for(actor)] == [1]
    letter = documents(meeting, "notice").get(committee_paper__seat__user=guest).facts["facts"]
    assert [line["title"] for line in letter["agenda"]] == ["안건 2 실증사업"]


def test_the_chair_hands_over_before_an_item_from_which_it_is_recused(world):
    meeting = world.opened()
    item = world.item(meeting)
    recusals.exclude(item, by=world.clerk, seat=world.seats["chair"], reason="party")
    with pytest.raises(NotNow):
        items.open_item(item, by=world.clerk)
    meetings.hand_over_chair(meeting, by=world.clerk, presiding=world.seats["vice"].pk)
    item = world.item(meeting)
    items.open_item(item, by=world.clerk)
    assert item.presiding == world.seats["vice"]


def test_the_programme_proposes_papers_and_a_motion(world):
    meeting = world.planned(cases=0)
    document = documents(world.noticed(), "notice").first()
    world.programme.papers = (Paper("검토보고서", document=document),)
    world.programme.proposal = Proposal("approve_with_conditions", "승인함", ({"text": "동행할 것", "basis": "§49⑧"},))
    from office.committees.deeds import do

    item = do(meeting, "list_item", by=world.clerk, data={"matter": str(world.case().pk)})
    meetings.send_notice(meeting, by=world.clerk)
    assert [paper.title for paper in queries.papers_for(world.actor("member")).filter(item=item)] == ["검토보고서"]
    with pytest.raises(Invalid):
        furnishing.add_paper(item, by=world.clerk, title="남의 것", document=document)
    for name in ("chair", "vice", "member"):
        attendance.attend(meeting, by=world.clerk, seat=world.seats[name])
    meetings.open_meeting(meeting, by=world.clerk)
    item = world.item(meeting)
    items.open_item(item, by=world.clerk)
    motion = do(
        item, "propose", by=world.clerk,
        data={"outcome": "approve_with_conditions", "text": "승인함", "conditions": "동행할 것\n보험에 들 것\n"},
    )  # fmt: skip
    assert motion.conditions == [{"text": "동행할 것", "basis": "§49⑧"}, {"text": "보험에 들 것"}]
    with pytest.raises(Unknown):
        do(motion, "vote", by=world.cast.actor("stranger"), data={"choice": "for"})
    with pytest.raises(Invalid):
        do(motion, "vote", by=world.actor("member"), data={"choice": "perhaps"})
    assert do(motion, "vote", by=world.actor("member"), data={"choice": "for"}).seat == world.seats["member"]
