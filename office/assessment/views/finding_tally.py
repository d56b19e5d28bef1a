"""What a page is about, if the reader may know of it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from office.access import Actor, NotYours, Unknown
from office.assessment import rules_tally as rules
from office.assessment.models import Adjustment, Lot, Panel, Round, StoredTally, Subject
from office.assessment.queries import tally as found_in


def _one(found: QuerySet, pk: UUID) -> Any:
    row = found.filter(pk=pk).first()
    if row is None:
        raise Unknown(str(pk))
    return row


def get_panel(actor: Actor, pk: UUID) -> Panel:
    """A panel whose tallies the reader may know of; raises Unknown."""
    return _one(found_in.panels_for(actor), pk)


def get_exportable(actor: Actor, pk: UUID) -> Panel:
    """A panel that the reader may take away as files; raises Unknown, NotYours for who may only look."""
    panel = get_panel(actor, pk)
    if not rules.ExportPanel.holds(actor, panel):
        raise NotYours(rules.ExportPanel.key)
    return panel


def get_tally(actor: Actor, pk: UUID) -> StoredTally:
    """The tally; raises Unknown, to a recused member like to a stranger."""
    return _one(found_in.tallies_for(actor), pk)


def get_tallied_subject(actor: Actor, tally: StoredTally, pk: UUID) -> Subject:
    """An entry of the tally; raises Unknown."""
    return _one(found_in.subjects_for(actor).filter(panel=tally.panel_id), pk)


def get_round(actor: Actor, pk: UUID) -> Round:
    """A round that the reader may tally; raises Unknown."""
    return _one(found_in.rounds_for(actor), pk)


def get_adjustment(actor: Actor, pk: UUID) -> Adjustment:
    """A bonus or penalty; raises Unknown."""
    return _one(found_in.adjustments_for(actor), pk)


def get_lot(actor: Actor, pk: UUID) -> Lot:
    """A lot; raises Unknown."""
    return _one(found_in.lots_for(actor), pk)


def get_discussed(actor: Actor, pk: UUID) -> Round:
    """A locked round that the reader may discuss or read about; raises Unknown."""
    return _one(found_in.discussed_for(actor), pk)


def get_spoken_of(actor: Actor, panel: Panel, pk: UUID) -> Subject:
    """An entry from which the reader is not kept away; raises Unknown."""
    return _one(found_in.discussable_for(actor).filter(panel=panel.pk), pk)


def get_opined(actor: Actor, pk: UUID) -> Subject:
    """An entry whose opinion the reader may read; raises Unknown."""
    return _one(found_in.discussable_for(actor), pk)
