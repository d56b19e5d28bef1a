"""The rehearsal: a house with data burns down, and the archive brings it back."""

import shutil
import subprocess
import sys
import tarfile
import uuid

import psycopg
import pytest
from django.db import connection

from config import env

FILL = """
import django; django.setup()
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from office.access import SYSTEM
from office.ledger import record
for number in range(25):
    record("house.rehearsed", actor=SYSTEM, data={"number": number})
default_storage.save("a1/b2/계획서", ContentFile("실증사업계획서".encode() * 1000))
default_storage.save("c3/empty", ContentFile(b""))
"""
WHOLE = (25, {"a1/b2/계획서": "실증사업계획서".encode() * 1000, "c3/empty": b""})
# Several archives that must be refused, one after the other in one process: starting Django is what costs here.
REFUSE = """
import sys
import django; django.setup()
from django.core.management import call_command
from django.core.management.base import CommandError
for path in sys.argv[1:]:
    try:
        call_command("restore", path, force=True)
    except CommandError as refused:
        print("REFUSED", refused)
"""


class House:
    """An installation of its own: a database beside the suite's, a directory of files."""

    def __init__(self, folder):
        self.files = folder / "files"
        self.name = f"rehearsal_{uuid.uuid4().hex[:8]}"
        self.head, self.main = env.text("DATABASE_URL").rsplit("/", 1)
        self.world = env.process_environment(
            DATABASE_URL=f"{self.head}/{self.name}", FILES_DIR=str(self.files),
            DJANGO_SETTINGS_MODULE="config.settings.test",
        )  # fmt: skip

    def sql(self, statement: str, *, inside: bool = False) -> list:
        address = env.database(f"{self.head}/{self.main}")
        with psycopg.connect(
            host=address["HOST"], user=address["USER"], password=address["PASSWORD"], port=address["PORT"] or None,
            dbname=self.name if inside else "postgres", autocommit=True,
        ) as connection:  # fmt: skip
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def furnish(self) -> None:
        """The suite's own database is copied as it was migrated, if there is one and nobody else is connected to it."""
        name = connection.settings_dict["NAME"]
        connection.close()
        try:
            if name != self.main:
                self.sql(f'create database {self.name} template "{name}"')
                return
        except psycopg.errors.ObjectInUse:
            pass
        self.sql(f"create database {self.name}")
        done = self.manage("migrate", "--verbosity", "0")
        assert done.returncode == 0, done.stderr

    def look(self) -> tuple:
        """What lies there: events in the ledger, and the files."""
        ((events,),) = self.sql("select count(*) from ledger_event where kind = 'house.rehearsed'", inside=True)
        files = {str(path.relative_to(self.files)): path.read_bytes() for path in self.files.rglob("*")
                 if path.is_file()}  # fmt: skip
        return events, files

    def manage(self, *words: str) -> subprocess.CompletedProcess:
        return self._run([sys.executable, "manage.py", *words])

    def python(self, script: str, *words: str) -> str:
        done = self._run([sys.executable, "-c", script, *words])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, command: list[str]) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=env.BASE_DIR, env=self.world, capture_output=True, text=True, check=False)

    def burn_down(self) -> None:
        self.sql(f"drop database {self.name} with (force)")
        shutil.rmtree(self.files)
        self.sql(f"create database {self.name}")


@pytest.fixture(scope="module")
def house(tmp_path_factory, django_db_setup, django_db_blocker):
    house = House(tmp_path_factory.mktemp("house"))
    with django_db_blocker.unblock():
        house.furnish()
    house.python(FILL)
    assert house.look() == WHOLE
    yield house
    house.sql(f"drop database {house.name} with (force)")


@pytest.fixture(scope="module")
def archive(house, tmp_path_factory):
    target = tmp_path_factory.mktemp("archive") / "house.tar"
    done = house.manage("backup", str(target))
    assert done.returncode == 0, done.stderr
    assert "2 files" in done.stdout
    assert target.stat().st_mode & 0o077 == 0
    return target


def test_everything_comes_back_and_the_chain_holds(house, archive):
    sealed = house.manage("verify_ledger")
    house.burn_down()
    done = house.manage("restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert house.look() == WHOLE
    again = house.manage("verify_ledger")
    assert again.returncode == 0, again.stderr
    assert again.stdout == sealed.stdout
    assert house.manage("migrate", "--check").returncode == 0


def test_what_is_there_is_not_overwritten_unless_that_is_said(house, archive):
    refused = house.manage("restore", str(archive))
    assert refused.returncode == 1
    assert "--force replaces them" in refused.stderr
    house.python(FILL.replace("range(25)", "range(3)").replace("default_storage.save", "print"))
    assert house.look()[0] == 28
    done = house.manage("restore", str(archive), "--force")
    assert done.returncode == 0, done.stderr
    assert house.look() == WHOLE


def test_a_damaged_archive_is_refused_before_anything_is_touched(house, archive, tmp_path):
    damaged = tmp_path / "damaged.tar"
    content = bytearray(archive.read_bytes())
    content[content.index("실증사업계획서".encode())] ^= 1
    damaged.write_bytes(content)
    done = house.manage("restore", str(damaged), "--force")
    assert done.returncode == 1
    assert "is damaged" in done.stderr and "Traceback" not in done.stderr
    assert house.look() == WHOLE


def test_an_archive_that_is_cut_or_holds_a_stranger_s_file_is_refused(house, archive, tmp_path):
    cut = [tmp_path / f"cut-{length}.tar" for length in (0, 700, 20_000)]
    for path in cut:
        path.write_bytes(archive.read_bytes()[: int(path.stem.split("-")[1])])
    swollen = tmp_path / "swollen.tar"
    shutil.copy(archive, swollen)
    with tarfile.open(swollen, "a") as tar:
        tar.add(__file__, arcname="files/stranger")
    told = house.python(REFUSE, *map(str, (*cut, swollen)))
    refused = [line for line in told.splitlines() if line.startswith("REFUSED")]
    assert len(refused) == 4, told
    assert "exactly what its manifest names" in refused[-1]
    assert house.look() == WHOLE


def test_an_archive_is_never_overwritten(house, archive):
    before = archive.stat().st_mtime_ns
    done = house.manage("backup", str(archive))
    assert done.returncode == 1
    assert "exists already" in done.stderr
    assert archive.stat().st_mtime_ns == before
