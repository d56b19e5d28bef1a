"""What a page is about, if the reader may know of it."""

from uuid import UUID

from office.access import Actor, Unknown
from office.assessment.models import Exclusion, NamedPerson, Panel, Seat
from office.assessment.queries import seats as found_in
from office.docket.models import Matter


def get_seat(actor: Actor, pk: UUID) -> Seat:
    """The seat; raises Unknown."""
    return _one(found_in.seats_for(actor).filter(pk=pk).first())


def get_own_seat(actor: Actor, pk: UUID) -> Seat:
    """The reader's own seat; raises Unknown."""
    return _one(found_in.own_seats(actor).filter(pk=pk).first())


def get_run_panel(actor: Actor, pk: UUID) -> Panel:
    """A panel that the reader runs; raises Unknown."""
    return _one(found_in.panels_run_by(actor).filter(pk=pk).first())


def get_exclusion(actor: Actor, pk: UUID) -> Exclusion:
    """An exclusion, never one's own; raises Unknown."""
    return _one(found_in.exclusions_for(actor).filter(pk=pk).first())


def get_named_entry(actor: Actor, pk: UUID) -> Matter:
    """An entry of the reader's organisation; raises Unknown."""
    return _one(found_in.entry_for(actor, pk))


def get_named(actor: Actor, pk: UUID) -> NamedPerson:
    """What the reader's organisation named; raises Unknown."""
    return _one(found_in.named_for(actor).filter(pk=pk).first())


def _one(found):
    if found is None:
        raise Unknown
    return found
