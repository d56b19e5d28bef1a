"""What an address means to this reader; what is not theirs to know is not there."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from office.access import Actor, Unknown
from office.committees import queries
from office.committees.models import AgendaItem, Committee, ItemPaper, Meeting, Motion, Recusal, Seat


def _one(found: QuerySet, pk: UUID) -> Any:
    row = found.filter(pk=pk).first()
    if row is None:
        raise Unknown(str(pk))
    return row


def get_committee(actor: Actor, pk: UUID) -> Committee:
    """The committee; raises Unknown."""
    return _one(queries.committees_for(actor), pk)


def get_seat(actor: Actor, pk: UUID) -> Seat:
    """A standing seat; raises Unknown."""
    return _one(queries.seats_for(actor), pk)


def get_meeting(actor: Actor, pk: UUID) -> Meeting:
    """The meeting; raises Unknown."""
    return _one(queries.meetings_for(actor), pk)


def get_item(actor: Actor, pk: UUID) -> AgendaItem:
    """The item of an agenda; raises Unknown, to a recused member like to a stranger."""
    return _one(queries.items_for(actor), pk)


def get_motion(actor: Actor, pk: UUID) -> Motion:
    """The motion; raises Unknown."""
    return _one(queries.motions_for(actor), pk)


def get_recusal(actor: Actor, pk: UUID) -> Recusal:
    """The recusal, for whoever serves the committee; raises Unknown."""
    return _one(queries.recusals_for(actor), pk)


def get_paper(actor: Actor, pk: UUID) -> ItemPaper:
    """The paper of an item; raises Unknown."""
    return _one(queries.papers_for(actor), pk)
