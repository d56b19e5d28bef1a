"""What the pages of calls ask for beyond the steps: a new call, a question and its answer, more time, an outage."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions import queries
from competitions import queries_calls as found_in
from competitions.models import Call, Entry, Outage
from office.access import Actor
from office.people.models import Organisation
from office.web import formats
from office.web.forms import KitForm

YEARS = (2015, 2100)


class _ByProgramme(ModelChoiceIterator):
    """The calls under the names of their programmes: only those of the programme that is chosen fit."""

    def __iter__(self) -> Iterator:
        yield "", self.field.empty_label
        calls = sorted(self.queryset, key=lambda call: call.programme.label())
        for programme, found in groupby(calls, key=lambda call: call.programme.label()):
            yield programme, [self.choice(call) for call in found]


class _Calls(forms.ModelChoiceField):
    iterator = _ByProgramme

    def label_from_instance(self, call: Call) -> str:
        return f"{call.year} · {call.programme.label()} · {call.matter.number or call.get_state_display()}"


class _Entries(forms.ModelChoiceField):
    def label_from_instance(self, entry: Entry) -> str:
        return f"{entry.lead.label()} · {entry.matter.number or entry.get_state_display()}"


class _Outages(forms.ModelChoiceField):
    def label_from_instance(self, outage: Outage) -> str:
        return f"{formats.moment(outage.began_at)} – {formats.moment(outage.ended_at)}"


class _Organisations(forms.ModelChoiceField):
    def label_from_instance(self, organisation: Organisation) -> str:
        return organisation.label()


class NewCallForm(KitForm, forms.Form):
    """Which programme, which year, and what the set-up begins with."""

    programme = forms.ModelChoiceField(label=_("Programme"), queryset=None, empty_label=None)
    year = forms.IntegerField(label=_("Year"), min_value=YEARS[0], max_value=YEARS[1])
    copied = _Calls(
        label=_("Copied from"), queryset=None, required=False, empty_label=_("The programme's own terms"),
        help_text=_("An earlier call of the same programme. Everything is taken over but its dates."),
    )  # fmt: skip

    def __init__(self, *args, actor: Actor, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = queries.programmes_for(actor)
        self.fields["copied"].queryset = found_in.copyable_for(actor)
        self.fields["year"].initial = timezone.localdate().year

    def clean(self) -> dict:
        """A call is copied within its programme."""
        told = super().clean() or {}
        copied = told.get("copied")
        if copied is not None and told.get("programme") is not None and copied.programme_id != told["programme"].pk:
            wrong = _("This call belongs to “%(other)s”. Choose one of “%(programme)s”, or change the programme above.")
            names = {"other": copied.programme.label(), "programme": told["programme"].label()}
            self.add_error("copied", wrong % names)
        return told


class QuestionForm(KitForm, forms.Form):
    """A question, and for whom it is asked."""

    organisation = _Organisations(label=_("Organisation that asks"), queryset=None, empty_label=None)
    text = forms.CharField(
        label=_("Your question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "With its answer it is published to everybody, numbered and without your name. "
            "Write nothing that tells who you are."
        ),
    )  # fmt: skip

    def __init__(self, *args, actor: Actor, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        mine = found_in.organisations_asking(actor)
        self.fields["organisation"].queryset = mine
        if len(mine) == 1:
            self.fields["organisation"].initial = mine[0].pk
            self.fields["organisation"].widget = forms.HiddenInput()


class AnswerForm(KitForm, forms.Form):
    """The answer that everybody reads."""

    answer = forms.CharField(
        label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("It is published at once, with the next number, to everybody."),
    )  # fmt: skip


class ExtensionForm(KitForm, forms.Form):
    """Until when, why, and for whom."""

    entry = _Entries(
        label=_("For whom"), queryset=None, required=False, empty_label=_("Everybody who enters"),
        help_text=_("Single entries that were submitted once, or came too late and hold a receipt of it."),
    )  # fmt: skip
    until = forms.DateTimeField(label=_("Entries until"), help_text=_("Korean time."))
    outage = _Outages(
        label=_("Because of an outage"), queryset=None, required=False, empty_label=_("Another reason"),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Granted for everybody, it stands in a public notice: name no person and no applicant."),
    )  # fmt: skip

    def __init__(self, *args, actor: Actor, call: Call, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].queryset = found_in.extendable_entries(call, actor)
        self.fields["outage"].queryset = queries.outages_for(actor)
        if call.closes_at:
            self.fields["until"].initial = timezone.localtime(call.closes_at + dt.timedelta(days=1))


class DecideExtensionForm(KitForm, forms.Form):
    """A note on the decision; a refusal needs one."""

    note = forms.CharField(
        label=_("Note on the decision"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A refusal needs a reason."),
    )  # fmt: skip


class OutageForm(KitForm, forms.Form):
    """When the system could not be reached, and what happened."""

    began_at = forms.DateTimeField(label=_("Began"), help_text=_("Korean time."))
    ended_at = forms.DateTimeField(label=_("Ended at"))
    note = forms.CharField(label=_("What happened"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
