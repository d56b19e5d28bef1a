"""The hash chain over committed events: rewriting is detectable.

Events are sealed after their commit by one sweep, so that no step waits for another. Each link hashes the
link before it and the whole event (after Schneier and Kelsey, "Secure Audit Logs", 1999).
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from office.ledger.models import Event, Seal

GENESIS = "0" * 64
_LOCK = 7_401_101


def link(before: str, event: Event) -> str:
    """The hash of one link: hex SHA-256 over the hash before and the event's canonical JSON."""
    body = {
        "id": event.id,
        "at": event.at.isoformat(timespec="microseconds"),
        "kind": event.kind,
        "actor": [event.actor_kind, str(event.actor_id or "")],
        "matter": str(event.matter_id or ""),
        "subject": [event.subject_kind, event.subject_id],
        "data": event.data,
    }
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{before}{text}".encode()).hexdigest()


def seal_events(limit: int = 5000) -> int:
    """Seal events that have no seal yet, oldest first; returns how many. One sealer at a time."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        last = Seal.objects.order_by("-number").first()
        first, head = (last.number + 1, last.hash) if last else (1, GENESIS)
        unsealed = Event.objects.exclude(id__in=Seal.objects.values("event_id")).order_by("id")
        seals = []
        for number, event in enumerate(unsealed[:limit], start=first):
            head = link(head, event)
            seals.append(Seal(number=number, event_id=event.id, hash=head))
        Seal.objects.bulk_create(seals)
        return len(seals)


@dataclass(frozen=True)
class Verdict:
    """What the check of the chain found: counts, the head, and the first broken link if there is one."""

    sealed: int
    unsealed: int
    head: str
    broken: str | None = None


def verify() -> Verdict:
    """Recompute the whole chain, streaming; stops at the first link that does not hold."""
    head, count = GENESIS, 0
    for expected, seal, event in _pairs():
        if broken := _fault(expected, seal, event, head):
            return Verdict(count, 0, head, broken)
        head, count = seal.hash, count + 1
    unsealed = Event.objects.exclude(id__in=Seal.objects.values("event_id")).count()
    return Verdict(count, unsealed, head)


def _fault(expected: int, seal: Seal, event: Event | None, head: str) -> str | None:
    if seal.number != expected:
        return f"seal {expected} is missing"
    if event is None:
        return f"seal {seal.number}: event {seal.event_id} is missing"
    if link(head, event) != seal.hash:
        return f"seal {seal.number}: event {event.id} ({event.kind}) was altered"
    return None


def _pairs(size: int = 2000) -> Iterator[tuple[int, Seal, Event | None]]:
    expected, last = 1, 0
    while chunk := list(Seal.objects.filter(number__gt=last).order_by("number")[:size]):
        events = Event.objects.in_bulk([seal.event_id for seal in chunk])
        for seal in chunk:
            yield expected, seal, events.get(seal.event_id)
            expected += 1
        last = chunk[-1].number


def head() -> str:
    """The newest link as `NUMBER:HASH`, to be kept outside the system: a chain cut short is then detectable."""
    last = Seal.objects.order_by("-number").first()
    return f"{last.number}:{last.hash}" if last else f"0:{GENESIS}"


def missing_head(exported: str | None) -> str | None:
    """Say what is wrong when a head exported earlier is no longer in the chain; None when it is, or none is given."""
    if not exported:
        return None
    number, _, known = exported.partition(":")
    if number.isdigit() and (number == "0" or Seal.objects.filter(number=int(number), hash=known).exists()):
        return None
    return f"the head {exported} is not in the chain"
