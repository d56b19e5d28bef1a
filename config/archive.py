"""The whole house in one file: the database, the private files, and a manifest that says what each part's SHA-256 is.

The database is written first: a file that arrives in between is in the archive without a row, which harms nobody,
while a row without its file would be a loss. The dump is PostgreSQL's own, by the embedded package's programs or
whichever are installed, so that nothing but this command is needed on either machine.
"""

import hashlib
import io
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection

from config import dumps

FORMAT = 1
DATABASE, FILES, MANIFEST = "database.dump", "files/", "manifest.json"


class Refused(RuntimeError):
    """The archive or the database is not fit for it; one line that says why."""


def backup(target: Path) -> dict:
    """Write the archive; returns its manifest. A half-written one never bears the name asked for."""
    part = target.with_name(target.name + ".part")
    part.touch(mode=0o600)
    try:
        with tarfile.open(part, "w") as tar:
            sums = dict([_add_database(tar), *map(lambda name: _add_file(tar, name), stored())])
            manifest = {"format": FORMAT, "made_at": datetime.now(UTC).isoformat(timespec="seconds"), "sha256": sums}
            _add(tar, MANIFEST, io.BytesIO(json.dumps(manifest, indent=1, ensure_ascii=False).encode()))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def stored(folder: str = "") -> Iterator[str]:
    """Every private file's name, whichever storage holds them."""
    if not folder and not default_storage.exists("."):
        return
    folders, files = default_storage.listdir(folder)
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from stored(f"{prefix}{name}")


def _add_database(tar: tarfile.TarFile) -> tuple[str, str]:
    with tempfile.NamedTemporaryFile() as dump:
        dumps.dump(Path(dump.name))
        return _add(tar, DATABASE, dump)


def _add_file(tar: tarfile.TarFile, name: str) -> tuple[str, str]:
    with default_storage.open(name, "rb") as source, tempfile.TemporaryFile() as copy:
        for chunk in source.chunks():
            copy.write(chunk)
        return _add(tar, FILES + name, copy)


def _add(tar: tarfile.TarFile, name: str, content: IO[bytes]) -> tuple[str, str]:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = content.seek(0, io.SEEK_END), 0o600, int(datetime.now(UTC).timestamp())
    content.seek(0)
    digest = hashlib.file_digest(content, "sha256").hexdigest()
    content.seek(0)
    tar.addfile(entry, content)
    return name, digest


def restore(source: Path, *, force: bool = False) -> dict:
    """Put an archive back; returns its manifest. Everything is checked before anything is touched. Raises Refused."""
    try:
        with tarfile.open(source) as tar:
            manifest = verified(tar)
            _make_room(force)
            _restore_database(tar)
            _restore_files(tar, manifest)
    except (tarfile.TarError, EOFError, json.JSONDecodeError, KeyError) as error:
        raise Refused(f"{source} is no archive of this house, or only part of one ({error}).") from error
    return manifest


def verified(tar: tarfile.TarFile) -> dict:
    """The manifest, once every part it names has been found unaltered and no other is there. Raises Refused."""
    names = tar.getnames()
    if MANIFEST not in names:
        raise Refused("The archive has no manifest: it is no archive of this house, or was cut off.")
    manifest = json.load(tar.extractfile(MANIFEST))
    if manifest.get("format") != FORMAT:
        raise Refused(f"The archive has format {manifest.get('format')}, this house reads {FORMAT}.")
    if set(names) != {MANIFEST, *manifest["sha256"]}:
        raise Refused("The archive does not hold exactly what its manifest names.")
    for name, expected in manifest["sha256"].items():
        if hashlib.file_digest(tar.extractfile(name), "sha256").hexdigest() != expected:
            raise Refused(f"{name} in the archive is damaged: its SHA-256 differs from the manifest's.")
    return manifest


def _make_room(force: bool) -> None:
    """An empty database and no files; what is there is removed only when that was asked for."""
    tables, files = connection.introspection.table_names(), list(stored())
    if (tables or files) and not force:
        raise Refused(f"There are {len(tables)} tables and {len(files)} files here already: --force replaces them.")
    with connection.cursor() as cursor:
        cursor.execute("set lock_timeout = '10s'")
        cursor.execute("drop schema public cascade")
        cursor.execute("create schema public")
    connection.close()
    for name in files:
        default_storage.delete(name)


def _restore_database(tar: tarfile.TarFile) -> None:
    with tempfile.NamedTemporaryFile() as dump:
        shutil.copyfileobj(tar.extractfile(DATABASE), dump)
        dump.flush()
        dumps.load(Path(dump.name))


def _restore_files(tar: tarfile.TarFile, manifest: dict) -> None:
    for name in manifest["sha256"]:
        if name.startswith(FILES):
            wanted = name.removeprefix(FILES)
            got = default_storage.save(wanted, File(tar.extractfile(name)))
            if got != wanted:
                raise Refused(f"{wanted} could not be stored under its own name.")
