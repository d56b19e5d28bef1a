"""Seats in the office: their matter, the use cases of their steps, invitations by mail, the clock."""

from django.utils.translation import gettext_lazy as _

from office.assessment import inviting_by_mail, rules  # noqa: F401  its handler registers on import
from office.assessment.actions import declaring, inviting, seats
from office.assessment.actions.pledging import pledge
from office.assessment.forms import seats as ask
from office.assessment.forms.pledge import PledgeForm
from office.assessment.known_pool import has_profile
from office.assessment.models import Seat
from office.assessment.models.seat import KIND
from office.docket import registry as docket
from office.ledger import register_sweep
from office.web import nav
from office.workflow import bind


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Seat, see=rules.SeeSeat, url="assessment:seat", label=_("Seat on a panel"))
    register_sweep(inviting.sweep)
    nav.register("seats", _("My panels"), "assessment:seats", has_profile, order=56, group="competitions")
    bind(Seat, "invite", form=ask.InviteForm, action=inviting.invite)
    bind(Seat, "decline", form=ask.ReasonForm, action=seats.decline)
    bind(Seat, "close_declaration", action=declaring.clear)
    bind(Seat, "pledge", form=PledgeForm, action=pledge)
    bind(Seat, "preside", action=seats.preside)
    bind(Seat, "exclude_member", form=ask.ReasonForm, action=seats.exclude)
    bind(Seat, "replace_member", form=ask.ReasonForm, action=seats.replace)
    bind(Seat, "dismiss", form=ask.ReasonForm, action=seats.dismiss)
