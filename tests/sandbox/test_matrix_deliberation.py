"""Every state from the review to the decision × actor × step: the short table says who may; all else must fail."""

import pytest

from office.access import SYSTEM
from office.ledger.models import Effect, Event
from office.workflow import steps_of
from sandbox.models import Application
from sandbox.states import Applying
from tests.sandbox.test_matrix import APPLICANTS, DECIDERS, MACHINE, MOLIT, STAFF, happened
from tests.worlds_deliberation import CONSULTING, REFUSED, granted

PARTS = (
    "company_user", "company_writer", "company_reader", "rival_user", "city_user", "ministry_clerk",
    "secretariat_officer", "molit_officer", "decision_maker", "second_decision_maker", "deputy", "expired_officer",
    "other_programme_officer", "auditor", "reviewer", "committee_member", "admin", "stranger",
)  # fmt: skip
HANDLERS = STAFF | MACHINE
CONSULT = {"send_consultation": DECIDERS}
WITHDRAW = {"withdraw": APPLICANTS}

# state: {step: who}. A step behind a letter names who approves what the secretariat drafted.
APPLICATION = {
    Applying.REVIEW: {**CONSULT, **WITHDRAW, "put_on_agenda": STAFF, "extend_submission": MOLIT},
    Applying.ON_AGENDA: {**WITHDRAW, "take_off_agenda": HANDLERS, "open_deliberation": MACHINE, "defer_case": MACHINE},
    Applying.DELIBERATING: {"resolve_case": MACHINE, "defer_case": MACHINE},
    Applying.DEFERRED: {**WITHDRAW, "put_on_agenda": STAFF, "review_again": STAFF},
    Applying.RESOLVED: {**WITHDRAW, "approve": DECIDERS, "reject": DECIDERS},
    Applying.APPROVED: {},
    Applying.APPROVED_CONDITIONALLY: {},
    Applying.REJECTED: {"request_redeliberation": APPLICANTS, "reopen": MACHINE},
    Applying.REDELIBERATION: {**WITHDRAW, "take_up_redeliberation": STAFF},
}
FACTS = {
    "send_consultation": CONSULTING,
    "put_on_agenda": {"meeting": ""},
    "resolve_case": {"resolution": "approve"},
    "reject": REFUSED,
    "request_redeliberation": {"ground": "g", "wishes_to_speak": False},
    "take_up_redeliberation": {"note": ""},
    "refer_dispute": {"reason": "r", "asked": "a"},
    "extend_submission": {"days": 30, "reason": "r"},
} | {step: {"reason": "r"} for step in ("take_off_agenda", "defer_case", "review_again", "withdraw")}


EVERYWHERE = ("company_user", "secretariat_officer", "decision_maker", "machine")


@pytest.mark.parametrize("state", APPLICATION)
def test_application(deliberation, cast, state):
    """Everybody tries what the state allows; who might tries the rest. A refusal leaves no trace."""
    case = deliberation.in_state(state)
    facts = FACTS | {"approve": granted(), "approve_with_conditions": granted()}
    actors = {part: cast.actor(part) for part in PARTS} | {"machine": SYSTEM}
    before, found = (Event.objects.count(), Effect.objects.count()), set()
    for name, step in steps_of(Application).items():
        for part in (*PARTS, "machine") if state in step.sources else EVERYWHERE:
            drafter = deliberation.officer if step.approval else None
            if happened(case, name, actors[part], drafter, facts.get(name, {})):
                found.add((name, part))
    assert found == {(step, part) for step, parts in APPLICATION[state].items() for part in parts}
    assert (Event.objects.count(), Effect.objects.count()) == before
    assert deliberation.fresh(case).state == state


def test_every_state_of_this_part_stands_in_the_table():
    before = {
        Applying.DRAFT, Applying.LOCAL_REVIEW, Applying.LOCAL_DONE, Applying.SUBMITTED, Applying.RECEIVED,
        Applying.SUPPLEMENT, Applying.RETURNABLE, Applying.CONSULTING, Applying.DISPUTE, Applying.RETURNED,
        Applying.WITHDRAWN, Applying.DISCARDED,
    }  # fmt: skip
    assert set(APPLICATION) == set(Applying) - before
