"""The queue is called once for what one transaction promised, and a dead queue holds nobody up."""

import time

import pytest
from django.db import transaction

from office.access import SYSTEM
from office.ledger import dispatch, enqueue, record, tasks, writing
from office.ledger.models import Effect, Event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def called(monkeypatch, settings):
    settings.EFFECTS_NUDGE = True
    dispatch.take_nudge()
    calls = []
    monkeypatch.setattr(tasks.run_effects, "apply_async", lambda **more: calls.append(more))
    return calls


def promise(*keys: str) -> None:
    event = record("house.rehearsed", actor=SYSTEM)
    for key in keys:
        enqueue("house.unheard_of", key=key, payload={}, event=event)


def test_once_for_a_transaction(called):
    with transaction.atomic():
        promise("a", "b")
        with transaction.atomic():
            promise("c")
        assert not called
    assert len(called) == 1


def undone(*keys: str) -> None:
    with pytest.raises(KeyError), transaction.atomic():
        promise(*keys)
        raise KeyError


def test_what_was_undone_does_not_call_and_does_not_silence_the_rest(called):
    with transaction.atomic():
        undone("a")
    assert not called
    with transaction.atomic():
        undone("a")
        promise("b")
    assert len(called) == 1


def test_a_promise_within_a_savepoint_does_not_speak_for_the_whole(called):
    with transaction.atomic():
        with pytest.raises(KeyError), transaction.atomic():
            with transaction.atomic():
                promise("a")
            promise("b")
            raise KeyError
        promise("c")
    assert len(called) == 1


def test_a_dead_queue_is_not_waited_for(valkey, settings):
    settings.EFFECTS_NUDGE = True
    valkey.stop()
    began = time.monotonic()
    dispatch.nudge()
    assert time.monotonic() - began < 2, "one refused connection, and no second try"


@pytest.mark.parametrize(("model", "statement", "given"), [(Effect, "_PROMISE", 0), (Event, "_TELL", 1)])
def test_a_promise_and_an_event_name_every_column(model, statement, given):
    """All but those that the database gives, in the order of the model."""
    columns = [field.column for field in model._meta.concrete_fields][given:]
    assert ", ".join(columns) == " ".join(getattr(writing, statement).split("(", 1)[1].split(")", 1)[0].split())


def test_one_call_is_enough_until_a_worker_has_heard_it(called):
    promise("a")
    promise("b")
    assert len(called) == 1
    tasks.run_effects.apply()
    promise("c")
    assert len(called) == 2


def test_whoever_stops_before_the_end_calls_the_next(called, monkeypatch):
    monkeypatch.setattr(tasks, "BATCH", 1)
    promise("a", "b")
    assert len(called) == 1
    tasks.run_effects.apply()
    assert len(called) == 2
