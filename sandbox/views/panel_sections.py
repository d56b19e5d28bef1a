"""The experts on the page of an application: progress for the office; the report for the applicant, in its time."""

from typing import Any

from office.access import Actor
from office.documents.queries import documents_for
from sandbox import rules
from sandbox.actions.panels import OPENABLE, UNFINISHED
from sandbox.documents.panels import PANEL_REPORT
from sandbox.queries_panels import panels_for, with_progress


def section(application: Any, actor: Actor) -> dict | None:
    """The panels of the case that this reader may know of, and whether one can be formed now."""
    panels = list(with_progress(panels_for(actor)).filter(matter__parent=application.pk))
    may_form = (
        rules.HandleApplication.holds(actor, application)
        and application.state in OPENABLE
        and not any(panel.state in UNFINISHED for panel in panels)
    )
    if not panels and not may_form:
        return None
    reports = documents_for(actor).filter(matter__in=[panel.pk for panel in panels], kind=PANEL_REPORT.key)
    return {
        "panels": panels,
        "may_form": may_form,
        "application": application,
        "works": rules.Overlook.holds(actor),
        "reports": {report.matter_id: report for report in reports} if panels else {},
    }
