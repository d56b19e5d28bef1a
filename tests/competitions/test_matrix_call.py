"""Every state of a call × actor × step: the short table says who may; everything else is refused, nothing recorded."""

import datetime as dt

import pytest

from competitions.actions import calls
from competitions.models import Call
from competitions.states import Calling
from office.access import SYSTEM
from office.workflow import legal_changes, perform, steps_of
from tests.competitions import test_matrix_selection as later
from tests.competitions.matrix import DECIDERS, MACHINE, STAFF, branch, everybody, happened, taken

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
SECOND = {"second_decision_maker"}  # the other one prepared it

ALLOWED = {
    Calling.DRAFT: {"send_for_approval": STAFF, "give_up": DECIDERS},
    Calling.REVIEW: {"take_back": STAFF, "approve": SECOND, "give_up": DECIDERS},
    Calling.APPROVED: {"take_back": STAFF, "announce": DECIDERS, "give_up": DECIDERS},
    Calling.ANNOUNCED: {
        "open_intake": MACHINE, "begin_amendment": STAFF, "extend_intake": MACHINE, "cancel": DECIDERS,
    },
    Calling.OPEN: {"close_intake": MACHINE, "begin_amendment": STAFF, "extend_intake": MACHINE, "cancel": DECIDERS},
    Calling.CLOSED: {"announce_anew": DECIDERS, "cancel": DECIDERS},
    Calling.RE_ANNOUNCED: {},
    Calling.CANCELLED: {},
}  # fmt: skip
REASONED = ("take_back", "begin_amendment", "announce_anew", "give_up", "cancel")
WHILE_AMENDING = {"drop_amendment": STAFF, "publish_amendment": SECOND, "extend_intake": MACHINE, "cancel": DECIDERS}


@pytest.fixture
def walk(competition):
    """walk(call) holds the call against its row of the table."""
    actors = everybody(competition)

    def check(call: Call, table: dict | None = None) -> None:
        window = call.terms.window
        facts = {
            "announce": {"window": window}, "publish_amendment": {"window": window},
            "extend_intake": {"until": window[1] + dt.timedelta(days=1), "reason": "r"},
            **{step: {"reason": "r"} for step in REASONED},
        }  # fmt: skip
        assert taken(call, actors, facts) == (ALLOWED[call.state] if table is None else table), call.state

    return check


def test_before_the_announcement(competition, walk):
    call = competition.draft_call()
    walk(call)
    with branch(call):
        perform(call, "give_up", by=competition.director, reason="r")
        walk(call)
    perform(call, "send_for_approval", by=competition.director)
    walk(call)
    calls.approve(call, by=competition.cast.actor("second_decision_maker"))
    walk(call)


def test_from_the_announcement_on(competition, walk):
    call = competition.announced()
    assert not happened(call, "open_intake", SYSTEM, {}), "not before its time"
    with competition.at(call.opens_at):
        walk(call)
        calls.tick()
        call.refresh_from_db()
        with branch(call):
            calls.begin_amendment(call, by=competition.director, reason="정정")
            walk(call, WHILE_AMENDING)
    with competition.at(call.closes_at + 6 * MINUTE):
        walk(call)
        calls.tick()
        call.refresh_from_db()
        walk(call)
        with branch(call):
            calls.announce_anew(call, by=competition.director, reason="r")
            walk(call)
        perform(call, "cancel", by=competition.director, reason="r")
        walk(call)


def test_the_table_knows_every_state_and_step():
    assert {*ALLOWED, *later.CALLS} == set(Calling)
    after = (*later.CALLS.values(), later.BEGUN, later.DECIDED, later.OVER, later.OUTDATED)
    assert {step for row in (*ALLOWED.values(), WHILE_AMENDING, *after) for step in row} == set(steps_of(Call))
    reached, moves = {Calling.DRAFT}, legal_changes(Call)
    for _round in Calling:
        reached |= {target for source, target in moves if source in reached}
    assert reached == set(Calling.values)
