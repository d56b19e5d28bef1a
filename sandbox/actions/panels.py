"""Forming an expert panel, opening and closing its review."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.attachments.reading import share
from office.docket.models import Matter
from office.forms import actions as forms
from office.notifications.announcing import announce
from office.people.models import Appointment, User
from office.workflow import perform
from office.workflow.performing import lock, reasons_against
from office.workflow.steps import step_of
from sandbox import rules
from sandbox.form_definitions.panel import REPORT, SHEET
from sandbox.models import Application, Panel, PanelMember, PanelSheet
from sandbox.models.panel import KIND
from sandbox.models.panel_report import draft_of
from sandbox.models.panel_sheet import KIND as SHEET_KIND
from sandbox.models.ties import ties_of
from sandbox.notifications import panels as N
from sandbox.states import Applying, Examining

OPENABLE = (Applying.RECEIVED, Applying.CONSULTING, Applying.DISPUTE, Applying.REVIEW, Applying.REDELIBERATION)
UNFINISHED = (Examining.FORMING, Examining.REVIEWING, Examining.REPORTING)
CLEARED = PanelMember.State.CLEARED


def open_panel(application: Application, *, by: Actor) -> Panel:
    """The panel at work on the case; formed now when there is none. The machine calls it when the replies are in.

    Raises NotYours for anybody but the office, NotNow while the case is in no state to be reviewed.
    """
    if not (by.is_system or rules.HandleApplication.holds(by, application)):
        raise NotYours(rules.HandlePanel.key)
    with transaction.atomic():
        locked = lock(application)
        found = Panel.objects.filter(matter__parent=application.pk, state__in=UNFINISHED).first()
        return found or _form(locked, by=by)


def _form(application: Application, *, by: Actor) -> Panel:
    if application.state not in OPENABLE:
        raise NotNow([_("Experts are appointed from the receipt of an application until it is put on the agenda.")])
    count = Panel.objects.filter(matter__parent=application.pk).count() + 1
    matter = Matter.objects.create(
        kind=KIND,
        number=f"{application.matter.number}-P{count}",
        title=application.matter.title,
        officer=application.matter.officer,
        parent=application.matter,
    )
    panel = Panel.objects.create(matter=matter)
    application.__dict__.pop("panel", None)
    ledger.record("sandbox.panel.formed", actor=by, matter_id=matter.pk, subject=panel)
    return panel


def candidates() -> list[User]:
    """The people appointed as reviewers of the programme, by name."""
    posts = Appointment.objects.in_force().filter(role="reviewer", programme__in=[rules.PROGRAMME, "*"])
    return list(User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("name", "email"))


def appoint(panel: Panel, *, by: Actor, experts: list[str]) -> None:
    """Give seats to reviewers; raises Invalid, with the reason, for whoever has a tie to the case."""
    at = timezone.now()
    with transaction.atomic():
        event = perform(panel, "appoint", by=by, at=at, experts=experts)
        chosen = {str(user.pk): user for user in candidates()}
        people = [chosen[pk] for pk in dict.fromkeys(experts) if pk in chosen]
        _refuse(panel, people, len(set(experts)))
        for user in people:
            member = PanelMember.objects.create(panel=panel, user=user, appointed_at=at, appointed_by_id=by.user_id)
            announce(N.PANEL_APPOINTED, member, event=event, occasion=str(member.pk))


def _refuse(panel: Panel, people: list[User], wanted: int) -> None:
    lines = [_("Choose among the reviewers appointed.")] if len(people) < wanted or not people else []
    seated = set(panel.members.filter(user__in=people).values_list("user_id", flat=True))
    lines += [_("%(name)s has, or had, a seat already.") % {"name": user} for user in people if user.pk in seated]
    ties = ties_of(people, panel.application)
    lines += [
        _("%(name)s cannot be appointed: %(tie)s.") % {"name": user, "tie": ties[user.pk]}
        for user in people
        if user.pk in ties
    ]
    if lines:
        raise Invalid({"experts": lines})


def name_chair(panel: Panel, *, by: Actor, member: str) -> None:
    """Make a member the chair in the place of whoever was."""
    with transaction.atomic():
        perform(panel, "name_chair", by=by, member=member)
        chosen = seat_of(panel, member)
        panel.members.filter(chair=True).update(chair=False)
        PanelMember.objects.filter(pk=chosen.pk).update(chair=True)


def remove(panel: Panel, *, by: Actor, member: str, reason: str) -> None:
    """Take a seat away: the member finds no trace of the case afterwards."""
    with transaction.atomic():
        perform(panel, "remove_member", by=by, member=member, reason=reason)
        end_seat(seat_of(panel, member), PanelMember.State.REMOVED, reason=reason)
        go_on_if_complete(panel)


def seat_of(panel: Panel, pk: str | UUID) -> PanelMember:
    """One of the members who sit; raises Invalid."""
    found = next((one for one in panel.seated() if str(one.pk) == str(pk)), None)
    if found is None:
        raise Invalid({"member": [_("Choose one of the members.")]})
    return found


def end_seat(member: PanelMember, state: str, *, reason: str, reason_code: str = "") -> None:
    """The seat is over; whoever chaired no longer does."""
    member.state, member.reason, member.reason_code, member.chair = state, reason, reason_code, False
    member.save(update_fields=["state", "reason", "reason_code", "chair"])


def open_review(panel: Panel, *, by: Actor, due_on: dt.date) -> None:
    """The members who have declared get their sheets and the papers of the case."""
    with transaction.atomic():
        perform(panel, "open_review", by=by, due_on=due_on)
        share_papers(panel)
        for member in panel.members.filter(state=CLEARED).select_related("user"):
            open_sheet(panel, member, by=by)


def share_papers(panel: Panel) -> None:
    """What was submitted is read with the panel, too; whoever opens another's file is written in the ledger."""
    filed = panel.application.filed()
    if filed is not None:
        share([paper.attachment for paper in filed.papers.select_related("attachment")], panel.matter)


