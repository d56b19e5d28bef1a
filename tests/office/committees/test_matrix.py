"""State × actor × step of meetings and items; and whether the three answers of every rule agree."""

from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone

from office.access import ANONYMOUS, SYSTEM, NotNow, NotYours
from office.committees import rules
from office.committees.actions import attendance, committees, furnishing, items, meetings, minutes, voting
from office.committees.models import AgendaItem, Committee, ItemPaper, Meeting, Motion, Recusal
from office.committees.states import Convening, Deliberating
from office.documents.models import IssuedDocument
from office.ledger.models import Effect, Event
from office.people.actors import actor_of
from office.people.models import User
from office.workflow import legal_changes, perform, steps_of
from tests.cast import UserFactory

pytestmark = pytest.mark.django_db

OFFICE = {"secretariat_officer", "molit_officer", "decision_maker", "second_decision_maker", "deputy"}
CLERKS = OFFICE | {"clerk"}
CHAIR = {"chair"}
RUNNERS = CLERKS | CHAIR
MACHINE = {"machine"}

MEETING = {
    Convening.PLANNED: {"send_notice": CLERKS, "reschedule": CLERKS, "call_off": CLERKS},
    Convening.NOTICED: {"reschedule": CLERKS, "open_meeting": RUNNERS, "call_off": CLERKS},
    Convening.OPEN: {"hand_over_chair": RUNNERS},
    Convening.CLOSED: {"draft_minutes": CLERKS},
    Convening.MINUTES_DRAFT: {"edit_minutes": CLERKS},
    Convening.MINUTES_FINAL: {},
    Convening.CANCELLED: {},
}
# What a guard holds back in the worlds below, and what opens it.
ONLY_THEN = {"close_meeting", "approve_minutes"}
ITEM = {
    Deliberating.LISTED: {
        "open_item": RUNNERS, "defer_item": RUNNERS, "remove_item": CLERKS, "withdraw_item": MACHINE,
    },
    Deliberating.OPEN: {"defer_item": RUNNERS, "defer_by_vote": MACHINE, "withdraw_item": MACHINE},
    Deliberating.RESOLVED: {"edit_resolution": CLERKS, "approve_resolution": CHAIR},
    Deliberating.DEFERRED: {},
    Deliberating.REMOVED: {},
}  # fmt: skip
ITEM_ONLY_THEN = {"resolve_item"}


class _Undo(Exception):
    pass


# Others of the cast stand where one of these stands.
LIKE_OTHERS = {"company_writer", "company_reader", "ministry_clerk", "other_ministry_clerk", "reviewer"}


def everybody(world) -> dict:
    seated = {name: world.actor(name) for name in world.users}
    cast = {part: actor for part, actor in world.cast.actors().items() if part not in LIKE_OTHERS}
    return {**cast, **seated, "machine": SYSTEM, "nobody": ANONYMOUS}


def facts(world, meeting) -> dict:
    chair = world.seats["chair"].pk
    return {
        "send_notice": {"late_reason": ""},
        "reschedule": {
            "mode": "in_person", "written_reason": "", "held_at": meeting.held_at, "ballot_until": None, "place": "",
            "presiding": chair,
        },
        "open_meeting": {"presiding": chair},
        "hand_over_chair": {"presiding": world.seats["vice"].pk},
        "edit_minutes": {"part": "", "text": ""},
        "call_off": {"reason": "r"},
        "defer_item": {"reason": "r"},
        "remove_item": {"reason": "r"},
        "withdraw_item": {"reason": "r"},
        "defer_by_vote": {"reason": "r", "motion": None},
        "resolve_item": {"motion": mock.Mock(text="")},
        "edit_resolution": {"text": "t"},
    }  # fmt: skip


def happened(subject, name, actor, given) -> bool:
    try:
        with transaction.atomic():
            perform(type(subject).objects.get(pk=subject.pk), name, by=actor, **given)
            raise _Undo
    except _Undo:
        return True
    except (NotYours, NotNow):
        return False


def taken(subject, actors, given) -> set:
    """Every (step, part) that happened; a refusal leaves no trace."""
    before = (Event.objects.count(), Effect.objects.count())
    found = {
        (name, part)
        for name in steps_of(type(subject))
        for part, actor in actors.items()
        if happened(subject, name, actor, given.get(name, {}))
    }
    assert (Event.objects.count(), Effect.objects.count()) == before
    return found


def expected(table) -> set:
    return {(step, part) for step, parts in table.items() for part in parts}


@pytest.mark.parametrize("state", Convening.values)
def test_meetings(world, state):
    meeting = world.meeting_in(state)
    assert taken(meeting, everybody(world), facts(world, meeting)) == expected(MEETING[state])


def test_items(world):
    meeting = world.opened(cases=4)
    listed, called, deferred, removed = (world.item(meeting, n) for n in range(1, 5))
    items.open_item(called, by=world.clerk)
    items.defer_item(deferred, by=world.clerk, reason="r")
    items.remove_item(removed, by=world.clerk, reason="r")
    actors, given = everybody(world), facts(world, meeting)
    able = {part: actor for part, actor in actors.items() if part in RUNNERS | MACHINE | {"member"}}
    for item in (listed, called):
        assert taken(item, actors, given) == expected(ITEM[item.state]), item.state
    for item in (deferred, removed):
        assert taken(item, able, given) == expected(ITEM[item.state]), item.state
    motion = world.motion(called)
    assert taken(called, able, given) == set()
    world.votes(motion, chair="for", vice="for", member="for")
    voting.close_vote(motion, by=world.clerk)
    called.refresh_from_db()
    assert taken(called, actors, given) == expected(ITEM["resolved"])


