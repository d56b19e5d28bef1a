"""How far a job is, told while it runs.

The numbers must be seen by others while the job's own transaction is still open, and a job may be silent for a while
within one step. So a thread with a connection of its own writes them down once a second, keeps the worker's hold on
the effect, and brings back whether somebody has called the job off. `JOB_PULSE_SECONDS=0` (tests) does the same at each
step and without a thread.
"""

import logging
import threading
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import connection
from django.utils import timezone

from office.jobs.models import Job, State
from office.ledger.dispatch import lease
from office.ledger.models import Effect

log = logging.getLogger(__name__)


class Stopped(BaseException):
    """Ends a job between two steps; no Exception, so that no well-meant `except` of the job keeps it going."""


class CalledOff(Stopped):
    """Its asker has called it off."""


class TakenOver(Stopped):
    """Another worker has it now: this one was thought dead."""


class Progress:
    """What a job's function is given: `of`, `step`, and a folder that is cleared away afterwards."""

    def __init__(self, job: Job, effect: Effect, folder: Path) -> None:
        self.folder = folder
        self._job, self._run, self._effect = job.pk, job.run, effect
        self._held_until = timezone.now() + lease()
        self._told: dict = {}
        self._news: dict = {"done": 0, "total": 0, "note": ""}
        self._stop: type[Stopped] | None = None
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def of(self, total: int) -> None:
        """How many steps there will be."""
        self._news = {**self._news, "total": total}
        self._check()

    def step(self, note: object = "", *, by: int = 1) -> None:
        """`by` steps more are done; `note` is a few words for whoever waits. Raises Stopped."""
        note = str(note)[:300] or self._news["note"]
        self._news = {**self._news, "done": self._news["done"] + by, "note": note}
        self._check()

    def say(self, note: object) -> None:
        """What is being done now, without counting it. Raises Stopped."""
        self.step(note, by=0)

    def _check(self) -> None:
        if self._thread is None:
            self.beat()
        if self._stop is not None:
            raise self._stop

    def __enter__(self) -> Self:
        if pulse := settings.JOB_PULSE_SECONDS:
            self._thread = threading.Thread(target=self._keep_beating, args=(pulse,), daemon=True, name="job-progress")
            self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        self.beat(last=True)

    def _keep_beating(self, pulse: float) -> None:
        try:
            while not self._ended.wait(pulse):
                self._beat_or_log()
        finally:
            connection.close()  # this thread's own

    def _beat_or_log(self) -> None:
        try:
            self.beat()
        except Exception:  # a database that is away for a moment ends the job by itself, where it is in use
            log.exception("progress of job %s not written", self._job)

    def beat(self, *, last: bool = False) -> None:
        """Write what is new, keep the effect, hear whether to stop."""
        mine = Job.objects.filter(pk=self._job, run=self._run, state=State.RUNNING)
        news = self._news
        if news != self._told:
            mine.update(**news)
            self._told = news
        if not last:
            self._listen(mine.values_list("cancel_asked_at").first())
            self._hold()

    def _listen(self, row: tuple | None) -> None:
        if row is None:
            self._stop = TakenOver
        elif row[0] is not None:
            self._stop = CalledOff

    def _hold(self) -> None:
        """Renew the lease when half of it is used; whoever holds it no longer must not go on."""
        if self._held_until - timezone.now() > lease() / 2:
            return
        self._held_until = timezone.now() + lease()
        held = Effect.objects.filter(
            pk=self._effect.pk, state=Effect.State.CLAIMED, attempts=self._effect.attempts
        ).update(lease_until=self._held_until)
        if not held:
            self._stop = TakenOver
