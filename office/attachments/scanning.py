"""The virus scanner, where one is configured: clamd reads the file after it was stored, in the worker."""

import contextlib
import socket
import struct
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from office import ledger
from office.access import SYSTEM
from office.attachments.disk import storage
from office.attachments.models import Attachment, Scan
from office.ledger.models import Effect, Event

TIMEOUT = 60
CHUNK = 1 << 16


def first_state() -> str:
    """What a new paper's state is: waiting for the scanner, or not scanned where there is none."""
    return Scan.WAITING if settings.CLAMAV_ADDRESS else Scan.NOT_SCANNED


def promise(paper: Attachment, event: Event) -> None:
    """Put the scan into the outbox."""
    if paper.scan == Scan.WAITING:
        ledger.enqueue(
            "attachments.scan", key=f"attachments.scan:{paper.pk}", payload={"attachment": str(paper.pk)}, event=event
        )


@ledger.handler("attachments.scan")
def scan(effect: Effect) -> None:
    """Scan a paper. A scanner that does not answer is asked again later; one that cannot read it, never."""
    paper = Attachment.objects.filter(pk=effect.payload["attachment"], purged_at=None).first()
    if paper is None or paper.scan in (Scan.CLEAN, Scan.INFECTED):
        return
    with storage().open(paper.storage_key) as file:
        said = ask_clamd(settings.CLAMAV_ADDRESS, file.chunks(CHUNK))
    if said.endswith("FOUND"):
        _quarantine(paper, said.removeprefix("stream:").removesuffix("FOUND").strip())
    elif said.endswith("OK"):
        _write(paper, Scan.CLEAN, "")
    else:
        _write(paper, Scan.FAILED, said)
        raise ledger.Park(f"the scanner could not read it: {said}"[:200])


def ask_clamd(address: str, chunks: Iterable[bytes]) -> str:
    """Stream to clamd (host:port, or the path of its socket) and return its verdict.

    Raises OSError when it cannot be reached, so that the effect backs off.
    """
    with _connect(address) as line:
        # beyond its own limit the scanner hangs up while it is sent to; what it said can still be read
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(b"zINSTREAM\0")
            for chunk in chunks:
                line.sendall(struct.pack("!L", len(chunk)) + chunk)
            line.sendall(struct.pack("!L", 0))
        said = b"".join(iter(lambda: line.recv(4096), b"")).rstrip(b"\0\n").decode("utf-8", "replace")
    if not said:
        raise ConnectionError("the scanner hung up")
    return said


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(TIMEOUT)
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=TIMEOUT)


def _quarantine(paper: Attachment, virus: str) -> None:
    """Move the file where no view looks, then say so; a repeated scan finds it moved already."""
    key = f"quarantine/{paper.storage_key.removeprefix('attachments/')}"
    with storage().open(paper.storage_key) as file:
        moved = storage().save(key, file)
    left = paper.storage_key
    with transaction.atomic():
        Attachment.objects.filter(pk=paper.pk).update(storage_key=moved)
        _write(paper, Scan.INFECTED, virus)
        transaction.on_commit(lambda: storage().delete(left))


def _write(paper: Attachment, state: str, note: str) -> None:
    with transaction.atomic():
        Attachment.objects.filter(pk=paper.pk).update(scan=state, scanned_at=timezone.now(), scan_note=note[:200])
        ledger.record(
            "attachments.scanned", actor=SYSTEM, matter_id=paper.matter_id, subject=paper, data={"state": str(state)}
        )
