"""What the hours bring: a notice that is due, ballots that end."""

import datetime as dt

import pytest

from office.committees import clocks, notifications
from office.committees.actions import items, meetings, voting
from office.deadlines.models import Deadline
from office.ledger.models import Effect
from office.people.models import User
from tests.worlds import later

pytestmark = pytest.mark.django_db


def told(key: str):
    return Effect.objects.filter(kind="notifications.fan_out", payload__key=f"committees.{key}")


def test_whoever_has_not_voted_is_reminded_a_day_before_the_ballots_end(world):
    meeting = world.opened(written=True)
    promise = Effect.objects.get(kind=clocks.EFFECT)
    assert promise.next_at == meeting.ballot_until - dt.timedelta(hours=24)
    with later(15):
        item = world.item(meeting)
        items.open_item(item, by=world.clerk)
        motion = world.motion(item)
        assert told("ballot_open").count() == 1
        for name in ("chair", "member"):
            voting.cast_ballot(motion, by=world.actor(name), choice="for")
        clocks.ballots_end(promise)
        clocks.ballots_end(promise)
        assert told("ballot_closing").count() == 1
        waiting = set(User.objects.filter(notifications.voters_outstanding(meeting)))
        assert waiting == {world.users[name] for name in ("vice", "other", "fifth")}
        world.recuse(item, "vice")
        assert world.users["vice"] not in set(User.objects.filter(notifications.voters_outstanding(meeting)))
        for name in ("other", "fifth"):
            voting.cast_ballot(motion, by=world.actor(name), choice="for")
        assert voting.close_vote(motion, by=world.clerk).carried
        assert not User.objects.filter(notifications.voters_outstanding(meeting)).exists()


def test_clerks_are_told_that_a_notice_is_due(world):
    meeting = world.planned()
    deadline = Deadline.objects.get(matter=meeting.matter, clock="C11")
    clocks.notice_due(deadline, "left-2")
    clocks.notice_due(deadline, "left-2")
    assert told("notice_due").count() == 1
    meetings.send_notice(meeting, by=world.clerk)
    clocks.notice_due(deadline, "left-1")
    assert told("notice_due").count() == 1
    people = set(User.objects.filter(notifications.NOTICE_DUE.people(meeting)))
    assert world.users["clerk"] in people and world.users["member"] not in people


def test_nobody_is_told_that_what_he_never_heard_of_is_called_off(world):
    meetings.call_off(world.planned(), by=world.clerk, reason="r")
    assert not told("cancelled").exists()
    meetings.call_off(world.noticed(), by=world.clerk, reason="r")
    assert told("cancelled").count() == 1
