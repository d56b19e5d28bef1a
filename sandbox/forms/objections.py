"""What an objection and the steps on it ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.workflow import StepForm
from sandbox.forms.supplements import long_text


class ObjectionForm(forms.Form):
    """What is objected to, and why, in writing (Civil Petitions Act §35①)."""

    grounds = long_text(
        _("Purport and grounds"), _("What you want changed, and why the decision is wrong."), limit=8000
    )


class DecisionForm(StepForm):
    """The reasons of the decision."""

    reason = long_text(_("Reasons"), _("They stand in the letter to the applicant."))
