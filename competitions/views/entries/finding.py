"""What a page is about, if the reader may know of it."""

from uuid import UUID

from competitions import queries
from competitions.models import Call, Entry, Partner, Receipt
from office.access import Actor, Unknown


def get_entry(actor: Actor, pk: UUID) -> Entry:
    """The entry; raises Unknown."""
    return _one(queries.entries_for(actor).filter(pk=pk).first())


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
