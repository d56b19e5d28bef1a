"""Every state from the draft to the dispute × actor × step: the short table says who may; all else must fail."""

import pytest
from django.utils import timezone

from office.access import SYSTEM
from office.ledger.models import Effect, Event
from office.workflow import steps_of
from sandbox.models import Application
from sandbox.states import Applying
from tests.sandbox.test_matrix import APPLICANTS, DECIDERS, MACHINE, MOLIT, STAFF, happened
from tests.sandbox.test_matrix_deliberation import APPLICATION as LATER
from tests.sandbox.test_matrix_deliberation import EVERYWHERE, PARTS
from tests.worlds_deliberation import CONSULTING

WITHDRAW = {"withdraw": APPLICANTS}
GIVE_UP = {"discard": APPLICANTS}
RETURN = {"return_application": DECIDERS}
EXTEND = {"extend_submission": MOLIT}
ENDED = {"reopen": MACHINE}

APPLICATION = {
    Applying.DRAFT: {**GIVE_UP, "send_to_local": APPLICANTS},
    Applying.LOCAL_REVIEW: {**GIVE_UP, "recall": APPLICANTS},
    Applying.LOCAL_DONE: {**GIVE_UP, "recall": APPLICANTS, "submit": APPLICANTS},
    Applying.SUBMITTED: {**WITHDRAW, "receive": STAFF},
    Applying.RECEIVED: {
        **WITHDRAW, **RETURN, **EXTEND, "request_supplement": DECIDERS, "send_consultation": DECIDERS,
    },
    Applying.SUPPLEMENT: {**WITHDRAW, **EXTEND, "extend_supplement": APPLICANTS, "supply": APPLICANTS},
    Applying.RETURNABLE: {**WITHDRAW, **RETURN, **EXTEND, "supply": APPLICANTS, "continue_examination": MOLIT},
    Applying.CONSULTING: {**WITHDRAW, **EXTEND, "send_consultation": DECIDERS},
    Applying.DISPUTE: {**WITHDRAW, "settle_dispute": MOLIT},
    Applying.RETURNED: ENDED,
    Applying.WITHDRAWN: {},
    Applying.DISCARDED: {},
}  # fmt: skip
REASON = {"reason": "r"}
FACTS = {
    "receive": {"number": "DS-2026-9999"},
    "recall": REASON,
    "request_supplement": {"codes": ["summary"], "reason": "r", "days": 5},
    "extend_supplement": {"days": 3, "reason": "r"},
    "demand_again": {"reason": "r", "days": 5},
    "continue_examination": REASON,
    "return_application": {"ground": "false_plan", "reason": "r"},
    "send_consultation": CONSULTING,
    "refer_dispute": {"reason": "r", "asked": "a"},
    "extend_submission": {"days": 30, "reason": "r"},
    "withdraw": REASON,
}


@pytest.mark.parametrize("state", APPLICATION)
def test_application(consulted, cast, state):
    """Everybody tries what the state allows; who might tries the rest. A refusal leaves no trace."""
    case = getattr(consulted, state)()
    facts = FACTS | {"settle_dispute": {"opinion": "o", "received_on": timezone.localdate()}}
    actors = {part: cast.actor(part) for part in PARTS} | {"machine": SYSTEM}
    before, found = (Event.objects.count(), Effect.objects.count()), set()
    for name, step in steps_of(Application).items():
        for part in (*PARTS, "machine") if state in step.sources else EVERYWHERE:
            drafter = consulted.officer if step.approval else None
            if happened(case, name, actors[part], drafter, facts.get(name, {})):
                found.add((name, part))
    assert found == {(step, part) for step, parts in APPLICATION[state].items() for part in parts}
    assert (Event.objects.count(), Effect.objects.count()) == before
    assert consulted.fresh(case).state == state


def test_every_state_stands_in_one_of_the_tables():
    assert set(APPLICATION) | set(LATER) == set(Applying)
    assert not set(APPLICATION) & set(LATER)
