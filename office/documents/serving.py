"""Service: placed once in the addressee's box; when it arrived, and what starts to run then."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.documents import rules
from office.documents.models import Channel, IssuedDocument, Service
from office.documents.registry import tell


@ledger.handler("documents.serve")
def serve_document(effect: Any) -> None:
    """Place the document in its addressee's box. Whatever dies, it lies there once."""
    place(IssuedDocument.objects.get(pk=effect.payload["document"]))


def place(document: IssuedDocument) -> Service | None:
    """Put it in the box; returns None for a document without addressee or one that no longer holds.

    An electronic document reaches its addressee when it is entered in the computer that he designated (APA §15②):
    for whoever has consented, or has himself applied electronically, that is now. For others staff record how it
    arrived.
    """
    with transaction.atomic():
        locked = _locked(document)
        if not locked.in_force or not (locked.organisation_id or locked.user_id):
            return None
        now = timezone.now()
        service, placed = Service.objects.get_or_create(
            document=locked, organisation_id=locked.organisation_id, user_id=locked.user_id,
            channel=Channel.PORTAL, defaults={"sent_at": now},
        )  # fmt: skip
        if placed:
            event = _record("documents.placed", locked, SYSTEM, service)
            tell("placed", locked, at=now, event=event)
            if locked.electronic:
                _arrive(locked, service, at=now, by=SYSTEM, evidence="")
    return service


def record_service(
    document: IssuedDocument,
    *,
    channel: str,
    sent_at: dt.datetime,
    arrived_at: dt.datetime | None,
    evidence: str = "",
    by: Actor,
) -> Service:
    """Write down how a document was sent, and when it arrived once that is known.

    Raises NotYours, Invalid (wrong days), NotNow (no longer holds, or its arrival on that way is on record).
    """
    if not rules.Serve.holds(by, document):
        raise NotYours(rules.Serve.key)
    _check_days(document, channel, sent_at, arrived_at, evidence)
    with transaction.atomic():
        locked = _locked(document)
        if not locked.in_force:
            raise NotNow([_("This document no longer holds.")])
        service, created = Service.objects.get_or_create(
            document=locked, organisation_id=locked.organisation_id, user_id=locked.user_id, channel=channel,
            defaults={"sent_at": sent_at, "evidence": evidence, "recorded_by_id": by.user_id},
        )  # fmt: skip
        if service.arrived_at is not None:
            raise NotNow([_("The arrival on this way is on record already.")])
        if created:
            _record("documents.sent", locked, by, service)
        if arrived_at is not None:
            _arrive(locked, service, at=arrived_at, by=by, evidence=evidence)
    return service


def _check_days(document, channel: str, sent_at: dt.datetime, arrived_at: dt.datetime | None, evidence: str) -> None:
    errors: dict[str, list[str]] = {}
    now = timezone.now()
    if channel not in Channel.values:
        errors["channel"] = [_("Choose a way of service.")]
    if sent_at > now or sent_at.date() < document.issued_at.date():
        errors["sent_at"] = [_("It is sent after it was issued, and not in the future.")]
    if arrived_at is not None and (arrived_at < sent_at or arrived_at > now):
        errors["arrived_at"] = [_("It arrives after it was sent, and not in the future.")]
    if arrived_at is not None and not evidence.strip():
        errors["evidence"] = [_("Say what shows the arrival, such as a delivery receipt number.")]
    if errors:
        raise Invalid(errors)


def _arrive(document: IssuedDocument, service: Service, *, at: dt.datetime, by: Actor, evidence: str) -> None:
    """Note an arrival; the first one starts what counts from it."""
    first = not document.services.exclude(arrived_at=None).exists()
    Service.objects.filter(pk=service.pk).update(
        arrived_at=at, evidence=evidence or service.evidence, recorded_by_id=by.user_id
    )
    service.arrived_at = at
    event = _record("documents.arrived", document, by, service, arrived_at=at.isoformat())
    if first:
        tell("served", document, at=at, event=event)


def opened(document: IssuedDocument, *, by: Actor) -> None:
    """Opening a document is logged; the addressee's first opening is shown to the office."""
    with transaction.atomic():
        if rules.Receive.holds(by, document):
            document.services.filter(opened_at=None, channel=Channel.PORTAL).update(opened_at=timezone.now())
        ledger.record("documents.opened", actor=by, matter_id=document.matter_id, subject=document)


def _locked(document: IssuedDocument) -> IssuedDocument:
    return IssuedDocument.objects.select_for_update(of=("self",)).select_related("matter").get(pk=document.pk)


def _record(kind: str, document: IssuedDocument, by: Actor, service: Service, **data: str) -> Any:
    told = {"service": str(service.pk), "channel": str(service.channel), **data}
    return ledger.record(kind, actor=by, matter_id=document.matter_id, subject=document, data=told)
