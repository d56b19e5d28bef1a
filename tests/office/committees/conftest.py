"""A committee with its members, cases that come before it, and meetings in every state."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from django.utils import timezone

from office.access import Actor
from office.committees import registry
from office.committees.actions import attendance, committees, items, meetings, minutes, recusals, voting
from office.committees.models import AgendaItem, Committee, Meeting, Motion, Seat
from office.committees.registry import ReadyCase, register_item_kind
from office.docket.models import Matter
from office.people.actors import actor_of
from tests.cast import UserFactory
from tests.worlds import later

KIND = "tests.case"
HELD_IN = 14


@dataclass
class Told:
    """What the committee told the programme, in order."""

    calls: list = field(default_factory=list)
    ad_hoc: tuple = ()
    papers: tuple = ()
    proposal: object = None

    def hook(self, name):
        def listen(item, *given, by, **more):
            self.calls.append((name, item.pk, by, *given, *more.values()))

        return listen


@pytest.fixture
def programme():
    """A programme of the tests: every case of its kind is ready, and it keeps what it is told."""
    told = Told()
    register_item_kind(
        KIND,
        ready=lambda actor: [ReadyCase(matter, matter.title, "요지") for matter in Matter.objects.filter(kind=KIND)],
        draft_papers=lambda item: told.papers,
        ad_hoc=lambda item: told.ad_hoc,
        draft_motion=lambda item: told.proposal,
        **{name: told.hook(name) for name in ("on_listed", "on_removed", "on_opened", "on_resolved", "on_deferred")},
    )
    yield told
    registry.forget(KIND)


@dataclass
class World:
    """Makes meetings and items in the state that is asked for."""

    cast: object
    programme: Told
    committee: Committee = None
    seats: dict[str, Seat] = field(default_factory=dict)
    users: dict = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.officer = self.cast.actor("molit_officer")
        self.committee = committees.create_committee(
            by=self.officer, code="nscc", name_ko="국가스마트도시위원회", name_en="National Smart City Committee",
            programme="sandbox", basis="Act §23", organisation=self.cast.molit,
        )  # fmt: skip
        self.seat("chair", "government", role="co_chair", title_ko="국토교통부장관", order=1)
        self.seat("vice", "government", role="vice_chair", title_ko="국토교통부차관", order=2)
        self.seat("member", "civilian", user=self.cast.committee_member, order=10)
        self.seat("other", "civilian", order=11)
        self.seat("fifth", "civilian", order=12)
        self.seat("clerk", "civilian", role="clerk", order=50)

    def seat(self, name: str, kind: str, *, user=None, **facts) -> Seat:
        """Seat somebody by a name of the tests."""
        if user is None:
            user = UserFactory(email=f"{name}@committee.example.com", name=name)
        self.users[name] = user
        start = facts.pop("valid_from", timezone.localdate() - dt.timedelta(days=30))
        self.seats[name] = committees.add_seat(
            self.committee, by=self.officer, kind=kind, user=user, valid_from=start, **facts
        )
        return self.seats[name]

    def actor(self, name: str) -> Actor:
        """The actor of a seat."""
        return actor_of(self.users[name])

    @property
    def clerk(self) -> Actor:
        return self.actor("clerk")

    def case(self, title: str = "배송로봇 실증사업") -> Matter:
        return Matter.objects.create(kind=KIND, title=title, organisation=self.cast.company)

    def planned(self, *, days: float = HELD_IN, written: bool = False, cases: int = 1) -> Meeting:
        """A meeting in so many days, with items."""
        at = timezone.now() + dt.timedelta(days=days)
        more = {"mode": "written", "written_reason": "minor", "ballot_until": at + dt.timedelta(days=6)}
        meeting = meetings.plan_meeting(
            self.committee, by=self.clerk, held_at=at, place="대회의실", **(more if written else {})
        )
        for number in range(cases):
            items.list_item(meeting, by=self.clerk, matter=self.case(f"안건 {number + 1} 실증사업"))
        return meeting

    def noticed(self, **more) -> Meeting:
        meeting = self.planned(**more)
        meetings.send_notice(meeting, by=self.clerk)
        return meeting

    def opened(self, *, there: tuple = ("chair", "vice", "member", "other", "fifth"), **more) -> Meeting:
        """In session now, whatever the day says; `there` are those present."""
        meeting = self.noticed(**more)
        with later(HELD_IN + 0.01) if meeting.written else later(0):
            if not meeting.written:
                for name in there:
                    attendance.attend(meeting, by=self.clerk, seat=self.seats[name])
            meetings.open_meeting(meeting, by=self.clerk)
        return meeting

    def item(self, meeting: Meeting, position: int = 1) -> AgendaItem:
        found = AgendaItem.objects.select_related("matter", "meeting__committee", "meeting__matter")
        return found.get(meeting=meeting, position=position)

    def called(self, **more) -> AgendaItem:
        """An item under deliberation."""
        meeting = self.opened(**more)
        item = self.item(meeting)
        items.open_item(item, by=self.clerk)
        return item

    def motion(self, item: AgendaItem, outcome: str = "approve", **more) -> Motion:
        return voting.propose(item, by=self.clerk, outcome=outcome, text="원안대로 의결함", **more)

    def votes(self, motion: Motion, **choices: str) -> None:
        """`chair="for"` and so on, as the clerk records them."""
        for name, choice in choices.items():
            voting.vote(motion, by=self.clerk, seat=self.seats[name], choice=choice)

    def resolved(self) -> AgendaItem:
        """Resolved by three to one with one abstention."""
        item = self.called()
        motion = self.motion(item)
        self.votes(motion, chair="for", vice="for", member="for", other="against", fifth="abstain")
        voting.close_vote(motion, by=self.clerk)
        return self.item(item.meeting, item.position)

    def closed(self) -> Meeting:
        item = self.resolved()
        meetings.close_meeting(item.meeting, by=self.clerk)
        return Meeting.objects.select_related("matter", "committee").get(pk=item.meeting_id)

    def drafted(self) -> Meeting:
        meeting = self.closed()
        minutes.draft_minutes(meeting, by=self.clerk)
        return meeting

    def final(self) -> Meeting:
        meeting = self.drafted()
        items.approve_resolution(self.item(meeting), by=self.actor("chair"))
        minutes.approve_minutes(meeting, by=self.actor("chair"))
        return meeting

    def called_off(self) -> Meeting:
        meeting = self.noticed()
        meetings.call_off(meeting, by=self.clerk, reason="사정 변경")
        return meeting

    def meeting_in(self, state: str) -> Meeting:
        make = {
            "planned": self.planned, "noticed": self.noticed, "open": self.opened, "closed": self.closed,
            "minutes_draft": self.drafted, "minutes_final": self.final, "cancelled": self.called_off,
        }  # fmt: skip
        return make[state]()

    def recuse(self, item: AgendaItem, name: str) -> None:
        recusals.abstain(item, by=self.actor(name), reason="employed_3_years")


@pytest.fixture
def world(cast, programme) -> World:
    """A committee of five voting members and a clerk."""
    return World(cast, programme)
