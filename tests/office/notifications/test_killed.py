"""kill -9 of the worker between "sending" and "sent": nothing is lost, nothing is sent twice."""

import datetime as dt
import signal
import subprocess
import sys

import pytest
from django.utils import timezone

from config import env
from office.ledger.dispatch import run_due
from office.ledger.models import Effect
from office.notifications.models import Delivery, State
from tests.faults import worker_surroundings

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def worker(sink):
    """Start the worker process; it is killed at the latest when the test ends."""
    started = []

    def start() -> subprocess.Popen:
        mail = {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}", "EMAIL_TIMEOUT": "30"}
        world = env.process_environment(**worker_surroundings(), **mail)
        command = [sys.executable, "-m", "tests.office.notifications.worker"]
        started.append(subprocess.Popen(command, cwd=env.BASE_DIR, env=world))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_killed_in_the_middle_of_the_conversation(tell, only, sink, worker):
    sink.say("data", "hang")
    tell(run=False)
    process = worker()
    assert sink.handed_over.wait(60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    delivery = Delivery.objects.get(channel="email")
    assert delivery.state == State.SENDING
    Effect.objects.filter(state="claimed").update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    run_due()
    delivery.refresh_from_db()
    assert delivery.state == State.UNKNOWN
    assert Effect.objects.get(key=delivery.effect_key).state == "parked"
    assert sink.messages == []


def test_a_worker_that_lives_delivers(tell, only, sink, worker):
    tell(run=False)
    assert worker().wait(60) == 0
    assert Delivery.objects.get(channel="email").state == State.SENT
    assert len(sink.messages) == 1
