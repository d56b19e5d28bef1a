"""Issuing: the number, the facts and their hash in one transaction; the file and the service follow from the outbox."""

import secrets
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.documents import rules
from office.documents.facts import digest, freeze, thaw
from office.documents.frame import Frame, Letterhead, Signature
from office.documents.models import DocumentState, IssuedDocument, Letter
from office.documents.registry import DocumentKind, Outgoing, kind_of

# No letter or figure that is read as another one.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def issue(
    kind: DocumentKind,
    out: Outgoing,
    *,
    matter: Matter,
    subject: Any,
    by: Actor,
    letter: Letter | None = None,
    line: tuple[Signature, ...] = (),
    event: Any = None,
    supersedes: IssuedDocument | None = None,
    frame: Frame | None = None,
) -> IssuedDocument:
    """Issue one document about `subject` and promise its file and its service.

    Joins the caller's transaction: if that rolls back, the number is free again as if it had never been taken;
    once committed it is never given to another document. `frame` keeps the frame of the one it supersedes.
    """
    with transaction.atomic():
        now = timezone.now()
        year, series = timezone.localdate(now).year, kind.series_for(subject)
        number = next_number(series, year)
        framed = frame or frame_for(kind, out, kind.letterhead(subject), line=line)
        framed = _dated(framed, f"{series}-{year}-{number}", timezone.localdate(now), line)
        facts = {"frame": freeze(framed), "facts": freeze(out.facts)}
        document = IssuedDocument.objects.create(
            matter=out.matter or matter, letter=letter, kind=kind.key, series=series, year=year, number=number,
            title=framed.subject, organisation=out.organisation, user=out.user, facts=facts,
            facts_sha256=digest(facts), code=new_code(), electronic=_electronic(out), issued_at=now,
            issued_by_id=by.user_id, supersedes=supersedes or out.supersedes,
        )  # fmt: skip
        if out.supersedes is not None:
            _mark(out.supersedes, by, DocumentState.SUPERSEDED, successor=str(document.pk))
        written = _record(document, by, event)
        promise(document, event=event or written)
    return document


def frame_for(kind: DocumentKind, out: Outgoing, letterhead: Letterhead, *, line: tuple[Signature, ...]) -> Frame:
    """The frame around one outgoing document, before it has a number."""
    return Frame(
        letterhead=letterhead,
        recipient=out.recipient or _name(out),
        subject=out.subject,
        recipients=out.recipients,
        enclosures=out.enclosures,
        text=out.text,
        line=line,
        disclosure=kind.disclosure,
        seal=kind.seal,
    )


def _dated(frame: Frame, number: str, day: Any, line: tuple[Signature, ...]) -> Frame:
    return replace(frame, number=number, issued_on=day, line=line or frame.line)


def _name(out: Outgoing) -> str:
    return out.organisation.name_ko if out.organisation else (out.user.name if out.user else "")


def _electronic(out: Outgoing) -> bool:
    """Whether it arrives when it is placed: with consent, or on an application filed electronically (APA §14③)."""
    if out.electronic is not None:
        return out.electronic
    return bool(out.organisation and out.organisation.portal_service)


def new_code() -> str:
    """Twelve characters drawn at random: enough that nobody finds a document by trying."""
    return "".join(secrets.choice(ALPHABET) for _index in range(12))


def _record(document: IssuedDocument, by: Actor, event: Any) -> Any:
    data = {"number": document.reference, "kind": document.kind, "facts_sha256": document.facts_sha256}
    if document.letter_id:
        data["letter"] = str(document.letter_id)
    return ledger.record("documents.issued", actor=by, matter_id=document.matter_id, subject=document, data=data)


def promise(document: IssuedDocument, *, event: Any = None) -> Any:
    """Promise the file, and after it the service; returns the effect of the service, for what waits for it."""
    pk = str(document.pk)
    made = ledger.enqueue("documents.render", key=f"documents.render:{pk}", payload={"document": pk}, event=event)
    return ledger.enqueue(
        "documents.serve",
        key=f"documents.serve:{pk}",
        payload={"document": pk, "kind": document.kind},
        event=event,
        after=made,
    )


def supersede(
    document: IssuedDocument, *, facts: Any, by: Actor, subject: Any, title: str = "", text: str | None = None
) -> IssuedDocument:
    """Issue a new document in the place of one that said something else; the old one stays, marked.

    Raises NotYours unless `by` may void it, NotNow when it no longer holds.
    """
    with transaction.atomic():
        old = _in_force(document, by)
        kind, frame = kind_of(old.kind), thaw(Frame, old.facts["frame"])
        frame = replace(frame, subject=title or frame.subject, text=frame.text if text is None else text)
        out = Outgoing(
            facts=facts, subject=frame.subject, organisation=old.organisation, user=old.user, electronic=old.electronic
        )
        new = issue(kind, out, matter=old.matter, subject=subject, by=by, supersedes=old, frame=frame)
        _mark(old, by, DocumentState.SUPERSEDED, successor=str(new.pk))
    return new


def void(document: IssuedDocument, *, reason: str, by: Actor) -> None:
    """Void a document; its number stays used. Raises Invalid, NotYours, or NotNow when it no longer holds."""
    if not reason.strip():
        raise Invalid({"reason": [_("Say why it is voided.")]})
    with transaction.atomic():
        old = _in_force(document, by)
        _mark(old, by, DocumentState.VOIDED, void_reason=reason.strip(), voided_at=timezone.now())
    document.refresh_from_db()


def lapse(document: IssuedDocument, *, reason: str, by: Actor) -> None:
    """What a document says was taken away by a step: it no longer holds. Whoever may take the step may do this."""
    _mark(document, by, DocumentState.VOIDED, void_reason=reason, voided_at=timezone.now())


def _in_force(document: IssuedDocument, by: Actor) -> IssuedDocument:
    old = IssuedDocument.objects.select_for_update(of=("self",)).select_related("matter", "organisation", "user")
    locked = old.get(pk=document.pk)
    if not rules.Void.holds(by, locked):
        raise NotYours(rules.Void.key)
    if not locked.in_force:
        raise NotNow([_("This document no longer holds.")])
    return locked


def _mark(old: IssuedDocument, by: Actor, state: str, *, successor: str = "", **fields: Any) -> None:
    IssuedDocument.objects.filter(pk=old.pk).update(state=state, **fields)
    data = {"successor": successor} if successor else {}
    ledger.record(f"documents.{state}", actor=by, matter_id=old.matter_id, subject=old, data=data)
