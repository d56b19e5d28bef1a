"""`make run` as somebody at a terminal sees it: it opens, it closes, it leaves nobody behind, it says what is wrong."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request

import psutil
import pytest

from config import env, ports, services
from tests.faults import free_port


class Run:
    """One `python -m config.supervise` with a state directory of its own."""

    def __init__(self, state, port: int):
        self.state, self.port = state, port
        gone = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL")
        world = env.process_environment(
            STATE_DIR=str(state), PORT=str(port), DEMO="0", DJANGO_SETTINGS_MODULE="config.settings.local",
            WEB_WORKERS="1", TASK_WORKERS="1", FILES_DIR=str(state / "files"),
        )  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.supervise"], cwd=env.BASE_DIR, text=True,
            env={name: value for name, value in world.items() if name not in gone},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def opened(self) -> "Run":
        """Wait for the banner."""
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if "Stop: Ctrl-C" in line:
                return self
        raise AssertionError(self.said)

    def ended(self, seconds: float = 40) -> str:
        """Wait for the end; what it still said."""
        return self.process.communicate(timeout=seconds)[0]

    def relatives(self) -> list[psutil.Process]:
        """Whatever was started for this state directory and is still there."""
        found = []
        for process in psutil.process_iter():
            try:
                # servers write their title over their environment, but name the directory in it
                names_us = str(self.state) in str(process.cmdline())
                ours = process.environ().get("STATE_DIR") == str(self.state) or names_us
                if ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
        return found

    def named(self, word: str) -> psutil.Process:
        """The oldest process with this word in its command."""
        return min((p for p in self.relatives() if word in p.cmdline()), key=lambda p: p.create_time())


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    place = tmp_path_factory.mktemp("state")
    yield place
    services.stop(place)
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def run(state):
    started = Run(state, free_port())
    yield started
    if started.process.poll() is None:
        started.process.terminate()
        started.ended()


def get(port: int, path: str) -> tuple[int, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as reply:
        return reply.status, reply.read().decode()


def test_it_opens_and_ctrl_c_leaves_nobody(run):
    run.opened()
    status, said = get(run.port, "/healthz")
    assert (status, said) == (200, '{"database": true, "cache": true}')
    # supervisor, two servers, web and its process, worker and its process, beat
    assert services.wait_for(lambda: len(run.relatives()) >= 8, seconds=30)
    run.process.send_signal(signal.SIGINT)
    assert run.ended().splitlines()[-1] == "Stopped."
    assert run.process.returncode == 0
    assert run.relatives() == []


def test_a_second_start_does_nothing_twice(run, state):
    run.opened()
    run.process.send_signal(signal.SIGTERM)
    run.ended()
    cluster = min(state.rglob("PG_VERSION"), key=lambda path: len(path.parts))
    made = cluster.stat().st_mtime_ns
    again = Run(state, free_port()).opened()
    assert cluster.stat().st_mtime_ns == made
    again.process.send_signal(signal.SIGTERM)
    again.ended()
    assert again.process.returncode == 0
    assert again.relatives() == []


def test_a_dead_child_ends_the_house_with_one_line(run):
    run.opened()
    os.kill(run.named("worker").pid, signal.SIGKILL)
    said = run.ended().splitlines()[-1]
    assert run.process.returncode == 1
    assert re.fullmatch(r"The worker process ended \(-9\): .* \(see .*worker\.log\)", said)
    assert run.relatives() == []


def test_kill_9_of_the_supervisor_takes_its_children_along(run):
    run.opened()
    run.process.kill()
    run.process.wait()
    ours = ("gunicorn", "celery")

    def alone() -> bool:
        return not any(word in p.cmdline() for p in run.relatives() for word in ours)

    assert services.wait_for(alone, seconds=30)


def test_after_that_the_next_start_finds_its_way(run):
    run.opened()
    run.process.send_signal(signal.SIGINT)
    run.ended()
    assert run.process.returncode == 0
    assert run.relatives() == []


def test_a_port_in_use_is_one_line(tmp_path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        run = Run(tmp_path, port)
        said = run.ended().strip()
    assert run.process.returncode == 1
    assert said == f"Port {port} is in use: stop the program that holds it, or choose another: PORT={port + 1} make run"


@pytest.mark.parametrize(("port", "said"), [(70_000, "no port"), (-1, "no port")])
def test_no_port_at_all(port, said):
    assert said in ports.refusal("127.0.0.1", port)


def test_a_preparation_that_fails_is_one_line(tmp_path):
    (tmp_path / "pgdata").mkdir()
    (tmp_path / "pgdata" / "PG_VERSION").write_text("9.6\n")
    run = Run(tmp_path, free_port())
    said = run.ended().strip()
    assert run.process.returncode == 1
    assert len(said.splitlines()) == 1
    assert said.startswith("PostgreSQL does not start:")
