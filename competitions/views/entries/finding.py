"""What a page is about, if the reader may know of it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from competitions import queries
from competitions.models import Call, Entry, Partner, Receipt
from office.access import Actor, Unknown, worded


def get_entry(actor: Actor, pk: UUID) -> Entry:
    """The entry; raises Unknown."""
    return _one(entry_for(actor, pk))


def entry_for(actor: Actor, pk: UUID) -> Entry | None:
    """The same, or None."""
    return _entry.first(actor=actor, pk=pk)


@worded()
def _entry(actor: Actor, pk: Any) -> QuerySet[Entry]:
    return queries.entries_for(actor).filter(pk=pk)


def get_call(actor: Actor, pk: UUID) -> Call:
    """The call; raises Unknown."""
    return _one(queries.calls_for(actor).filter(pk=pk).first())


def get_partner(actor: Actor, pk: UUID) -> Partner:
    """The place in a consortium, for those who invited and those who were invited; raises Unknown."""
    return _one(queries.partners_for(actor).filter(pk=pk).first())


def get_receipt(actor: Actor, pk: UUID) -> Receipt:
    """The receipt; raises Unknown."""
    return _one(queries.receipts_for(actor).filter(pk=pk).first())


def _one(found):
    if found is None:
        raise Unknown
    return found