def open_sheet(panel: Panel, member: PanelMember, *, by: Actor) -> PanelSheet:
    """The member's own sheet, with a matter of its own."""
    number = PanelSheet.objects.filter(member__panel=panel.pk).count() + 1
    matter = Matter.objects.create(
        kind=SHEET_KIND, number=f"{panel.matter.number}-{number:02d}", title=panel.matter.title, parent=panel.matter
    )
    sheet = PanelSheet.objects.create(matter=matter, member=member)
    forms.open_answers(matter, SHEET, by=by)
    ledger.record("sandbox.panelsheet.opened", actor=by, matter_id=matter.pk, subject=sheet)
    return sheet


def go_on_if_complete(panel: Panel) -> None:
    """When every member who sits has signed, the sheets are shown and the report is drafted from them."""
    fresh = lock(panel)
    if fresh.state == Examining.REVIEWING and not reasons_against(step_of(Panel, "sheets_in"), fresh):
        perform(panel, "sheets_in", by=SYSTEM)
        draft_report(panel, by=SYSTEM)


def close_review(panel: Panel, *, by: Actor, reason: str) -> None:
    """The chair does not wait for the rest."""
    with transaction.atomic():
        perform(panel, "close_review", by=by, reason=reason)
        draft_report(panel, by=by)


def draft_report(panel: Panel, *, by: Actor) -> None:
    """Open the report with what the sheets say."""
    forms.open_answers(panel.matter, REPORT, by=by)
    forms.prefill(panel.matter, draft_of(panel), by=by, origin="")


def dissolve_open(application: Application, *, reason: str) -> None:
    """The case has ended: nobody reviews it any more. For the use cases that end applications."""
    for panel in Panel.objects.filter(matter__parent=application.pk, state__in=UNFINISHED):
        perform(panel, "dissolve", by=SYSTEM, reason=reason)
