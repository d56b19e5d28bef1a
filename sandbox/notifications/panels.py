"""What experts and the office are told of a panel: definitions only.

Nothing that is sent to a member names the case: whoever turns out to have a conflict keeps no trace of it in the box.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.notifications.announcing import announce
from office.notifications.registry import Notification, register
from sandbox import rules


@dataclass(frozen=True)
class SeatFacts:
    """What a message to a member says: by when, and nothing of the case."""

    due: dt.date | None = None


@dataclass(frozen=True)
class PanelFacts:
    """What a message to the office says."""

    number: str
    title: str
    organisation: str


SEAT_SAMPLE = SeatFacts(due=dt.date(2026, 12, 7))
PANEL_SAMPLE = PanelFacts("EX-2026-0012-P1", "Pavement delivery robot", "주식회사 보기모빌리티")


def _of_seat(member: Any, event: Any) -> SeatFacts:
    return SeatFacts(due=member.panel.due_on)


def _of_panel(panel: Any, event: Any) -> PanelFacts:
    matter, parent = panel.matter, panel.matter.parent
    return PanelFacts(matter.number or "", matter.title, parent.organisation.name_ko)


def _in_charge(panel: Any) -> Q:
    """The officer in charge of the case; while there is none, every officer."""
    officer = panel.matter.officer_id or panel.matter.parent.officer_id
    return Q(pk=officer) if officer else rules.HandlePanel.holders(panel)


def seat_page(member: Any) -> str:
    """The page of one's seat: the declaration first, the panel after it."""
    return reverse("sandbox:panel-seat", kwargs={"pk": member.pk})


def _panel_page(panel: Any) -> str:
    return reverse("sandbox:panel", kwargs={"pk": panel.pk})


def _to_member(key: str, label: object) -> Notification:
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=rules.SeeSeat, see=rules.SeeSeat, facts=_of_seat,
            sample=SEAT_SAMPLE, url=seat_page,
        )
    )  # fmt: skip


def _to_office(key: str, label: object) -> Notification:
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=_in_charge, see=rules.HandlePanel, facts=_of_panel,
            sample=PANEL_SAMPLE, url=_panel_page,
        )
    )  # fmt: skip


@dataclass(frozen=True)
class EachMember:
    """An effect: every member who has declared is told."""

    what: Notification

    def trigger(self, panel: Any, *, event: Any, facts: dict) -> None:
        """One promise for each seat."""
        for member in panel.members.filter(state="cleared").select_related("panel"):
            announce(self.what, member, event=event, occasion=f"{member.pk}:{event.id}")


PANEL_APPOINTED = _to_member("panel_appointed", _("You are appointed to an expert panel"))
PANEL_REVIEW_OPEN = _to_member("panel_review_open", _("A panel's review has opened"))
PANEL_DUE = _to_member("panel_due", _("Your review sheet is due soon"))
PANEL_SHEETS_IN = _to_member("panel_sheets_in", _("All review sheets can be read"))
PANEL_REPORTED = _to_member("panel_reported", _("Your panel's report is concluded"))
PANEL_DISSOLVED = _to_member("panel_dissolved", _("Your panel is dissolved"))
PANEL_SEAT_ANSWERED = _to_office("panel_seat_answered", _("An expert cannot take part"))
PANEL_TO_REPORT = _to_office("panel_to_report", _("The review is closed, the report is being written"))
PANEL_REPORT_GIVEN = _to_office("panel_report_given", _("The experts' report is there"))

REVIEW_OPENED = EachMember(PANEL_REVIEW_OPEN)
SHEETS_IN = EachMember(PANEL_SHEETS_IN)
REPORTED = EachMember(PANEL_REPORTED)
DISSOLVED = EachMember(PANEL_DISSOLVED)
