"""Expert panels in the office: kinds of matters, their forms, the use cases of their steps, reminders."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.attachments.kinds import register_audience
from office.docket import registry as docket
from office.forms import registry as form_kinds
from office.ledger import register_sweep
from office.notifications.announcing import send
from office.workflow import bind
from sandbox import rules
from sandbox.actions import endings, panel_seats, panels
from sandbox.form_definitions.panel import PANEL_REPORT, PANEL_SHEET, REPORT, SHEET, check_opinion
from sandbox.forms import panels as forms
from sandbox.forms.supplements import ReasonForm
from sandbox.models import Panel, PanelMember, PanelSheet
from sandbox.models.panel import KIND
from sandbox.models.panel_sheet import KIND as SHEET_KIND
from sandbox.states import Examining
from sandbox.states.panels import Judging
from sandbox.views import application_sections, panel_sections

REMINDED_DAYS_BEFORE = 3


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Panel, see=rules.SeePanel, url="sandbox:panel", label=_("Expert panel"))
    docket.register(
        SHEET_KIND, model=PanelSheet, see=rules.SeeSheet, url="sandbox:panel-sheet", label=_("Review sheet")
    )
    register_audience("sandbox.panel", rules.PapersOfPanel, label=_("Office"))
    _register_forms()
    _bind()
    register_sweep(remind)
    endings.on_end(_case_ended)
    application_sections.register_section(30, "sandbox/panel/_section.html", panel_sections.section)


def _register_forms() -> None:
    form_kinds.define(PANEL_SHEET, check=check_opinion)
    form_kinds.define(PANEL_REPORT, check=check_opinion)
    form_kinds.register(
        SHEET_KIND,
        SHEET,
        write=rules.WriteSheet,
        draft=rules.WriteSheet,
        audience="sandbox.panel",
        closed=_sheet_closed,
    )
    form_kinds.register(
        KIND, REPORT, write=rules.WritePanelReport, draft=rules.WorkOnPanel, audience="sandbox.panel",
        closed=_report_closed,
    )  # fmt: skip


def _case_ended(application, by) -> None:
    panels.dissolve_open(application, reason="심의 대상 신청이 종결되었습니다.")


def _sheet_closed(sheet: PanelSheet) -> list:
    if sheet.state == Judging.SIGNED:
        return [_("The review sheet is signed.")]
    return [] if sheet.panel.is_reviewing() else [_("The review is closed.")]


def _report_closed(panel: Panel) -> list:
    return [] if panel.state == Examining.REPORTING else [_("The report is written when the review is closed.")]


def _bind() -> None:
    bind(Panel, "appoint", form=forms.AppointForm, action=panels.appoint)
    bind(Panel, "name_chair", form=forms.NameChairForm, action=panels.name_chair)
    bind(Panel, "remove_member", form=forms.RemoveForm, action=panels.remove)
    bind(Panel, "open_review", form=forms.DueForm, action=panels.open_review)
    bind(Panel, "move_due", form=forms.DueForm)
    bind(Panel, "step_back", form=forms.StepBackForm, action=panel_seats.step_back)
    bind(Panel, "close_review", form=ReasonForm, action=panels.close_review)
    bind(Panel, "dissent", form=forms.DissentForm, action=panel_seats.dissent)
    bind(Panel, "report", action=panel_seats.report)
    bind(Panel, "dissolve", form=ReasonForm)
    bind(PanelSheet, "sign", action=panel_seats.sign)


def remind() -> None:
    """Members whose sheet, or whose declaration, is due within three days are told, once for each due date."""
    soon = timezone.localdate() + dt.timedelta(days=REMINDED_DAYS_BEFORE)
    seats = PanelMember.objects.filter(panel__state=Examining.REVIEWING, panel__due_on__lte=soon)
    seats = seats.filter(state__in=("appointed", "cleared")).exclude(sheet__state=Judging.SIGNED)
    for seat in seats.select_related("panel"):
        send("sandbox.panel_due", seat, dedupe=seat.panel.due_on.isoformat())
