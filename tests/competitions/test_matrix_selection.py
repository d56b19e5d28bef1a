"""The states from the panel's work to the final result × actor × step, of calls, entries and objections."""

import datetime as dt

import pytest
from django.utils import timezone

from competitions.actions import selection
from competitions.models import Entry, Objection
from competitions.states import Calling, Entering
from competitions.states.objection import Objecting
from office.access import SYSTEM
from office.workflow import legal_changes, perform, steps_of
from tests.competitions.matrix import DECIDERS, MACHINE, STAFF, branch, everybody, taken
from tests.competitions.selecting import DAY, Selecting

pytestmark = pytest.mark.django_db
FIRST, SECOND = {"decision_maker"}, {"second_decision_maker"}
SEAL, RIVAL = {"city_user"}, {"rival_city"}
RESULTS = {"select": MACHINE, "put_in_reserve": MACHINE, "not_select": MACHINE}

CALLS = {
    Calling.JUDGING: {"tell_round": DECIDERS, "prepare_decision": STAFF, "cancel": DECIDERS},
    Calling.DECIDING: {"decide": SECOND, "send_back": DECIDERS, "withdraw_list": FIRST, "cancel": DECIDERS},
    Calling.PUBLISHED: {},
    Calling.FINAL: {},
}
BEGUN = {"begin_judging": MACHINE}
DECIDED = {"publish": DECIDERS, "send_back": DECIDERS, "cancel": DECIDERS}
OVER = {"finish": DECIDERS}
OUTDATED = {"correct_notice": DECIDERS}

ENTRIES = {
    Entering.IN_ROUND: {"advance": MACHINE, "eliminate": MACHINE, **RESULTS, "disqualify": DECIDERS},
    Entering.ELIMINATED: {**RESULTS, "disqualify": DECIDERS},
    Entering.SELECTED: {"decline_award": SEAL, "propose_strike": STAFF},
    Entering.RESERVE: {"propose_strike": STAFF},
    Entering.NOT_SELECTED: {"propose_strike": STAFF},
    Entering.DECLINED: {},
}
FREE = {"promote": DECIDERS, "propose_strike": STAFF}
UPHELD = {"select_after_objection": DECIDERS, "propose_strike": STAFF}
STRIKE = {"decline_award": SEAL, "confirm_strike": SECOND, "drop_strike": DECIDERS}
RESTORED = {"select_after_objection": DECIDERS}

OBJECTIONS = {
    Objecting.FILED: {"extend_answer": STAFF, "propose_answer": STAFF, "withdraw": RIVAL},
    Objecting.PROPOSED: {"extend_answer": STAFF, "uphold": SECOND, "refuse_answer": SECOND, "withdraw": RIVAL},
    Objecting.UPHELD: {"conclude": DECIDERS | MACHINE},
    Objecting.REJECTED: {},
    Objecting.WITHDRAWN: {},
}
PROPOSED_REJECTED = {"extend_answer": STAFF, "reject": SECOND, "refuse_answer": SECOND, "withdraw": RIVAL}
REASON = {"reason": "r"}
FACTS = {
    "tell_round": {"position": 1}, "send_back": REASON, "withdraw_list": REASON, "cancel": REASON,
    "announce_anew": REASON,
    "advance": {"round_": {}}, "eliminate": {"round_": {}}, "disqualify": REASON, "decline_award": REASON,
    "select_after_objection": REASON, "extend_answer": REASON, "refuse_answer": REASON, "conclude": REASON,
    "propose_strike": {"ground": "false_statement", "reason": "r"}, "drop_strike": REASON,
    "withdraw": REASON, "propose_answer": {"verdict": "upheld", "answer": "a"},
}  # fmt: skip


@pytest.fixture
def walk(competition):
    """walk(subject, row) holds it against its row."""
    actors = everybody(competition)

    def check(subject, row: dict) -> None:
        facts = FACTS | {"publish": {"objections_until": timezone.now() + dt.timedelta(days=10)}}
        assert taken(subject, actors, facts) == row, subject.state

    return check


