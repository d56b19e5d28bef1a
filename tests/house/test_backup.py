"""The rehearsal: a house with data burns down, and the archive brings it back."""

import shutil
import subprocess
import sys
import tarfile
import uuid

import psycopg
import pytest

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
LOOK = """
import django; django.setup()
from django.core.files.storage import default_storage
from office.ledger.models import Event
print(Event.objects.filter(kind="house.rehearsed").count(), len(default_storage.open("a1/b2/계획서").read()),
      default_storage.size("c3/empty"))
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

    def sql(self, statement: str) -> None:
        address = env.database(f"{self.head}/{self.main}")
        with psycopg.connect(
            host=address["HOST"], user=address["USER"], password=address["PASSWORD"], port=address["PORT"] or None,
            dbname="postgres", autocommit=True,
        ) as connection:  # fmt: skip
            connection.execute(statement)

    def manage(self, *words: str) -> subprocess.CompletedProcess:
        return self._run([sys.executable, "manage.py", *words])

    def python(self, script: str) -> str:
        done = self._run([sys.executable, "-c", script])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, command: list[str]) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=env.BASE_DIR, env=self.world, capture_output=True, text=True, check=False)

    def burn_down(self) -> None:
        self.sql(f"drop database {self.name} with (force)")
        shutil.rmtree(self.files)
        self.sql(f"create database {self.name}")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("house"))
    house.sql(f"create database {house.name}")
    done = house.manage("migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    house.python(FILL)
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
    before = house.python(LOOK)
    sealed = house.manage("verify_ledger")
    house.burn_down()
    done = house.manage("restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert house.python(LOOK) == before
    again = house.manage("verify_ledger")
    assert again.returncode == 0, again.stderr
    assert again.stdout == sealed.stdout
    assert house.manage("migrate", "--check").returncode == 0


def test_what_is_there_is_not_overwritten_unless_that_is_said(house, archive):
    refused = house.manage("restore", str(archive))
    assert refused.returncode == 1
    assert "--force replaces them" in refused.stderr
    house.python(FILL.replace("range(25)", "range(3)").replace("default_storage.save", "print"))
    done = house.manage("restore", str(archive), "--force")
    assert done.returncode == 0, done.stderr
    assert house.python(LOOK).startswith("25 ")


def test_a_damaged_archive_is_refused_before_anything_is_touched(house, archive, tmp_path):
    damaged = tmp_path / "damaged.tar"
    content = bytearray(archive.read_bytes())
    content[content.index("실증사업계획서".encode())] ^= 1
    damaged.write_bytes(content)
    done = house.manage("restore", str(damaged), "--force")
    assert done.returncode == 1
    assert "is damaged" in done.stderr
    assert house.python(LOOK).startswith("25 ")


@pytest.mark.parametrize("length", [0, 700, 20_000])
def test_a_cut_archive_is_refused(house, archive, tmp_path, length):
    cut = tmp_path / "cut.tar"
    cut.write_bytes(archive.read_bytes()[:length])
    done = house.manage("restore", str(cut), "--force")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert house.python(LOOK).startswith("25 ")


def test_a_stranger_s_file_in_the_archive_is_refused(house, archive, tmp_path):
    swollen = tmp_path / "swollen.tar"
    shutil.copy(archive, swollen)
    with tarfile.open(swollen, "a") as tar:
        tar.add(__file__, arcname="files/stranger")
    done = house.manage("restore", str(swollen), "--force")
    assert done.returncode == 1
    assert "exactly what its manifest names" in done.stderr


def test_an_archive_is_never_overwritten(house, archive):
    done = house.manage("backup", str(archive))
    assert done.returncode == 1
    assert "exists already" in done.stderr
