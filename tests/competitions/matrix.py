"""State × actor × step: what the matrices of calls and entries are walked with."""

import contextlib
import copy
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from competitions.models import Receipt
from office.access import ANONYMOUS, SYSTEM, Actor, NotNow, NotYours
from office.ledger.models import Effect, Event
from office.people.actors import actor_of
from office.workflow import perform, steps_of
from tests.cast import AppointmentFactory, MembershipFactory, UserFactory

DECIDERS = {"decision_maker", "second_decision_maker"}
# A decision maker of the secretariat prepares and examines; the ministry's decide.
STAFF = DECIDERS | {"secretariat_officer", "molit_officer", "secretariat_decider"}
MACHINE = {"machine"}
# Of the cast those who differ; that rules hold for nobody else of it is tried with the rules themselves.
PARTS = (
    "city_user", "company_user", "secretariat_officer", "molit_officer", "decision_maker", "second_decision_maker",
    "other_programme_officer", "auditor", "stranger",
)  # fmt: skip


class _Undo(Exception):  # noqa: N818
    pass


def everybody(competition: Any) -> dict[str, Actor]:
    """The cast, the rival city, the city's writer, the officer of another family of calls, the machine."""
    cast = competition.cast
    decider = UserFactory(email="secretariat-decider@example.com")
    AppointmentFactory(user=decider, programme="competitions", role="decision_maker", organisation=cast.secretariat)
    made = {
        "secretariat_decider": decider,
        "rival_city": competition.rival_user,
        "hub_officer": competition.hub_officer,
    }
    made["city_writer"] = UserFactory(email="city-writer@example.com")
    MembershipFactory(user=made["city_writer"], organisation=cast.city, role="writer")
    known = {part: cast.actor(part) for part in PARTS}
    more = {part: actor_of(user) for part, user in made.items()}
    return {**known, **more, "machine": SYSTEM, "nobody": ANONYMOUS}


def taken(subject: Any, actors: dict[str, Actor], facts: dict[str, dict]) -> dict[str, set[str]]:
    """Who could take which step, each tried and undone; a refusal leaves nothing behind."""
    before, state = recorded(), subject.state
    found: dict[str, set[str]] = {}
    for name in steps_of(type(subject)):
        for part, actor in actors.items():
            if happened(subject, name, actor, facts.get(name, {})):
                found.setdefault(name, set()).add(part)
    assert recorded() == before
    subject.refresh_from_db()
    assert subject.state == state
    return found


def recorded() -> tuple[int, ...]:
    return Event.objects.count(), Effect.objects.count(), Receipt.objects.count()


def happened(subject: Any, name: str, actor: Actor, facts: dict) -> bool:
    try:
        with transaction.atomic():
            perform(copy.copy(subject), name, by=actor, **facts)  # which reads it again
            raise _Undo
    except _Undo:
        return True
    except (NotYours, NotNow):
        return False


@contextlib.contextmanager
def branch(subject: Any) -> Iterator[None]:
    """What is done inside is undone: the walk goes on where it was."""
    with contextlib.suppress(_Undo), transaction.atomic():
        yield
        raise _Undo
    subject.refresh_from_db()
