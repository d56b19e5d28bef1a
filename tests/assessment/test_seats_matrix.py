"""Every state of a seat × actor × step: the short table says who may; all else is refused, nothing recorded."""

import datetime as dt

import pytest
from django.utils import timezone

from office.access import ANONYMOUS, SYSTEM
from office.assessment.actions import declaring
from office.assessment.actions.pledging import pledge
from office.assessment.models import Round, Seat
from office.assessment.states import Composing, Holding, Sitting
from office.people.actors import actor_of
from office.workflow import legal_changes, perform, steps_of
from tests.assessment.seating import ANSWERS, FACTS, declare_none
from tests.cast import AppointmentFactory
from tests.competitions.matrix import branch, taken

pytestmark = pytest.mark.django_db
OWN, STAFF, DECIDER, MACHINE = {"reviewer"}, {"officer", "director"}, {"director"}, {"machine"}
FREE = {"exclude_member": STAFF, "replace_member": STAFF}  # before the scoring

TABLE = {
    Sitting.DRAWN: {"invite": STAFF, "replace_member": STAFF},
    Sitting.INVITED: {"accept": OWN, "decline": OWN, "replace_member": STAFF},
    Sitting.ACCEPTED: {"decline": OWN, **FREE},  # nothing is declared yet
    Sitting.CLEARED: {"pledge": OWN, **FREE},
    Sitting.PLEDGED: {"preside": STAFF, "dismiss": DECIDER, **FREE},
    Sitting.DECLINED: {},
    Sitting.EXPIRED: {},
    Sitting.EXCLUDED: {},
    Sitting.REPLACED: {},
    Sitting.DISMISSED: {},
}
OVERDUE = {"expire": MACHINE, "decline": OWN, "replace_member": STAFF}
DECLARED = {"close_declaration": OWN, "decline": OWN, **FREE}
SCORING = {"dismiss": DECIDER}


@pytest.fixture
def seated(panel_world):
    """A drawn seat beside a pledged one, and walk(row) that holds the seat against a row of the table."""
    panel = panel_world.panel(2, 1, state=Composing.SEATED, sitting=Sitting.DRAWN)
    panel_world.seat(panel, 1)
    AppointmentFactory(user=panel_world.cast.other_programme_officer, programme="competitions", scope="hub",
                       organisation=panel_world.cast.secretariat)  # fmt: skip
    seat = panel.seats.get(code="r1")
    actors = {
        "reviewer": actor_of(seat.reviewer.user), "other_member": panel_world.member(panel, "r2"),
        "officer": panel_world.officer, "director": panel_world.director, "auditor": panel_world.auditor,
        "officer_of_another_call": panel_world.cast.actor("other_programme_officer"),
        "city": panel_world.cast.actor("city_user"), "stranger": panel_world.cast.actor("stranger"),
        "machine": SYSTEM, "nobody": ANONYMOUS,
    }  # fmt: skip
    facts = {
        "invite": {"until": timezone.now(), **FACTS}, "pledge": {"answers": ANSWERS},
        **{name: {"reason": "r"} for name in ("decline", "exclude_member", "replace_member", "dismiss")},
    }  # fmt: skip

    def walk(row: dict) -> None:
        fresh = Seat.objects.get(pk=seat.pk)
        assert taken(fresh, actors, facts) == row, fresh.state

    return seat, walk, actors


def ended(seat: Seat, walk, step: str, by, **facts) -> None:
    """The step is taken, the state it leads to held against the table, and all is as before."""
    with branch(seat):
        perform(seat, step, by=by, **facts)
        walk(TABLE[Sitting(seat.state)])


def test_every_state(seated):
    seat, walk, actors = seated
    reviewer, officer, director = actors["reviewer"], actors["officer"], actors["director"]
    walk(TABLE[Sitting.DRAWN])
    with branch(seat):
        perform(seat, "invite", by=officer, until=timezone.now(), **FACTS)
        walk(OVERDUE)
        ended(seat, walk, "expire", SYSTEM)
    perform(seat, "invite", by=officer, until=timezone.now() + dt.timedelta(days=3), **FACTS)
    walk(TABLE[Sitting.INVITED])
    ended(seat, walk, "decline", reviewer, reason="r")
    perform(seat, "accept", by=reviewer)
    walk(TABLE[Sitting.ACCEPTED])
    ended(seat, walk, "replace_member", officer, reason="r")
    declare_none(seat, reviewer)
    walk(DECLARED)
    declaring.clear(seat, by=reviewer)
    walk(TABLE[Sitting.CLEARED])
    ended(seat, walk, "exclude_member", officer, reason="r")
    pledge(seat, by=reviewer, **ANSWERS)
    walk(TABLE[Sitting.PLEDGED])
    ended(seat, walk, "dismiss", director, reason="r")
    with branch(seat):
        type(seat.panel).objects.filter(pk=seat.panel_id).update(state=Composing.WORKING)
        Round.objects.filter(panel=seat.panel_id, position=1).update(state=Holding.OPEN)
        walk(SCORING)


def test_the_table_knows_every_state_and_step():
    assert set(TABLE) == set(Sitting)
    rows = (*TABLE.values(), OVERDUE, DECLARED, SCORING)
    assert {step for row in rows for step in row} == set(steps_of(Seat))
    reached, moves = {Sitting.DRAWN}, legal_changes(Seat)
    for _round in Sitting:
        reached |= {target for source, target in moves if source in reached}
    assert reached == set(Sitting.values)
