"""kill -9 of the worker in the middle of a job: the next one does it, once, and clears up after the dead one."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from office.jobs import start
from office.jobs.models import Job, State
from office.jobs.registry import forget
from office.ledger.models import Effect, Event
from office.ledger.tasks import run_effects
from office.people.actors import actor_of
from tests.faults import eventually
from tests.office.jobs.slow import apps as slow

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_a_worker_killed_in_the_middle_of_a_job(cast, celery_worker, here):
    slow.register()
    job = start("tests.halves", payload={}, by=actor_of(cast.secretariat_officer))
    forget("tests.halves")
    told = {
        "DJANGO_SETTINGS_MODULE": "tests.office.jobs.slow.settings", "JOB_PULSE_SECONDS": "1",
        "FILES_DIR": str(here / "files"), "JOB_DIR": str(here / "half-done"),
    }  # fmt: skip
    celery_worker.start(**told, HANGS_AT=str(here / "middle"))
    run_effects.apply_async(retry=False)
    eventually((here / "middle").exists, seconds=30)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.note) == (State.RUNNING, 1, 2, "first half")
    celery_worker.kill()
    assert list((here / "half-done").iterdir()) and Effect.objects.get().state == "claimed"

    Effect.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    celery_worker.start(**told)
    run_effects.apply_async(retry=False)
    eventually(lambda: Job.objects.filter(state=State.DONE).exists(), seconds=30)
    job.refresh_from_db()
    assert (job.run, job.done, job.size) == (2, 2, len("first\nsecond\n"))
    with default_storage.open(job.result_key) as file:
        assert file.read() == b"first\nsecond\n"
    assert not list((here / "half-done").iterdir())
    assert Event.objects.filter(kind="jobs.done").count() == 1
    eventually(lambda: Effect.objects.get().state == "done")