def test_what_waits_for_its_guard(world):
    item = world.resolved()
    given = facts(world, item.meeting)
    actors = {part: actor for part, actor in everybody(world).items() if part in RUNNERS | {"member", "machine"}}
    done = {part for step, part in taken(item.meeting, actors, given) if step == "close_meeting"}
    assert done == RUNNERS
    meeting = item.meeting
    meetings.close_meeting(meeting, by=world.clerk)
    minutes.draft_minutes(meeting, by=world.clerk)
    items.approve_resolution(item, by=world.actor("chair"))
    done = {part for step, part in taken(meeting, actors, given) if step == "approve_minutes"}
    assert done == CHAIR


def test_every_state_and_step_stands_in_the_tables():
    assert set(MEETING) == set(Convening) and set(ITEM) == set(Deliberating)
    assert {step for table in MEETING.values() for step in table} | ONLY_THEN == set(steps_of(Meeting))
    assert {step for table in ITEM.values() for step in table} | ITEM_ONLY_THEN == set(steps_of(AgendaItem))


@pytest.mark.parametrize(("model", "states"), [(Meeting, Convening), (AgendaItem, Deliberating)])
def test_every_state_is_reached(model, states):
    moves, reached = legal_changes(model), {model._meta.get_field("state").get_default()}
    for _round in states:
        reached |= {target for source, target in moves if source in reached}
    assert reached == set(states.values)


# ------------------------------------------------------------------------------------------- rules

ABOUT = {
    Committee: (rules.ManageCommittee, rules.SeeCommittee),
    Meeting: (
        rules.SeeMeeting, rules.ClerkMeeting, rules.ChairMeeting, rules.RunMeeting, rules.OverlookMeeting,
        rules.AttendMeeting,
    ),
    AgendaItem: (
        rules.SeeItem, rules.ClerkItem, rules.RunItem, rules.ChairItem, rules.DecideItem, rules.SitOnItem,
    ),
    ItemPaper: (rules.SeeItemPapers,),
    Motion: (rules.VoteOn, rules.SitOnMotion),
    Recusal: (rules.ToldOfRecusal,),
}  # fmt: skip


def agree(rule, subject, actors) -> None:
    model = type(subject)
    subject = model.objects.get(pk=subject.pk)
    holders = set(User.objects.filter(rule.holders(subject)).values_list("pk", flat=True))
    for part, actor in actors.items():
        holds = rule.holds(actor, subject)
        scoped = model.objects.filter(rule.scope(actor), pk=subject.pk).exists()
        assert holds == scoped, (rule.key, part)
        if actor.user_id:
            assert holds == (actor.user_id in holders), (rule.key, part)


def test_the_three_answers_of_every_rule_agree(world):
    """Members, a proxy, an ad-hoc member, one recused, one whose term is over, and everybody of the cast."""
    stand_in = UserFactory(email="proxy@committee.example.com")
    guest, other_guest = UserFactory(email="g@c.example.com"), UserFactory(email="h@c.example.com")
    committees.change_seat(world.seats["vice"], by=world.officer, proxy=stand_in)
    world.seat("gone", "civilian", valid_until=timezone.localdate())
    world.seat("second", "government", user=world.users["fifth"], title_ko="경찰청차장")
    meeting = world.opened(cases=3)
    first, second = world.item(meeting, 1), world.item(meeting, 2)
    furnishing.add_ad_hoc(first, by=world.clerk, title_ko="부시장", user=guest)
    furnishing.add_ad_hoc(second, by=world.clerk, title_ko="부지사", user=other_guest)
    document = IssuedDocument.objects.filter(matter=meeting.matter).first()
    paper = ItemPaper.objects.create(item=first, position=1, title="자료", document=document)
    for name in ("member", "fifth"):
        world.recuse(first, name)
    world.recuse(second, "vice")
    attendance.attend(meeting, by=world.clerk, seat=first.ad_hoc.get().seat)
    items.open_item(first, by=world.clerk)
    motion = world.motion(first)
    items.remove_item(world.item(meeting, 3), by=world.clerk, reason="r")
    planned = world.planned(days=20)
    people = {"proxy": stand_in, "guest": guest, "other_guest": other_guest}
    actors = {**everybody(world), **{name: actor_of(user) for name, user in people.items()}}
    rows = [
        world.committee, meeting, planned, *AgendaItem.objects.all(), paper, motion, *Recusal.objects.all(),
    ]  # fmt: skip
    touched = {name: actor for name, actor in actors.items() if name in {*people, *world.users, "molit_officer"}}
    for allowed, asked in ((True, actors), (False, touched), (True, {})):
        committees.change_committee(world.committee, by=world.officer, proxies_allowed=allowed)
        for row in rows:
            for rule in ABOUT[type(row)]:
                agree(rule, row, asked)
        proxy = actors["proxy"]
        assert rules.SeeMeeting.holds(proxy, Meeting.objects.get(pk=meeting.pk)) is allowed
        assert not rules.SeeItem.holds(proxy, AgendaItem.objects.get(pk=second.pk))
    seen = {name for name, actor in actors.items() if rules.SeeItem.holds(actor, first)}
    assert seen == CLERKS | {"chair", "vice", "other", "proxy", "guest", "auditor"}
    votes = {name for name, actor in actors.items() if rules.VoteOn.holds(actor, motion)}
    assert votes == {"chair", "vice", "other", "proxy", "guest"}
