"""The file a job has made: put away under a random key, hashed as it is read, never held whole in memory."""

import contextlib
import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from office.jobs.models import Job, State
from office.jobs.progress import TakenOver
from office.jobs.registry import Result


def keep(job: Job, result: Result) -> dict[str, Any]:
    """Put the result away; returns what the job's row says of it.

    The key is written down before the file: what a killed worker leaves behind can be found and removed.
    Raises TakenOver when another worker has the job.
    """
    key = f"jobs/{timezone.now():%Y/%m}/{secrets.token_hex(24)}"
    if not Job.objects.filter(pk=job.pk, run=job.run, state=State.RUNNING).update(result_key=key):
        raise TakenOver
    with _opened(result.source) as stream:
        digest = hashlib.file_digest(stream, "sha256")
        size = stream.tell()
        stream.seek(0)
        default_storage.save(key, File(stream))
    return {
        "name": result.name[:255], "content_type": result.content_type, "size": size,
        "sha256": digest.hexdigest(), "facts": result.facts,
    }  # fmt: skip


@contextlib.contextmanager
def _opened(source: Path | IO[bytes]) -> Iterator[IO[bytes]]:
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield stream
    else:
        source.seek(0)
        yield source


def remove(key: str) -> None:
    """Delete a file that nobody may have any longer; one that is not there is gone already."""
    if key:
        default_storage.delete(key)
