"""`make run`: the servers, the preparation, then web, worker and beat under one roof until Ctrl-C.

Each child has a process group of its own and dies with this process even when it is killed outright, so that no
process is left behind. Whatever goes wrong ends in one line that says what to do, and a non-zero exit.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path

from config import env, services
from config.ports import refusal
from config.servers import NotHere

HOST, PORT = env.text("HOST", "127.0.0.1"), env.number("PORT", 8000)
GRACE = env.number("STOP_SECONDS", 15)
ACCOUNTS = "company rival city ministry secretariat molit director auditor admin reviewer1…9 chair member1…3"
PR_SET_PDEATHSIG = 1
UNFINISHED = "demo.unfinished"


class Trouble(RuntimeError):
    """One line for whoever started us."""


def commands() -> dict[str, list[str]]:
    """The three processes of one machine. A larger installation starts them on machines of their own."""
    celery = [sys.executable, "-m", "celery", "-A", "config.celery"]
    return {
        "web": [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"{HOST}:{PORT}",
                "--worker-class", "gthread", "--workers", env.text("WEB_WORKERS", "2"), "--threads", "8", "--preload",
                "--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else str(env.state_dir()),  # noqa: S108
                "--no-control-socket", "--graceful-timeout", "10"],
        "worker": [*celery, "worker", "--concurrency", env.text("TASK_WORKERS", "2"), "--loglevel", "WARNING",
                   "--without-gossip", "--without-mingle", "--hostname", f"worker-{PORT}@%h"],
        "beat": [*celery, "beat", "--loglevel", "WARNING", "--pidfile", ""],
    }  # fmt: skip


# Papers and mails may wait a moment for somebody who presses a button.
NICE = {"worker": 5}


def _die_with_parent(by: int, nice: int) -> None:
    os.nice(nice)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, by)


# Beat answers SIGTERM by raising within whatever it does just then; where that is swallowed it would outlive us. It
# holds nothing that could be lost.
LAST_SIGNALS = {"beat": signal.SIGKILL}


class Child:
    """One process and all that it starts, with its own log."""

    def __init__(self, name: str, command: list[str]):
        self.name = name
        self.log = env.state_dir() / "log" / f"{name}.log"
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                command, cwd=env.BASE_DIR, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=partial(_die_with_parent, LAST_SIGNALS.get(name, signal.SIGTERM), NICE.get(name, 0)),
                env=env.process_environment(),
            )  # fmt: skip

    def send(self, number: int) -> bool:
        """Signal the whole group; False when nobody is left in it."""
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True

    def ask_to_stop(self) -> None:
        """Only the leader: it ends its own workers in good order."""
        if self.process.poll() is None:
            self.process.terminate()

    def last_words(self) -> str:
        lines = [line for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        return lines[-1].strip()[:300] if lines else "it said nothing"


class Supervisor:
    """Start, watch, stop."""

    def __init__(self) -> None:
        self.stopping = 0
        self.children: list[Child] = []
        self.filling: Child | None = None

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._heard)

    def _heard(self, number: int, frame) -> None:
        self.stopping += 1

    def run(self) -> None:
        """Raises Trouble, or NotHere, with one line."""
        self.listen()
        if why := refusal(HOST, PORT):
            raise Trouble(why)
        with services.borrowed():
            self._prepare()
            try:
                if not self.stopping:
                    self._start()
                    self._watch()
            finally:
                self._stop()

    def _prepare(self) -> None:
        print("Preparing (the first time takes a minute: tables, and the demo's world) …", flush=True)
        step = Child("prepare", [sys.executable, "-m", "config.prepare"])
        while step.process.poll() is None:
            if self.stopping:
                step.send(signal.SIGTERM)
            time.sleep(0.05)
        if step.process.returncode and not self.stopping:
            raise Trouble(f"The preparation failed: {step.last_words()} (see {step.log})")

    def _start(self) -> None:
        """Timers would find the demo's past half played: worker and beat wait until it is told to the end."""
        wanted = commands()
        if (env.state_dir() / UNFINISHED).exists():
            self.children.append(Child("web", wanted["web"]))
            self.filling = Child("demo", [sys.executable, "-m", "config.prepare", "finish"])
        else:
            self.children += [Child(name, command) for name, command in wanted.items()]

    def _finish_demo(self) -> None:
        if self.filling is None or (code := self.filling.process.poll()) is None:
            return
        said = f"The demo is not complete ({self.filling.last_words()}); the next start goes on with it."
        print(said if code else "The demo is complete: letters and mails go out now.", flush=True)
        self.filling = None
        self.children += [Child(name, command) for name, command in commands().items() if name != "web"]

    def _watch(self) -> None:
        """Until asked to stop; says once that the house is open."""
        opened, started = False, time.monotonic()
        while not self.stopping:
            self._nobody_fell()
            self._finish_demo()
            if not opened and (opened := answers()):
                print(banner(still_filling=self.filling is not None), flush=True)
            elif not opened and time.monotonic() - started > 90:
                raise Trouble(f"No page after 90 seconds: {self.children[0].last_words()} (see {self.children[0].log})")
            time.sleep(0.2)

    def _nobody_fell(self) -> None:
        for child in self.children:
            code = child.process.poll()
            if code is not None and not self.stopping:
                raise Trouble(f"The {child.name} process ended ({code}): {child.last_words()} (see {child.log})")

    def _stop(self) -> None:
        if self.filling is not None:
            self.children.append(self.filling)
        for child in reversed(self.children):
            child.ask_to_stop()
        asked, end = self.stopping, time.monotonic() + GRACE
        while any(child.process.poll() is None for child in self.children) and time.monotonic() < end:
            if self.stopping > asked:  # asked a second time: at once
                break
            time.sleep(0.05)
        for child in self.children:
            child.send(signal.SIGKILL)
            child.process.wait()


def answers() -> bool:
    """Whether the house says that it is well."""
    host = "127.0.0.1" if HOST in {"0.0.0.0", ""} else HOST  # noqa: S104 - compared, not bound
    try:
        with urllib.request.urlopen(f"http://{host}:{PORT}/healthz", timeout=5) as reply:  # noqa: S310 - our own
            return reply.status == 200
    except (urllib.error.URLError, OSError):
        return False


def banner(*, still_filling: bool = False) -> str:
    """What whoever started the house has to know."""
    lines = [f"\nThe house is open: http://{'localhost' if HOST == '127.0.0.1' else HOST}:{PORT}"]
    if env.flag("DEMO", default=True):
        lines += ["Demo accounts, each @example.com with the password sandbox-demo:", f"  {ACCOUNTS}",
                  f"Letters by e-mail: {env.state_dir() / 'mail'}"]  # fmt: skip
    if still_filling:
        lines.append("The demo's applications are still being played (a minute or two); until then no letter goes out.")
    return "\n".join([*lines, f"Logs: {env.state_dir() / 'log'}    Stop: Ctrl-C\n"])


def main() -> int:
    env.choose_settings("config.settings.local")
    try:
        Supervisor().run()
    except (Trouble, NotHere, OSError) as trouble:
        print(f"\n{trouble}", file=sys.stderr, flush=True)
        return 1
    print("Stopped.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
