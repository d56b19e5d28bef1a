"""What the steps of an entry ask for."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from competitions import policy
from competitions.form_definitions import ENTRY_FORM
from competitions.forms.call import ReasonForm
from competitions.states import Ground, Verdict
from office.forms.queries import choices_of
from office.web.forms import DateTimeInput
from office.workflow import StepForm

__all__ = ["ProposeForm", "ReasonForm", "StrikeForm", "SupplementForm"]


class SupplementForm(StepForm):
    """Which questions and papers are to be mended, why, and until when."""

    codes = forms.MultipleChoiceField(label=_("Questions and papers to be mended"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(label=_("What is wrong"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    until = forms.DateTimeField(
        label=_("Until"),
        widget=DateTimeInput(),
        help_text=_("Korean time. The law names no length: a reasonable period."),
    )

    def prepare(self) -> None:
        """The questions of this entry; a week until six in the evening."""
        self.fields["codes"].choices = choices_of(self.subject.matter, ENTRY_FORM)
        day = timezone.localtime() + dt.timedelta(days=policy.SUPPLEMENT_DAYS)
        self.fields["until"].initial = day.replace(hour=18, minute=0, second=0, microsecond=0)

    def clean_until(self) -> dt.datetime:
        """In the future, and not for ever."""
        until, now = self.cleaned_data["until"], timezone.now()
        if until <= now:
            raise forms.ValidationError(_("This lies in the past."))
        if until > now + dt.timedelta(days=policy.SUPPLEMENT_DAYS_MOST + 1):
            raise forms.ValidationError(_("At most %(days)d days.") % {"days": policy.SUPPLEMENT_DAYS_MOST})
        return until


class ProposeForm(StepForm):
    """Eligible, or not with reasons."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reasons"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The applicant reads these reasons when the verdict is “ineligible”."),
    )  # fmt: skip

    def clean(self) -> dict:
        """A refusal needs reasons."""
        told = super().clean() or {}
        if told.get("verdict") == Verdict.INELIGIBLE and not told.get("reason", "").strip():
            self.add_error("reason", _("Say which requirement is not met."))
        return told


class StrikeForm(StepForm):
    """Why a result that was told is taken away: the ground, and the facts in words."""

    ground = forms.ChoiceField(
        label=pgettext_lazy("disqualification", "Ground"), choices=Ground.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The applicant reads it in the letter once another person has confirmed."),
    )  # fmt: skip
