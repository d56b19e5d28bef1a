"""What the steps of a supplement, an extension and a withdrawal ask for, the same in every procedure."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.forms import queries as answers
from office.workflow import StepForm
from sandbox.policy import EXTENSION_DAYS_MOST, SECOND_DEMAND_DAYS_MOST, SUPPLEMENT_DAYS, SUPPLEMENT_DAYS_MOST


def long_text(
    label: object, help_text: object = "", *, required: bool = True, limit: int = 4000, initial: str = ""
) -> forms.CharField:
    """A text of several lines; `initial` is Korean where the text goes into a letter."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=limit,
        initial=initial,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ReasonForm(StepForm):
    """A step that is owed a reason."""

    reason = long_text(_("Reason"))


class SupplementForm(StepForm):
    """Only the answers named here open for the applicant."""

    codes = forms.MultipleChoiceField(label=_("Answers to be mended"), widget=forms.CheckboxSelectMultiple)
    reason = long_text(_("What is missing, and why it is needed"))
    days = forms.IntegerField(
        label=_("Days"),
        help_text=_("Counted from the letter's arrival; the first day is not counted (Civil Act)."),
        min_value=1,
        max_value=SUPPLEMENT_DAYS_MOST,
        initial=SUPPLEMENT_DAYS,
    )

    def prepare(self) -> None:
        self.fields["codes"].choices = answers.choices_of(self.subject.matter)


class DemandAgainForm(StepForm):
    """The second demand (Civil Petitions Decree §24③)."""

    reason = long_text(_("What is still missing"))
    days = forms.IntegerField(
        label=_("Days"), min_value=1, max_value=SECOND_DEMAND_DAYS_MOST, initial=SECOND_DEMAND_DAYS_MOST
    )


class ExtendSubmissionForm(StepForm):
    """The one extension of the period to the committee (ARA Decree §13의3)."""

    days = forms.IntegerField(label=_("Further days"), min_value=1, max_value=30, initial=30)
    reason = long_text(_("Reason"), _("The applicant reads it."), limit=300)


class ExtendForm(StepForm):
    """The applicant's wish for more time."""

    days = forms.IntegerField(label=_("Further days"), min_value=1, max_value=EXTENSION_DAYS_MOST, initial=7)
    reason = long_text(_("Reason"))
