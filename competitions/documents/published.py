"""The notices of a call that everybody may download, as they were issued."""

from typing import Any

from django.db.models import QuerySet

from competitions.documents import call, extension, selection
from office.documents.models import IssuedDocument


def notices_of(subject: Any) -> QuerySet[IssuedDocument]:
    """Its notice, those it superseded, and those of extensions and results, the newest first, once printed."""
    found = IssuedDocument.objects.filter(matter=subject.pk, kind__in=(call.KEY, extension.KEY, selection.NOTICE))
    return found.exclude(pdf_sha256="").exclude(state="voided").order_by("-issued_at", "-id")
