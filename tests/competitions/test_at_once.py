"""Several at once: one entry, one receipt, one programme of those that exclude one another, one close."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from competitions.actions import entries
from competitions.models import Entry, Receipt
from competitions.states import Entering
from office.access import NotNow

pytestmark = pytest.mark.django_db(transaction=True)
MOMENT = dt.timedelta(microseconds=1)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call comes to, all begun at the same moment on connections of their own; a refusal is its answer."""
    gate = Barrier(len(calls))

    def one(call: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=20)
            return call()
        except NotNow as closed:
            return closed
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def fresh(entry: Entry) -> Entry:
    return Entry.objects.select_related("matter", "lead", "call__matter", "call__programme").get(pk=entry.pk)


def test_an_organisation_has_one_entry_however_often_it_begins(competition):
    call = competition.opened()
    with competition.at(call.opens_at + dt.timedelta(hours=1)):
        came = at_once(*[lambda: entries.create(by=competition.mayor, call=call, lead=competition.cast.city)] * 4)
    assert sum(isinstance(one, Entry) for one in came) == 1 and Entry.objects.count() == 1


def test_at_the_stroke_of_the_close_each_attempt_falls_on_its_side(competition):
    call = competition.opened(council="none")
    close = call.closes_at
    with competition.at(close - dt.timedelta(minutes=1)):
        entry = competition.complete(call)
        moments = [close - MOMENT, close, close + MOMENT, close - MOMENT, close + dt.timedelta(seconds=1)] * 2
        copies = [fresh(entry) for _moment in moments]
        attempts = [
            lambda one=one, at=at: entries.submit(one, by=competition.mayor, at=at)
            for one, at in zip(copies, moments, strict=True)
        ]
        came = at_once(*attempts)
    told = [isinstance(one, Receipt) for one in came]
    assert told == [at < close for at in moments]
    assert Receipt.objects.get().pk in {one.pk for one in came if isinstance(one, Receipt)}
    assert Receipt.objects.get().arrived_at == close - MOMENT


def test_of_two_programmes_that_exclude_one_another_one_submission_stands(competition):
    small = competition.opened(programme="small", council="none", exclusive_with=[{"programme": "solution"}])
    solution = competition.opened(programme="solution", council="none", exclusive_with=[{"programme": "small"}])
    with competition.at(max(small.opens_at, solution.opens_at) + dt.timedelta(hours=1)):
        drafts = [competition.complete(call) for call in (small, solution)]
        came = at_once(*[lambda one=one: entries.submit(fresh(one), by=competition.mayor) for one in drafts])
    assert sum(isinstance(one, Receipt) for one in came) == 1
    assert Entry.objects.filter(state=Entering.SUBMITTED).count() == 1
