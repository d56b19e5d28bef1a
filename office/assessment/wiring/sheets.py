"""Rounds and sheets in the office: the use cases of their steps, papers, reminders, a line in the menu."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.assessment.actions import rounds, sheet_papers, sheet_signing, sheets
from office.assessment.forms import sheets as forms
from office.assessment.known_pool import has_profile
from office.assessment.models import Round, Sheet
from office.assessment.notifications import sheets as N
from office.assessment.states import Filling, Holding
from office.ledger import handler, register_sweep
from office.ledger.models import Effect
from office.notifications.announcing import announce
from office.web import nav
from office.workflow import bind

REMINDED = dt.timedelta(days=2)


def connect() -> None:
    """Called once, when every application is ready."""
    bind(Round, "open_round", form=forms.OpenRoundForm, action=rounds.open_round)
    bind(Round, "postpone", form=forms.PostponeForm, action=rounds.postpone)
    bind(Round, "remind", action=rounds.remind)
    bind(Round, "lock_round", action=rounds.lock_round)
    bind(Sheet, "sign", form=forms.SignForm, action=sheet_signing.sign)
    bind(Sheet, "reopen", form=forms.ReasonForm, action=sheets.reopen)
    bind(Sheet, "void", form=forms.ReasonForm)
    handler(sheet_papers.EFFECT)(make_paper)
    register_sweep(remind)
    nav.register("sheets", _("My score sheets"), "assessment:desk", has_profile, order=57, group="competitions")


def make_paper(effect: Effect) -> None:
    """Issue the score sheets of one member."""
    sheet_papers.make(effect.payload["round"], effect.payload["seat"])


def remind() -> None:
    """Two days before the due date members who have not signed everything are told, once for each due date."""
    now = timezone.now()
    due = Round.objects.filter(state=Holding.OPEN, due_at__gt=now, due_at__lte=now + REMINDED)
    open_ = Sheet.objects.filter(round__in=due, state__in=[Filling.DRAFT, Filling.SUBMITTED])
    for sheet in (
        open_.order_by("round_id", "seat_id", "pk").distinct("round_id", "seat_id").select_related(*Sheet.read_with)
    ):
        round_ = sheet.round
        announce(N.SHEETS_DUE, sheet, event=None, occasion=f"{round_.pk}:{sheet.seat_id}:{round_.due_at.isoformat()}")
