"""A house of its own for the length of a measurement: servers, tables, and real workers to be weighed."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from config import env, services, supervise


@contextlib.contextmanager
def house() -> Iterator[Path]:
    """An empty house in a scratch folder; its servers stop and the folder goes at the end."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        state = Path(folder)
        env.publish(
            {
                "STATE_DIR": folder,
                "DATABASE_URL": "",
                "REDIS_URL": "",
                "DJANGO_SETTINGS_MODULE": "config.settings.local",
                "LOG_LEVEL": "WARNING",
            }
        )
        with services.borrowed(state):
            _furnish()
            yield state


def _furnish() -> None:
    from tools import messages

    messages.compile_all()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.EFFECTS_NUDGE = False  # nobody works before the clock runs
    call_command("migrate", interactive=False, verbosity=0)


class Worker:
    """A real Celery worker with one process, as production has several."""

    def __init__(self, state: Path) -> None:
        self.log = state / "worker.log"

    def __enter__(self) -> "Worker":
        command = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "--concurrency", "1", "--loglevel",
                   "INFO", "--without-gossip", "--without-mingle", "--without-heartbeat"]  # fmt: skip
        with self.log.open("wb") as out:
            surroundings = env.process_environment(LOG_LEVEL="INFO")
            self.process = subprocess.Popen(
                command, cwd=env.BASE_DIR, env=surroundings, stdout=out, stderr=out, start_new_session=True,
                preexec_fn=lambda: os.nice(supervise.NICE["worker"]),
            )  # fmt: skip
        if not services.wait_for(self._ready, seconds=60):
            raise RuntimeError(self.log.read_text())
        return self

    def _ready(self) -> bool:
        return b" ready." in self.log.read_bytes()

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(30)

    @property
    def child(self) -> int:
        """The process that does the work."""
        pid = self.process.pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])

    def memory(self, what: str = "VmHWM") -> float:
        """Megabytes: VmHWM is the most it ever held, VmRSS what it holds now."""
        return memory_of(self.child, what)


def work_of(pid: int) -> float:
    """Seconds that a process has computed: what remains comparable while others use the machine too."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def work_below(pid: int) -> float:
    """The same for a process with all that it has started; those that are gone count as far as it waited for them."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    gone = (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return work_of(pid) + gone + sum(work_below(int(child)) for child in below)


def memory_of(pid: int | str, what: str = "VmHWM") -> float:
    """Megabytes of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(what)


def wait_for(job: object, *, seconds: float = 900) -> None:
    """Until a job has ended; raises RuntimeError with its words when it did not end well."""
    end = time.monotonic() + seconds
    while job.open and time.monotonic() < end:
        time.sleep(0.05)
        job.refresh_from_db()
    if job.state != "done":
        raise RuntimeError(f"{job.state}: {job.error} {job.reference}")
