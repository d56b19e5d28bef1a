"""One row of every model of the assessment that has a procedure: for what the database itself refuses."""

from typing import Any

from office.assessment.models import Panel, Round, Seat, Sheet


def assessment_rows(panel_world: Any) -> dict[type, Any]:
    """A panel at work with its seat, its round and a sheet."""
    panel = panel_world.panel(1, 1)
    seat, round_ = panel.seats.get(), panel.rounds.get(position=1)
    sheet = Sheet.objects.create(round=round_, seat=seat, subject=panel.subjects.get())
    return {Panel: panel, Seat: seat, Round: round_, Sheet: sheet}
