"""Entries in the office: their matter, their form, their papers, the use cases of their steps."""

from django.utils.translation import gettext_lazy as _

from competitions import page_notices, receipt_papers, rules  # noqa: F401  its handler registers on import
from competitions.actions import entries, examining
from competitions.form_definitions import ENTRY_FORM
from competitions.forms import entry as forms
from competitions.models import Entry
from competitions.models.entry import KIND
from competitions.states import ENTERING_BEFORE_CLOSE
from office.assessment import naming
from office.attachments.kinds import register_audience
from office.docket import registry as docket
from office.forms import registry as form_kinds
from office.workflow import bind
from office.workflow.arrival import moment


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Entry, see=rules.SeeEntry, url="competitions:entry", label=_("Entry"))
    register_audience("competitions.entry", rules.PapersOfEntry, label=_("The consortium and the office"))
    form_kinds.register(
        KIND,
        ENTRY_FORM,
        write=rules.WriteEntry,
        draft=rules.WriteEntry,
        audience="competitions.entry",
        closed=entries.writable_reasons,
        on_saved=entries.take_title,
        notices=page_notices.notices,
    )
    naming.register_entries(KIND, against_naming=_against_naming)
    _bind()


def _against_naming(matter) -> list:
    """People are named with an entry until its intake closes."""
    entry = matter.entry
    open_ = entry.state in ENTERING_BEFORE_CLOSE and not entry.closing(moment()).late
    return [] if open_ else [_("The intake is over: nobody is named with an entry any more.")]


def _bind() -> None:
    bind(Entry, "submit", action=entries.submit)
    bind(Entry, "withdraw", form=forms.ReasonForm, action=entries.withdraw)
    bind(Entry, "request_supplement", form=forms.SupplementForm, action=examining.request_supplement)
    bind(Entry, "supply", action=examining.supply)
    bind(Entry, "go_on", action=examining.go_on)
    bind(Entry, "propose", form=forms.ProposeForm)
    bind(Entry, "refuse_proposal", form=forms.ReasonForm)
    bind(Entry, "refuse_supplemented", form=forms.ReasonForm)
