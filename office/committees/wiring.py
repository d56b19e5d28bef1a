"""What the committees connect to: the register of matters, the forms and use cases of the steps, clocks and sweeps."""

from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from office.committees import clocks, packets, rules
from office.committees import forms as ask
from office.committees.actions import items, meetings, minutes
from office.committees.models import AgendaItem, Committee, Meeting, Seat
from office.committees.models.meeting import KIND
from office.committees.seated import forget_proxies, forget_seat
from office.docket import registry as docket
from office.workflow import bind


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Meeting, see=rules.SeeMeeting, url="committees:meeting", label=_("Meeting"))
    _bind_meeting()
    _bind_item()
    clocks.connect()
    packets.register()
    post_save.connect(forget_seat, sender=Seat, dispatch_uid="committees.seated")
    post_save.connect(forget_proxies, sender=Committee, dispatch_uid="committees.proxies")


def _bind_meeting() -> None:
    bind(Meeting, "send_notice", form=ask.NoticeForm, action=meetings.send_notice)
    bind(Meeting, "reschedule", form=ask.RescheduleForm, action=meetings.reschedule)
    bind(Meeting, "open_meeting", form=ask.PresidingForm, action=meetings.open_meeting)
    bind(Meeting, "hand_over_chair", form=ask.PresidingForm, action=meetings.hand_over_chair)
    bind(Meeting, "close_meeting", action=meetings.close_meeting)
    bind(Meeting, "draft_minutes", action=minutes.draft_minutes)
    bind(Meeting, "edit_minutes", form=ask.MinutesForm, action=minutes.edit_minutes)
    bind(Meeting, "approve_minutes", action=minutes.approve_minutes)
    bind(Meeting, "call_off", form=ask.ReasonForm, action=meetings.call_off)


def _bind_item() -> None:
    bind(AgendaItem, "open_item", action=items.open_item)
    bind(AgendaItem, "defer_item", form=ask.ReasonForm, action=items.defer_item)
    bind(AgendaItem, "remove_item", form=ask.ReasonForm, action=items.remove_item)
    bind(AgendaItem, "edit_resolution", form=ask.ResolutionForm, action=items.edit_resolution)
    bind(AgendaItem, "approve_resolution", action=items.approve_resolution)
