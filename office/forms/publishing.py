"""Definitions written in code or made by staff become stored versions; a published version never changes."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from office.forms.definition import FormDefinition, Section, Text, text
from office.forms.models import FormVersion
from office.forms.registry import definitions


class Changed(RuntimeError):
    """A published version says something else now: write the next version instead."""


_LONGEST_TITLE = 200


def ensure_published(definition: FormDefinition) -> FormVersion:
    """Store a version once; raises Changed when it is stored with other questions or terms."""
    with transaction.atomic():
        FormVersion.objects.bulk_create([_row(definition)], ignore_conflicts=True)
        stored = FormVersion.objects.get(code=definition.code, version=definition.version)
    if FormDefinition.from_json(stored.schema) != FormDefinition.from_json(definition.to_json()):
        raise Changed(
            f"{definition.code} v{definition.version} is published with other questions: make the next version"
        )
    return stored


def publish_next(
    code: str,
    *,
    title: Text | tuple[str, str] | str,
    sections: Sequence[Section],
    terms: dict[str, Any] | None = None,
    basis: str = "",
) -> FormVersion:
    """Publish the next version of a form whose versions staff make; two at once get two numbers.

    Raises ValueError for questions that cannot work, and for a form that is defined in code: a version that staff
    put before the next one in code would take its number.
    """
    if any(definition.code == code for definition in definitions()):
        raise ValueError(f"{code} is defined in code: its next version is written there")
    with transaction.atomic():
        _one_after_another(code)
        last = FormVersion.objects.filter(code=code).aggregate(last=Max("version"))["last"] or 0
        row = _row(FormDefinition(code, last + 1, text(title), tuple(sections), basis, terms or {}))
        row.save(force_insert=True)
    return row


def _one_after_another(code: str) -> None:
    """Whoever publishes the same form waits until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"forms.publish:{code}"])


def _row(definition: FormDefinition) -> FormVersion:
    """A version as it is stored; the columns keep the beginning of a very long title, the schema all of it."""
    return FormVersion(
        code=definition.code, version=definition.version, title_ko=definition.title.ko[:_LONGEST_TITLE],
        title_en=definition.title.en[:_LONGEST_TITLE], schema=definition.to_json(), published_at=timezone.now(),
    )  # fmt: skip


def publish_all(**kwargs) -> None:
    """After every migration: all versions defined in code."""
    for definition in definitions():
        ensure_published(definition)


def latest(code: str) -> FormVersion:
    """The version in force. One defined in code and not stored yet is published now.

    Raises LookupError for an unknown form.
    """
    coded = [definition for definition in definitions() if definition.code == code]
    stored = FormVersion.objects.filter(code=code).exclude(published_at=None).order_by("-version").first()
    if coded and (stored is None or stored.version < coded[-1].version):
        return ensure_published(coded[-1])
    if stored is None:
        raise LookupError(f"there is no form {code!r}")
    return stored
