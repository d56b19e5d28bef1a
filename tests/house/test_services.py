"""The embedded servers come up out of nothing, out of a crash, and go when the last user leaves."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from config import env, servers, services


@pytest.fixture
def state(monkeypatch):
    """A state directory of its own, as on a machine on which nothing was ever started."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    place = Path(tempfile.mkdtemp(prefix="office-services-"))
    yield place
    services.stop(place)
    shutil.rmtree(place)


def pids(state: Path) -> list[int]:
    files = (state / "pgdata" / "postmaster.pid", "postgres"), (state / "valkey.pid", "valkey")
    found = [servers.alive(file, program) for file, program in files]
    return [pid for pid in found if pid]


def ask(state: Path, question: str) -> list:
    with psycopg.connect(host=str(state), user="sandbox", dbname="sandbox", autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def test_start_twice_stop_and_start_keeps_the_data(state):
    first = services.start(state)
    assert first == services.start(state)
    assert len(pids(state)) == 2
    ask(state, "create table kept as select 42 as answer")
    services.stop(state)
    assert pids(state) == []
    services.start(state)
    assert ask(state, "select answer from kept") == [(42,)]


def test_only_a_socket_of_ours_and_no_port(state):
    services.start(state)
    assert ask(state, "show listen_addresses") == [("",)]
    assert (state / "pgdata").stat().st_mode & 0o077 == 0


def test_after_kill_9_of_both_servers_the_data_is_there(state):
    services.start(state)
    ask(state, "create table kept as select 7 as answer")
    for pid in pids(state):
        os.kill(pid, signal.SIGKILL)
    assert services.wait_for(lambda: not pids(state), seconds=10)
    assert (state / "pgdata" / "postmaster.pid").exists()
    services.start(state)
    assert ask(state, "select answer from kept") == [(7,)]


def test_after_a_reboot_a_pid_file_that_names_a_stranger_is_no_obstacle(state):
    services.start(state)
    services.stop(state)
    (state / "pgdata" / "postmaster.pid").write_text(f"{os.getpid()}\n{state}/pgdata\n1\n5432\n{state}\n\n")
    (state / ".s.PGSQL.5432").touch()
    (state / "valkey.pid").write_text(f"{os.getpid()}\n")
    (state / "valkey.sock").touch()
    services.start(state)
    assert len(pids(state)) == 2
    assert os.getpid() not in pids(state)


def test_the_last_to_leave_stops_the_servers(state):
    with services.borrowed(state):
        with services.borrowed(state):
            assert len(pids(state)) == 2
        assert len(pids(state)) == 2
    assert pids(state) == []


def test_a_user_that_was_killed_does_not_keep_them_running(state):
    script = (
        "import sys,time,pathlib; from config import services\n"
        f"with services.borrowed(pathlib.Path({str(state)!r})): print('in', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", script], cwd=env.BASE_DIR, stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "in\n"
    with services.borrowed(state):
        other.kill()
        other.wait()
        other.stdout.close()
        assert len(pids(state)) == 2
    assert pids(state) == []


def test_a_long_path_puts_the_sockets_elsewhere(state):
    deep = state / ("x" * 90)
    addresses = services.start(deep)
    try:
        assert str(deep) not in addresses["REDIS_URL"]
        assert len(pids(deep)) == 2
    finally:
        services.stop(deep)
        shutil.rmtree(servers.socket_dir(deep))


def test_a_server_that_cannot_start_says_why_in_one_line(state):
    services.start(state)
    services.stop(state)
    (state / "pgdata" / "PG_VERSION").write_text("9.6\n")
    with pytest.raises(servers.NotHere) as told:
        services.start(state)
    assert "\n" not in str(told.value)
    assert "9.6" in str(told.value)


@pytest.mark.parametrize(
    ("url", "number", "expected"),
    [
        ("unix:///run/v.sock", 3, "unix:///run/v.sock?db=3"),
        ("redis://:pw@host:6379/0", 2, "redis://:pw@host:6379/2"),
        ("redis://host:6379", 2, "redis://host:6379/2"),
    ],
)
def test_numbered_databases(url, number, expected):
    assert services.numbered(url, number) == expected


def test_the_queue_spells_a_socket_its_own_way():
    assert services.broker_url("unix:///run/v.sock?db=3") == "redis+socket:///run/v.sock?virtual_host=3"
    assert services.broker_url("redis://host/0") == "redis://host/0"