def test_of_calls(competition, walk):
    world = Selecting(competition)
    panel = world.panel()
    people = {"machine": SYSTEM, "decision_maker": competition.director, "officer": competition.officer}
    assert taken(world.call, people, FACTS)["begin_judging"] == BEGUN["begin_judging"]
    selection.begun(panel, by=competition.officer)
    world.again()
    world.tally(panel, ["86.00", "80.00"], ["advances", "advances"], final=False)
    world.tally(panel, ["86.32", "81.00"], ["selected", "reserve"])
    walk(world.call, CALLS[Calling.JUDGING])
    selection.prepare_decision(world.call, by=competition.director)
    walk(world.again(), CALLS[Calling.DECIDING])
    selection.decide(world.call, by=world.second)
    with competition.at(world.result_day):
        walk(world.again(), DECIDED)
        selection.publish(world.call, by=world.second)
        walk(world.again(), CALLS[Calling.PUBLISHED])
    with competition.at(world.call.objections_until):
        walk(world.again(), OVER)
        perform(world.call, "finish", by=competition.director)
        walk(world.again(), CALLS[Calling.FINAL])


def test_of_entries(competition, walk):
    world = Selecting(competition)
    panel = world.judging()
    walk(world.entries[0], ENTRIES[Entering.IN_ROUND])
    with branch(world.call):
        world.tally(panel, ["86.00", "60.00"], ["advances", "eliminated:written"], final=False)
        selection.tell_round(world.again(), by=competition.director)
        walk(world.entries[1], ENTRIES[Entering.ELIMINATED])
    world.again()
    world.tally(panel, ["86.32", "81.00"], ["selected", "reserve"])
    selection.prepare_decision(world.call, by=competition.officer)
    selection.decide(world.call, by=competition.director)
    with competition.at(world.result_day):
        with branch(world.call):
            refused = Entry.objects.get(pk=world.ids[1])
            perform(refused, "not_select", by=SYSTEM)
            selection.publish(world.again(), by=world.second)
            walk(refused, ENTRIES[Entering.NOT_SELECTED])
        world.again()
        selection.publish(world.call, by=world.second)
        winner, reserve = world.entries
        walk(winner, ENTRIES[Entering.SELECTED])
        walk(reserve, ENTRIES[Entering.RESERVE])
        with branch(reserve):
            world.upheld(world.objection())
            walk(reserve, UPHELD)
        with branch(winner):
            perform(winner, "propose_strike", by=competition.director, **FACTS["propose_strike"])
            walk(winner, STRIKE)
            perform(winner, "confirm_strike", by=world.second)
            walk(winner, {})
            world.upheld(world.objection(winner, by=competition.mayor))
            walk(winner, RESTORED)
        perform(winner, "decline_award", by=competition.mayor, reason="r")
        walk(winner, ENTRIES[Entering.DECLINED])
        walk(world.again(), OUTDATED)
        walk(reserve, FREE)


def test_of_objections(competition, walk):
    world = Selecting(competition)
    world.published()
    with competition.at(world.result_day + DAY):
        made = world.objection()
        walk(made, OBJECTIONS[Objecting.FILED])
        with branch(made):
            perform(made, "propose_answer", by=competition.director, verdict="rejected", answer="a")
            walk(made, PROPOSED_REJECTED)
            perform(made, "reject", by=world.second)
            walk(made, OBJECTIONS[Objecting.REJECTED])
        with branch(made):
            perform(made, "withdraw", by=competition.rival, reason="r")
            walk(made, OBJECTIONS[Objecting.WITHDRAWN])
        perform(made, "propose_answer", by=competition.director, verdict="upheld", answer="a")
        walk(made, OBJECTIONS[Objecting.PROPOSED])
        perform(made, "uphold", by=world.second)
        walk(made, OBJECTIONS[Objecting.UPHELD])


def test_the_table_knows_every_state_and_step_of_an_objection():
    assert set(OBJECTIONS) == set(Objecting)
    assert {step for row in (*OBJECTIONS.values(), PROPOSED_REJECTED) for step in row} == set(steps_of(Objection))
    reached, moves = {Objecting.FILED}, legal_changes(Objection)
    for _round in Objecting:
        reached |= {target for source, target in moves if source in reached}
    assert reached == set(Objecting.values)
