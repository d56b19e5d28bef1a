"""Every state × actor × step of a local review and of a consultation on an application; rules and lists agree."""

import pytest
from django.urls import reverse
from django.utils import timezone

from office.access import SYSTEM
from office.workflow import steps_of
from sandbox.asked import local_reviews_for, opinions_for
from sandbox.models import LocalReview, Opinion
from sandbox.rules import SeeLocalReview, SeeOpinion
from sandbox.states import Opining, Reviewing
from tests.sandbox.test_matrix import APPLICANTS, MACHINE, MINISTRY, MOLIT, STAFF, attempts
from tests.worlds import later
from tests.worlds_consulting import AGREES

CITY = {"city_user"}
REVIEW = {
    Reviewing.ASKED: {"acknowledge": CITY, "give": CITY, "recall": MACHINE},
    Reviewing.ACKNOWLEDGED: {"give": CITY, "recall": MACHINE},
    Reviewing.GIVEN: {},
    Reviewing.RECALLED: {},
}
REVIEW_FACTS = {"give": {"stance": "favourable", "text": "t", "measures": []}}
# After how many days a state is looked at: the limit is near where more time was asked for, past where it lapsed.
DAYS = {Opining.EXTENSION_ASKED: 71, Opining.EXTENDED: 71, Opining.OVERDUE: 45, Opining.UNREPLIED: 45}
OPINION = {
    Opining.PREPARED: {"deliver": MACHINE, "cancel": MACHINE},
    Opining.SENT: {"acknowledge": MINISTRY, "request_material": MINISTRY, "reply": MINISTRY, "cancel": MACHINE},
    Opining.ACKNOWLEDGED: {"request_material": MINISTRY, "reply": MINISTRY, "cancel": MACHINE},
    Opining.MATERIAL: {
        "supply_material": APPLICANTS, "go_on_without": MINISTRY, "reply": MINISTRY, "cancel": MACHINE,
    },
    Opining.EXTENSION_ASKED: {
        "grant_extension": MOLIT, "refuse_extension": MOLIT, "lapse": MACHINE, "reply": MINISTRY, "cancel": MACHINE,
    },
    Opining.EXTENDED: {"request_material": MINISTRY, "reply": MINISTRY, "cancel": MACHINE},
    Opining.OVERDUE: {"escalate": STAFF, "record_unreplied": MOLIT, "reply": MINISTRY, "cancel": MACHINE},
    Opining.REPLIED: {},
    Opining.UNREPLIED: {"reply_late": MINISTRY},
    Opining.CANCELLED: {},
}  # fmt: skip
OPINION_FACTS = {
    "deliver": {"arrived": timezone.now()},
    "request_material": {"items": "i"},
    "supply_material": {"text": "t"},
    "request_extension": {"days": 30, "reason": "r"},
    "refuse_extension": {"reason": "r"},
    "lapse": {"expired_on": timezone.localdate()},
    "escalate": {"note": "n"},
    "record_unreplied": {"reason": "r"},
    "reply": AGREES,
    "reply_late": AGREES,
}


def found_in(subject, cast, drafter, facts) -> set:
    actors = {**cast.actors(), "machine": SYSTEM}
    return {(step, part) for step, part, done in attempts(subject, actors, drafter, facts) if done}


def listed(table: dict) -> set:
    return {(step, part) for step, parts in table.items() for part in parts}


def agree(cast, subject, rule, listing) -> None:
    """The rule's three answers and the list of each person say the same."""
    held = {part for part, actor in cast.actors().items() if rule.holds(actor, subject)}
    assert held == {part for part, actor in cast.actors().items() if listing(actor).filter(pk=subject.pk).exists()}
    holders = set(type(cast.company_user).objects.filter(rule.holders(subject)).values_list("pk", flat=True))
    assert held == {part for part, person in cast.people().items() if person.pk in holders}


READERS = ("company_reader", "city_user", "ministry_clerk", "molit_officer", "auditor", "rival_user", "stranger")


def visited(browsers, subject, name: str, rule) -> None:
    """In every state the page opens for whoever may know of it, and for nobody else; so do the pages of its steps."""
    for part in READERS:
        actor = browsers.cast.actor(part)
        known = rule.holds(actor, subject)
        page = browsers[part].get(reverse(f"sandbox:{name}", kwargs={"pk": subject.pk}))
        assert page.status_code == (200 if known else 404), part
        for step in steps_of(type(subject)).values() if known else ():
            mine = step.rule.holds(actor, subject)
            address = reverse(f"sandbox:{name}-step", kwargs={"pk": subject.pk, "step": step.name})
            assert browsers[part].get(address).status_code in ({200, 409} if mine else {403}), (part, step.name)


@pytest.mark.parametrize("state", Reviewing.values)
def test_local_review(consulted, cast, browsers, state):
    review = consulted.review_in_state(state)
    assert found_in(review, cast, consulted.officer, REVIEW_FACTS) == listed(REVIEW[state])
    agree(cast, review, SeeLocalReview, local_reviews_for)
    visited(browsers, review, "local-review", SeeLocalReview)
    assert review.state == state


@pytest.mark.parametrize("state", Opining.values)
def test_opinion(consulted, cast, browsers, state):
    opinion = consulted.opinion_in_state(state)
    with later(DAYS.get(state, 0)):
        assert found_in(opinion, cast, consulted.officer, OPINION_FACTS) == listed(OPINION[state])
        agree(cast, opinion, SeeOpinion, opinions_for)
        visited(browsers, opinion, "opinion", SeeOpinion)
    assert opinion.state == state


def test_more_time_is_asked_for_from_the_day_the_office_has_set(consulted, cast):
    opinion = consulted.opinion_in_state(Opining.OVERDUE)
    with later(62):
        found = found_in(opinion, cast, consulted.officer, OPINION_FACTS)
    assert {part for step, part in found if step == "request_extension"} == MINISTRY


def test_every_state_and_step_stands_in_the_tables():
    assert set(REVIEW) == set(Reviewing) and set(OPINION) == set(Opining)
    assert {step for table in REVIEW.values() for step in table} == set(steps_of(LocalReview))
    told = {step for table in OPINION.values() for step in table} | {"request_extension"}
    assert told == set(steps_of(Opinion))
