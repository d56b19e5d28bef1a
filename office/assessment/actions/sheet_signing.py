"""Signing sheets: one, or several at once. What is signed is frozen as a version with its hash."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Actor, Invalid
from office.assessment import signed
from office.assessment.models import Sheet, SheetVersion
from office.workflow import perform


def digest_of(sheet: Sheet) -> str:
    """The hash that a signature given now would have: what whoever signs confirms."""
    return signed.hash_of(signed.content_of(sheet, signed.next_number(sheet)))


def digests_of(sheets: Sequence[Sheet]) -> dict[UUID, str]:
    """The same for several sheets, in one query."""
    rows = SheetVersion.objects.filter(sheet__in=sheets).order_by().values_list("sheet").annotate(Count("pk"))
    numbers = dict(rows)
    return {one.pk: signed.hash_of(signed.content_of(one, numbers.get(one.pk, 0) + 1)) for one in sheets}


def sign(sheet: Sheet, *, by: Actor, sha256: str) -> SheetVersion:
    """Sign one sheet. `sha256` says what the signer saw; anything else stands in the way.

    Raises NotYours, NotNow, and Invalid when the sheet is not the one that was seen.
    """
    with transaction.atomic():
        at, number = timezone.now(), signed.next_number(sheet)
        perform(sheet, "sign", by=by, at=at, sha256=sha256)
        content = signed.content_of(sheet, number)
        if signed.hash_of(content) != sha256:
            raise Invalid({"sha256": [_("The sheet has changed since you looked at it. Look again before you sign.")]})
        return SheetVersion.objects.create(
            sheet=sheet, number=number, content=content, sha256=sha256, signed_at=at, signed_by_id=by.user_id
        )


def sign_all(sheets: Iterable[Sheet], *, by: Actor, seen: dict[str, str]) -> list[SheetVersion]:
    """Sign several, all or none; `seen` holds the hash that was shown, by the id of the sheet."""
    with transaction.atomic():
        return [sign(sheet, by=by, sha256=seen.get(str(sheet.pk), "")) for sheet in sheets]
