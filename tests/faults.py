"""The outside world, to be broken on purpose: a worker to kill, a mail server that refuses, a Valkey to stop."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from kombu import pools

from config import env, servers, services


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Worker:
    """A real Celery worker in a process group of its own, on this test's database."""

    def __init__(self, folder: Path, surroundings: dict[str, str]):
        self.log = folder / "worker.log"
        self.surroundings = surroundings
        self.process: subprocess.Popen | None = None

    def start(self, **more: str) -> "Worker":
        """Returns when it takes tasks. More variables of the environment may be given."""
        world = env.process_environment(**{**self.surroundings, **more})
        began = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "--concurrency", "1",
                 "--loglevel", "INFO", "--without-gossip", "--without-mingle", "--without-heartbeat"],
                cwd=env.BASE_DIR, env=world, stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        up = lambda: " ready." in self.said()[began:] or self.process.poll() is not None  # noqa: E731
        ready = services.wait_for(up, seconds=60)
        assert ready and self.process.poll() is None, self.said()
        return self

    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def kill(self) -> None:
        """kill -9 of the worker and its children at once, as when the machine loses its power."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
            self.process.wait()


@pytest.fixture
def celery_worker_process(transactional_db, tmp_path):
    """A started Worker; .kill(), .start(**environment), .stop(), .said(). Data must be committed to be seen by it."""
    worker = Worker(tmp_path, worker_surroundings())
    yield worker.start()
    worker.stop()


@pytest.fixture
def celery_worker(transactional_db, tmp_path):
    """The same, not started yet: for a worker that needs its own environment from the first moment."""
    worker = Worker(tmp_path, worker_surroundings())
    yield worker
    worker.stop()


def worker_surroundings() -> dict[str, str]:
    """The addresses under which another process finds this test's database and queue."""
    from django.db import connection

    head = env.text("DATABASE_URL").rsplit("/", 1)[0]
    return {
        "DATABASE_URL": f"{head}/{connection.settings_dict['NAME']}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "EFFECTS_NUDGE": "1",
        "LOG_LEVEL": "INFO",
    }


class Sink:
    """An SMTP server: keeps what it takes, refuses when told to, or takes and hangs up without a word."""

    def __init__(self) -> None:
        self.messages: list = []
        self.attempts = 0
        self.answer = ""
        self.hang_up = False

    def refuse(self, answer: str = "451 Try again later") -> None:
        self.answer = answer

    def accept(self) -> None:
        self.answer, self.hang_up = "", False

    async def handle_DATA(self, server, session, envelope) -> str:
        self.attempts += 1
        if self.answer:
            return self.answer
        self.messages.append(envelope)
        if self.hang_up:
            server.transport.close()
        return "250 Taken"


@pytest.fixture
def smtp_sink(settings):
    """Mail goes to a real server: .messages, .attempts, .refuse(), .accept(), .hang_up; .url for a worker."""
    sink = Sink()
    sink.port = free_port()
    sink.url = f"smtp://127.0.0.1:{sink.port}"
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
    yield sink
    controller.stop()


class StoppableValkey(servers.Valkey):
    """A Valkey of this test alone, in the numbered database that the settings of this worker of the suite choose."""

    @property
    def url(self) -> str:
        from django.conf import settings

        return services.numbered(f"unix://{self.socket}", settings.REDIS_NUMBER)


@pytest.fixture
def valkey(settings, tmp_path):
    """Cache, sessions and queue on a Valkey that can be stopped and started again; .url for a worker."""
    from config.celery import app

    server = StoppableValkey(tmp_path)
    server.start()
    before = app.conf.broker_url
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": server.url}}
    _use_broker(app, services.broker_url(server.url))
    yield server
    _use_broker(app, before)
    server.stop()


def _use_broker(app, url: str) -> None:
    app.conf.broker_url = url
    pools.reset()
    app._pool = None
    app.amqp._producer_pool = None


def eventually(check, *, seconds: float = 20, every: float = 0.1):
    """The first true answer of a check, asked again and again; fails the test when the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := check():
            return answer
        time.sleep(every)
    raise AssertionError(f"not within {seconds} seconds: {check}")
