"""kill -9 of the worker while it renders: nothing is lost, no second number, one file, one letter in the box."""

import datetime as dt
import signal
import subprocess
import sys

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from config import env
from office.documents.models import IssuedDocument, Service
from office.ledger import dispatch
from office.ledger.models import Effect, Event
from tests.faults import eventually, worker_surroundings

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.pdf]


@pytest.fixture
def worker(tmp_path, settings):
    """Start the worker process, stopped at a place; it is killed at the latest when the test ends."""
    started = []
    files = settings.STORAGES["default"]["OPTIONS"]["location"]

    def start(hang: str = "") -> subprocess.Popen:
        world = env.process_environment(**worker_surroundings(), FILES_DIR=files)
        command = [sys.executable, "-m", "tests.office.documents.worker", str(tmp_path), *([hang] if hang else [])]
        started.append(subprocess.Popen(command, cwd=env.BASE_DIR, env=world))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize("place", ["rendering", "noting", "placing"])
def test_killed_in_the_middle(document, worker, tmp_path, place):
    number = document.reference
    process = worker(place)
    eventually((tmp_path / "here").exists, seconds=90)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert Effect.objects.filter(state="claimed").count() == 1
    Effect.objects.filter(state="claimed").update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    dispatch.run_due()
    stored = IssuedDocument.objects.get()
    assert (stored.reference, stored.state) == (number, "rendered")
    assert not Effect.objects.exclude(state="done").exists()
    assert Service.objects.count() == 1
    assert Event.objects.filter(kind="documents.rendered").count() == 1
    assert Event.objects.filter(kind="documents.placed").count() == 1
    _folders, files = default_storage.listdir(stored.pdf_key.rpartition("/")[0])
    assert files == [f"{stored.pk}.pdf"]


def test_a_worker_that_lives_makes_the_same_bytes(document, worker):
    assert worker().wait(120) == 0
    stored = IssuedDocument.objects.get()
    from office.documents import printing

    assert printing.stored(stored).sha256 == stored.pdf_sha256
