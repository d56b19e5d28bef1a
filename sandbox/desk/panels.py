"""What experts and the office find of panels on their desks, and in the menu."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, counted, first_of
from office.web import nav
from sandbox import queries_panels as found
from sandbox import rules
from sandbox.states import Examining

_TONES = {"information": "info", "gray": "neutral"}


def register() -> None:
    """Called once, when every application is ready."""
    nav.register("panel", _("Expert panels"), "sandbox:panel-list", visible=sees_panels, order=50, group="deliberation")
    panels.contribute("waiting", "sandbox.panel_seat", rows=seats_waiting, visible=is_reviewer)
    panels.contribute("waiting", "sandbox.panel_sheet", rows=sheets_waiting, visible=is_reviewer)
    panels.contribute("waiting", "sandbox.panel_report", rows=reports_waiting, visible=is_reviewer)
    panels.contribute("waiting", "sandbox.panel", rows=panels_waiting, visible=rules.Staff.holds)


def is_reviewer(actor: Actor) -> bool:
    """Whether the actor is appointed as a reviewer of the programme."""
    return any(post.role == "reviewer" and post.programme in (rules.PROGRAMME, "*") for post in actor.posts)


def sees_panels(actor: Actor) -> bool:
    """Reviewers and the office."""
    return is_reviewer(actor) or rules.Overlook.holds(actor)


def seats_waiting(actor: Actor) -> Rows:
    """Declarations that are wanted: the line does not say about what."""
    return first_of(
        found.seats_to_answer(actor),
        lambda seat: Row(
            title=gettext("Expert review: your declaration is wanted"),
            url=reverse("sandbox:panel-seat", kwargs={"pk": seat.pk}),
            mark=str(seat.get_state_display()),
            tone="warning",
            on=seat.panel.due_on,
        ),
    )


def sheets_waiting(actor: Actor) -> Rows:
    """Sheets to be signed."""
    return first_of(
        found.sheets_to_sign(actor),
        lambda sheet: _row(sheet, "sandbox:panel-sheet", sheet.state_label(actor), sheet.member.panel.due_on),
    )


def reports_waiting(actor: Actor) -> Rows:
    """Reports that the chair concludes."""
    return first_of(
        found.reports_to_conclude(actor),
        lambda panel: _row(panel, "sandbox:panel", panel.state_label(actor)),
    )


def panels_waiting(actor: Actor) -> Rows:
    """Cases that need a panel, and panels that are being formed."""
    cases, wanting = counted(found.cases_without_panel(actor))
    forming, begun = counted(found.panels_for(actor).filter(state=Examining.FORMING))
    rows = [_row(case, "sandbox:application", gettext("Needs an expert panel")) for case in cases]
    rows += [_row(panel, "sandbox:panel", panel.state_label(actor)) for panel in forming]
    return Rows(rows, wanting + begun)


def _row(subject: Any, url: str, mark: str, on: Any = None) -> Row:
    return Row(
        title=subject.matter.title,
        url=reverse(url, kwargs={"pk": subject.pk}),
        note=subject.matter.number or "",
        mark=mark,
        tone=_TONES.get(subject.tone, subject.tone),
        on=on,
    )
