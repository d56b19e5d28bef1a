"""What the steps of a call ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.workflow import StepForm


class ReasonForm(StepForm):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
