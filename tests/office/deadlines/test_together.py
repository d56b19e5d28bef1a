"""Several at once: one clock, one lapse."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from office.deadlines import actions, lapses
from office.deadlines.models import Deadline
from office.ledger.models import Effect, Event

pytestmark = pytest.mark.django_db(transaction=True)
CALLERS = 4


def together(call):
    """The answers of several callers that begin at the same moment, each on a connection of its own."""
    gate = Barrier(CALLERS)

    def one(_number):
        try:
            gate.wait(timeout=10)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(one, range(CALLERS)))


def test_the_same_start_by_several_makes_one_clock(matter):
    found = together(lambda: actions.start(matter, "C06", on=date(2026, 3, 3)).pk)
    assert len(set(found)) == 1 and Deadline.objects.count() == 1
    assert Event.objects.filter(kind="deadlines.started").count() == 1


def test_several_sweeps_make_one_lapse(matter):
    deadline = actions.start(matter, "C06", on=date(2026, 3, 3))
    assert sorted(together(lambda: lapses.lapse(deadline.pk))) == [False] * (CALLERS - 1) + [True]
    assert Effect.objects.filter(kind="deadlines.lapsed").count() == 1
