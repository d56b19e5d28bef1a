"""Every state × actor × step: the short table says who may; everything else must fail and record nothing."""

import copy

import pytest
from django.db import transaction
from django.utils import timezone

from office.access import SYSTEM, NotNow, NotYours
from office.ledger.models import Effect, Event
from office.workflow import perform, steps_of
from sandbox.models import Consultation, RapidConfirmation
from sandbox.states import Consulting, Rapid
from tests.worlds import NEEDED, RESULT, later

APPLICANTS = {"company_user", "company_writer"}
STAFF = {"secretariat_officer", "molit_officer", "decision_maker", "second_decision_maker", "deputy"}
MOLIT = STAFF - {"secretariat_officer"}
DECIDERS = {"decision_maker", "second_decision_maker"}
MINISTRY = {"ministry_manager", "ministry_clerk"}
MACHINE = {"machine"}

# state: {step: who}. A step behind a letter names who approves what the secretariat drafted.
RAPID = {
    Rapid.DRAFT: {"submit": APPLICANTS, "discard": APPLICANTS},
    Rapid.SUBMITTED: {"receive": STAFF, "withdraw": APPLICANTS},
    Rapid.RECEIVED: {
        "request_supplement": DECIDERS, "return_application": DECIDERS, "notify_agencies": DECIDERS,
        "keep_at_molit": MOLIT, "withdraw": APPLICANTS,
    },
    Rapid.SUPPLEMENT: {"extend_supplement": APPLICANTS, "supply": APPLICANTS, "withdraw": APPLICANTS},
    Rapid.RETURNABLE: {
        "supply": APPLICANTS, "continue_examination": MOLIT, "return_application": DECIDERS, "withdraw": APPLICANTS,
    },
    Rapid.INQUIRING: {"notify_agencies": DECIDERS, "withdraw": APPLICANTS},
    Rapid.CONSOLIDATING: {"notify_agencies": DECIDERS, "notify_result": DECIDERS, "withdraw": APPLICANTS},
    Rapid.NOTIFIED: {},
    Rapid.RETURNED: {},
    Rapid.WITHDRAWN: {},
    Rapid.DISCARDED: {},
}  # fmt: skip
RAPID_FACTS = {
    "receive": {"number": "RC-2026-9999"},
    "request_supplement": {"codes": ["summary"], "reason": "r", "days": 5},
    "extend_supplement": {"days": 3, "reason": "r"},
    "demand_again": {"reason": "r", "days": 5},
    "continue_examination": {"reason": "r"},
    "return_application": {"ground": "not_a_petition", "reason": "r"},
    "notify_agencies": {"agencies": [], "question": "q"},
    "keep_at_molit": {"reason": "r"},
    "notify_result": {"outcome": "unregulated", **RESULT},
    "withdraw": {"reason": "r"},
}
CONSULTATION = {
    Consulting.PREPARED: {"deliver": MACHINE, "cancel": MACHINE},
    Consulting.SENT: {
        "acknowledge": MINISTRY, "request_material": MINISTRY, "reply": MINISTRY, "cancel": MACHINE,
    },
    Consulting.ACKNOWLEDGED: {"request_material": MINISTRY, "reply": MINISTRY, "cancel": MACHINE},
    Consulting.MATERIAL: {"supply_material": APPLICANTS, "reply": MINISTRY, "cancel": MACHINE},
    Consulting.REPLIED: {},
    Consulting.DEEMED_NONE: {"confirm_deemed": MOLIT, "reply_late": MINISTRY, "cancel": MACHINE},
    Consulting.DEEMED_CONFIRMED: {"reply_late": MINISTRY},
    Consulting.CANCELLED: {},
}  # fmt: skip
CONSULTATION_FACTS = {
    "deliver": {"arrived": timezone.now()},
    "request_material": {"items": "i"},
    "supply_material": {"text": "t"},
    "reply": NEEDED,
    "reply_late": NEEDED,
    "lapse": {"expired_on": timezone.localdate()},
    "confirm_deemed": {"note": ""},
}


def attempts(subject, actors, drafter, facts):
    """(step, actor's part, whether it happened); whatever happened is rolled back, a refusal must leave no trace."""
    before, state = (Event.objects.count(), Effect.objects.count()), subject.state
    for name, step in steps_of(type(subject)).items():
        for part, actor in actors.items():
            yield name, part, happened(subject, name, actor, drafter if step.approval else None, facts.get(name, {}))
        assert (Event.objects.count(), Effect.objects.count()) == before
        subject.refresh_from_db()
        assert subject.state == state


def happened(subject, name, actor, drafter, facts) -> bool:
    try:
        with transaction.atomic():
            perform(copy.copy(subject), name, by=actor, drafter=drafter, **facts)  # which reads it again
            raise _Undo
    except _Undo:
        return True
    except (NotYours, NotNow):
        return False


class _Undo(Exception):
    pass


@pytest.mark.parametrize("state", Rapid.values)
def test_rapid_confirmation(rapid, cast, state):
    case = rapid.in_state(state)
    actors = {**cast.actors(), "machine": SYSTEM}
    found = {(step, part) for step, part, done in attempts(case, actors, rapid.officer, RAPID_FACTS) if done}
    assert found == {(step, part) for step, parts in RAPID[state].items() for part in parts}
    assert case.state == state


@pytest.mark.parametrize("state", Consulting.values)
def test_consultation(rapid, cast, state):
    part = rapid.part_in_state(state)
    actors = {**cast.actors(), "machine": SYSTEM}
    found = {(step, who) for step, who, done in attempts(part, actors, rapid.officer, CONSULTATION_FACTS) if done}
    assert found == {(step, who) for step, parts in CONSULTATION[state].items() for who in parts}


def test_nobody_approves_what_one_drafted(rapid, cast):
    case = rapid.received()
    judge = cast.actor("decision_maker")
    with pytest.raises(NotYours):
        perform(case, "keep_at_molit", by=cast.actor("company_user"), reason="r")
    with pytest.raises(NotYours):
        perform(case, "return_application", by=judge, drafter=judge, ground="g", reason="r")


@pytest.mark.parametrize("state", [Consulting.SENT, Consulting.ACKNOWLEDGED, Consulting.MATERIAL])
def test_silence_has_its_effect_only_when_the_period_is_over(rapid, state):
    part = rapid.part_in_state(state)
    facts = {"expired_on": timezone.localdate()}
    with pytest.raises(NotNow):
        perform(part, "lapse", by=SYSTEM, **facts)
    with later(45):
        with pytest.raises(NotNow):
            perform(part, "reply", by=rapid.clerk, **NEEDED)
        perform(part, "lapse", by=SYSTEM, **facts)
    assert part.state == Consulting.DEEMED_NONE


def test_every_state_and_step_stands_in_the_tables():
    assert set(RAPID) == set(Rapid) and set(CONSULTATION) == set(Consulting)
    told = {step for table in RAPID.values() for step in table}
    only_later = {"demand_again", "supplement_overdue", "consolidate"}
    assert told | only_later == set(steps_of(RapidConfirmation))
    assert {step for table in CONSULTATION.values() for step in table} | {"lapse"} == set(steps_of(Consultation))
