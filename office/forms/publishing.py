"""Definitions written in code become stored versions; a published version never changes."""

from django.db import transaction
from django.utils import timezone

from office.forms.definition import FormDefinition
from office.forms.models import FormVersion
from office.forms.registry import definitions


class Changed(RuntimeError):
    """A published version says something else now: write the next version instead."""


def ensure_published(definition: FormDefinition) -> FormVersion:
    """Store a version once; raises Changed when it is stored with other questions."""
    schema = definition.to_json()
    with transaction.atomic():
        FormVersion.objects.bulk_create(
            [
                FormVersion(
                    code=definition.code, version=definition.version, title_ko=definition.title.ko,
                    title_en=definition.title.en, schema=schema, published_at=timezone.now(),
                )
            ],
            ignore_conflicts=True,
        )  # fmt: skip
        stored = FormVersion.objects.get(code=definition.code, version=definition.version)
    if FormDefinition.from_json(stored.schema) != FormDefinition.from_json(schema):
        raise Changed(
            f"{definition.code} v{definition.version} is published with other questions: make the next version"
        )
    return stored


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
