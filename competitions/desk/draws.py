"""Draws that wait for a party, on the desk of whoever acts for it: the auditor has no other reason to look."""

from django.urls import reverse
from django.utils.translation import gettext as _

from office.access import Actor
from office.assessment.models import PanelDraw
from office.assessment.queries.draws import COMMIT, draws_awaiting
from office.assessment.rules_panels import Overlook
from office.desk import panels
from office.desk.panels import Row, Rows


def register() -> None:
    """Called once, when every application is ready."""
    panels.contribute("waiting", "competitions.draw", rows=waiting, visible=Overlook.holds)


def waiting(actor: Actor) -> Rows:
    """Commitments and nonces that are awaited of the reader."""
    found = draws_awaiting(actor)
    return Rows([_row(made, what) for made, what in found], len(found))


def _row(made: PanelDraw, what: str) -> Row:
    mark = _("Commitment awaited") if what == COMMIT else _("Nonce awaited")
    note = " · ".join(text for text in (_("Draw of a panel"), made.panel.matter.number) if text)
    url = reverse("assessment:panel-draw", args=[made.panel_id])
    return Row(made.panel.matter.title, url, note=note, mark=mark, tone="warning", since=made.frozen_at)
