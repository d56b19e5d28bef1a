"""What an objection to a result asks for, and what its answer does."""

from django import forms
from django.utils.translation import gettext_lazy as _

from competitions.states.objection import OBJECTING_ANSWERED, Objecting
from office.workflow import StepForm


class ObjectionForm(forms.Form):
    """What is objected to, and why."""

    what = forms.CharField(
        label=_("What you object to"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the result, a score, a step of the procedure."),
    )  # fmt: skip
    reasons = forms.CharField(label=_("Reasons"), max_length=6000, widget=forms.Textarea(attrs={"rows": 8}))


class AnswerForm(StepForm):
    """Upheld or rejected, with the answer that the applicant reads."""

    verdict = forms.ChoiceField(
        label=_("Verdict"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in Objecting if one in OBJECTING_ANSWERED],
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Answer"), max_length=6000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The applicant reads this answer once a second person has decided."),
    )  # fmt: skip
