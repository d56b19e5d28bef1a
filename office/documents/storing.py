"""The worker's side: making the file, once."""

import contextlib
import datetime as dt
import logging
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from office import ledger
from office.access import SYSTEM
from office.documents import printing, templating
from office.documents.models import DocumentState, IssuedDocument
from office.documents.registry import kind_of
from office.ledger.models import Effect

log = logging.getLogger(__name__)
RENDER = "documents.render"
FAR = dt.timedelta(days=1000)  # beyond every day that is played
_put_off_until: ContextVar[dt.datetime | None] = ContextVar("put_off_until", default=None)


@contextlib.contextmanager
def unaddressed_last() -> Iterator[None]:
    """Papers that are sent to nobody are not printed within this; then they are due, for whichever worker is free.

    For a process that plays many days in one go: what is sent must be printed on its day, because service follows.
    """
    token = _put_off_until.set(timezone.now() + FAR)
    try:
        yield
    finally:
        _put_off_until.reset(token)
        now = timezone.now()  # also what a process put off that was killed
        Effect.objects.filter(kind=RENDER, state=Effect.State.PENDING, next_at__gt=now).update(next_at=now)


@ledger.handler(RENDER)
def render_document(effect: Any) -> None:
    """Make the file of an issued document.

    Killed in the middle, it is simply run again: what is stored gives the same bytes, and the number was taken
    when the document was issued.
    """
    document = IssuedDocument.objects.select_related("matter").get(pk=effect.payload["document"])
    if document.ready and default_storage.exists(document.pdf_key):
        return
    if (until := _put_off_until.get()) and not (document.organisation_id or document.user_id):
        raise ledger.Later((until - timezone.now()).total_seconds())
    try:
        kind = kind_of(document.kind)
    except LookupError as missing:
        raise ledger.Park(str(missing)) from missing
    made = printing.stored(document)
    key = _store(document, made.pdf)
    _keep(document, key, made, templating.version(kind.template))


def _store(document: IssuedDocument, content: bytes) -> str:
    """Write the file under its own key; what a killed worker left there is replaced."""
    key = f"documents/{document.issued_at:%Y/%m}/{document.pk}.pdf"
    if default_storage.exists(key):
        default_storage.delete(key)
    return default_storage.save(key, ContentFile(content))


def _keep(document: IssuedDocument, key: str, made: Any, version: str) -> None:
    """Note the file; the state changes only where nobody has voided the document meanwhile."""
    row = IssuedDocument.objects.filter(pk=document.pk)
    if document.ready:
        if document.pdf_sha256 != made.sha256:
            raise ledger.Park("the stored file is gone and cannot be made again as it was")
        return
    row.filter(pdf_sha256="").update(pdf_key=key, pdf_sha256=made.sha256, pages=made.pages, template_version=version)
    row.filter(state=DocumentState.ISSUED).update(state=DocumentState.RENDERED)
    data = {"pdf_sha256": made.sha256, "template": version}
    ledger.record("documents.rendered", actor=SYSTEM, matter_id=document.matter_id, subject=document, data=data)
