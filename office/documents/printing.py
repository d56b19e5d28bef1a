"""Printing: what is stored of a document, put into its template."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from office.documents import render, templating
from office.documents.facts import thaw
from office.documents.frame import Frame
from office.documents.imprint import Imprint
from office.documents.models import IssuedDocument
from office.documents.registry import DocumentKind, kind_of
from office.documents.render import Rendered


def verify_url(code: str) -> str:
    """The public page on which a document is checked."""
    return f"{settings.SITE_URL}{reverse('verify:code', kwargs={'code': code})}"


def verify_host() -> str:
    """The same page without a code, as it is printed for people without a camera."""
    parts = urlsplit(settings.SITE_URL)
    return f"{parts.netloc}{reverse('verify:home')}".rstrip("/")


def stored(document: IssuedDocument) -> Rendered:
    """The PDF of an issued document, from nothing but what is stored; raises LookupError when its kind is gone."""
    kind = kind_of(document.kind)
    frame = thaw(Frame, document.facts["frame"])
    context = {
        "frame": frame,
        "facts": thaw(kind.facts, document.facts["facts"]),
        "code": document.shown_code,
        "verify_url": verify_url(document.code),
        "verify_host": verify_host(),
    }
    return render.pdf(render.html(kind.template, context, lang=document.lang), imprint=imprint(document, kind, frame))


def preview(kind: DocumentKind, frame: Frame, facts: Any, *, created: Any) -> Rendered:
    """What it would look like, marked as a draft on every page and without number or code."""
    markup = render.html(kind.template, {"frame": frame, "facts": facts, "preview": True})
    return render.pdf(markup, imprint=Imprint(title=frame.subject, agency=frame.letterhead.agency, created=created))


def imprint(document: IssuedDocument, kind: DocumentKind, frame: Frame) -> Imprint:
    """What the file says about itself."""
    return Imprint(
        title=frame.subject,
        agency=frame.letterhead.agency,
        created=document.issued_at,
        number=document.reference,
        summary=f"{frame.letterhead.agency} {document.reference} {frame.subject}",
        keywords=kind.keywords,
        lang=document.lang,
        document_id=str(document.pk),
        kind=document.kind,
        code=document.code,
        facts_sha256=document.facts_sha256,
        template_version=templating.version(kind.template),
    )
