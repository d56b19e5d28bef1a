"""Calls in the office: their matter, their form, their papers, the use cases of their steps."""

from django.utils.translation import gettext_lazy as _

from competitions import queries, rules
from competitions.actions import calls
from competitions.form_definitions import CALL, CALL_FORM
from competitions.forms import call as forms
from competitions.models import Call
from competitions.models.call import KIND
from competitions.states import CALLING_EDITABLE
from competitions.terms.consistency import check_call
from office.attachments.kinds import register_audience
from office.docket import registry as docket
from office.forms import registry as form_kinds
from office.workflow import bind


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Call, see=rules.SeeCall, url="competitions:call", label=_("Call"))
    form_kinds.define(CALL, check=check_call)
    register_audience("competitions.call", rules.PapersOfCall, label=_("Everybody, once announced"))
    form_kinds.register(
        KIND,
        CALL_FORM,
        write=rules.PrepareCall,
        draft=rules.WorkOnCall,
        audience="competitions.call",
        closed=_closed,
        on_saved=calls.take_title,
        readable=queries.frozen_terms,
    )
    _bind()


def _closed(call) -> list:
    """The set-up is written before it goes for approval, and while an amendment is prepared."""
    if call.state in CALLING_EDITABLE or call.amending:
        return []
    return [_("The rules of this call are not open for changes. Take it back to the set-up, or prepare an amendment.")]


def _bind() -> None:
    bind(Call, "take_back", form=forms.ReasonForm)
    bind(Call, "approve", action=calls.approve)
    bind(Call, "announce", action=calls.announce)
    bind(Call, "begin_amendment", form=forms.ReasonForm, action=calls.begin_amendment)
    bind(Call, "drop_amendment", action=calls.drop_amendment)
    bind(Call, "publish_amendment", action=calls.publish_amendment)
    bind(Call, "close_intake", action=calls.close_intake)
    bind(Call, "announce_anew", form=forms.ReasonForm, action=calls.announce_anew)
    bind(Call, "give_up", form=forms.ReasonForm)
    bind(Call, "cancel", form=forms.ReasonForm)
