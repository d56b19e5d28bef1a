"""Motions and votes: a vote stands, ballots count by their arrival, what fails decides nothing."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours, Unknown
from office.committees import deeds, queries
from office.committees.actions import attendance, committees, items, voting
from office.committees.models import Meeting, Vote
from office.committees.roster import tally_of
from office.documents.models import IssuedDocument
from office.people.actors import actor_of
from tests.cast import UserFactory
from tests.worlds import later

pytestmark = pytest.mark.django_db


def names(world):
    return [call[0] for call in world.programme.calls]


def documents(meeting, kind: str):
    return IssuedDocument.objects.filter(committee_paper__meeting=meeting, kind=f"committees.{kind}")


def test_a_failed_motion_leaves_the_item_open(world):
    item = world.called(there=("chair", "vice", "member", "other"))
    motion = world.motion(item)
    with pytest.raises(NotNow):
        world.motion(item)
    world.votes(motion, chair="for", vice="for", member="against", other="against")
    assert not voting.close_vote(motion, by=world.clerk).carried
    item.refresh_from_db()
    assert (motion.result, item.state, names(world)[-1]) == ("failed", "open", "on_opened")
    second = world.motion(item, "reject")
    voting.withdraw_motion(second, by=world.clerk)
    third = world.motion(item, "defer")
    world.votes(third, chair="for", vice="for", member="for")
    voting.close_vote(third, by=world.clerk)
    item.refresh_from_db()
    assert item.state == "deferred" and world.programme.calls[-1][0] == "on_deferred"
    assert world.programme.calls[-1][3:] == ("원안대로 의결함", third)
    assert [one.position for one in item.motions.all()] == [1, 2, 3]


def test_a_vote_stands(world):
    motion = world.motion(world.called(there=("chair", "vice", "member")))
    world.votes(motion, member="for")
    with pytest.raises(NotNow):
        world.votes(motion, member="against")
    with pytest.raises(NotNow):
        world.votes(motion, fifth="for")
    own = voting.vote(motion, by=world.actor("chair"), choice="against", opinion="반대")
    assert (own.seat, own.how) == (world.seats["chair"], "in_person")
    with pytest.raises(NotYours):
        voting.vote(motion, by=world.actor("member"), seat=world.seats["vice"], choice="for")
    with pytest.raises(Unknown):
        voting.vote(motion, by=world.cast.actor("stranger"), choice="for")
    for change in (
        lambda: Vote.objects.filter(pk=own.pk).update(choice="for"),
        lambda: Vote.objects.filter(pk=own.pk).delete(),
        lambda: type(motion).objects.filter(pk=motion.pk).update(text="다른 안"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    voting.close_vote(motion, by=world.clerk)
    with pytest.raises(NotNow):
        world.votes(motion, vice="for")
    with pytest.raises(NotNow):
        deeds.do(motion, "vote", by=world.actor("vice"), data={"choice": "for"})
    with pytest.raises(DatabaseError), transaction.atomic():
        type(motion).objects.filter(pk=motion.pk).update(result="carried" if motion.result == "failed" else "failed")


def test_written_ballots_at_the_stroke_of_the_deadline(world):
    meeting = world.opened(written=True)
    begins, ends = meeting.held_at, meeting.ballot_until
    item = world.item(meeting)
    with later(15):
        items.open_item(item, by=world.clerk)
        motion = world.motion(item)
        with pytest.raises(NotNow):
            voting.vote(motion, by=world.clerk, seat=world.seats["vice"], choice="for")
        with pytest.raises(NotNow):
            voting.close_vote(motion, by=world.clerk)
        with pytest.raises(NotYours):
            voting.cast_ballot(motion, by=world.clerk, seat=world.seats["vice"], choice="for")
    moments = {
        "chair": (begins - dt.timedelta(microseconds=1), False),
        "vice": (begins, True),
        "member": (ends, True),
        "other": (ends + dt.timedelta(microseconds=1), False),
    }
    for name, (at, counts) in moments.items():
        with time_machine.travel(at, tick=False):
            if counts:
                assert voting.cast_ballot(motion, by=world.actor(name), choice="for", opinion="찬성").cast_at == at
            else:
                with pytest.raises(NotNow):
                    voting.cast_ballot(motion, by=world.actor(name), choice="for")
    assert documents(meeting, "ballot").count() == 2
    with time_machine.travel(ends, tick=False), pytest.raises(NotNow):
        voting.close_vote(motion, by=world.clerk)
    with time_machine.travel(ends + dt.timedelta(seconds=1), tick=False):
        counted = voting.close_vote(motion, by=world.clerk)
    assert (counted.present, counted.quorum_met, counted.carried) == (2, False, False)


def test_whoever_returns_no_ballot_is_absent_unless_the_rule_says_otherwise(world):
    meeting = world.opened(written=True)
    with later(15):
        item = world.item(meeting)
        items.open_item(item, by=world.clerk)
        motion = world.motion(item)
        for name in ("chair", "vice", "member"):
            voting.cast_ballot(motion, by=world.actor(name), choice="against" if name == "chair" else "for")
        assert tally_of(motion).present == 3 and tally_of(motion).carried
        committees.change_committee(world.committee, by=world.officer, written_unreturned_is_absent=False)
        motion.item.meeting.committee.refresh_from_db()
        assert tally_of(motion).present == 5 and not tally_of(motion).carried
        for name in ("other", "fifth"):
            voting.cast_ballot(motion, by=world.actor(name), choice="for")
        assert voting.close_vote(motion, by=world.clerk).carried


def test_a_ballot_on_paper_is_entered_for_a_member_without_an_account(world):
    seat = committees.add_seat(world.committee, by=world.officer, kind="civilian", holder="민간위원",
                               valid_from=timezone.localdate())  # fmt: skip
    meeting = world.opened(written=True)
    with later(15):
        item = world.item(meeting)
        items.open_item(item, by=world.clerk)
        motion = world.motion(item)
        cast = voting.cast_ballot(motion, by=world.clerk, seat=seat, choice="abstain")
    assert (cast.seat, cast.how, cast.recorded_by_id) == (seat, "ballot", world.clerk.user_id)


def test_proxies_are_taken_only_where_the_committee_allows_them(world):
    meeting = world.noticed()
    with pytest.raises(Invalid):
        attendance.attend(meeting, by=world.clerk, seat=world.seats["vice"], how="proxy", proxy_name="대리인")
    committees.change_committee(world.committee, by=world.officer, proxies_allowed=True)
    meeting = Meeting.objects.get(pk=meeting.pk)
    stand_in = UserFactory(email="proxy@committee.example.com")
    assert not queries.meetings_for(actor_of(stand_in)).exists()
    committees.change_seat(world.seats["vice"], by=world.officer, proxy=stand_in)
    attendance.attend(meeting, by=world.clerk, seat=world.seats["vice"], how="proxy", proxy_name="대리인")
    assert queries.meetings_for(actor_of(stand_in)).count() == 1
    with pytest.raises(Invalid):
        attendance.attend(meeting, by=world.clerk, seat=world.seats["member"], how="proxy", proxy_name="대리인")
    committees.change_committee(world.committee, by=world.officer, proxies_allowed=False)
    assert not queries.meetings_for(actor_of(stand_in)).exists()
