"""The answers with which the papers of §2.1 are signed: each of them is owed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.assessment.pledge import AGREE, DISAGREE, ETHICS, NO, YES
from office.web.forms import KitForm
from office.workflow import StepForm

_YES_NO = [(NO, _("No")), (YES, _("Yes"))]
_AGREED = [(AGREE, _("I agree")), (DISAGREE, _("I do not agree"))]
_CONTACT = ("contact", "explanation", "offer")


def _asked(label: object, choices: list = _YES_NO) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class PledgeForm(KitForm, StepForm):
    """All six papers in one; a yes to contact or in the self-check needs its words."""

    appointment = forms.BooleanField(label=_("I accept the appointment."))
    security = forms.BooleanField(label=_("I keep everything secret."))
    integrity = forms.BooleanField(label=_("I stay away from applicants, and from any favour."))
    declared = forms.BooleanField(label=_("What I declared on each entry is true and complete."))
    contact = _asked(_("Were you contacted by anybody connected with an entry since the call was announced?"))
    explanation = _asked(_("Was an entry explained to you beforehand?"))
    offer = _asked(_("Were you offered money, goods or favours?"))
    contact_note = forms.CharField(
        label=_("Who, when and what (where you answered yes)"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    filming = _asked(_("Filming and streaming"), _AGREED)
    ethics_family, ethics_work, ethics_gift, ethics_request, ethics_dispute, ethics_bias = (
        _asked(label) for _name, label in ETHICS
    )
    ethics_note = forms.CharField(
        label=_("What it is (where you answered yes)"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    fee_consent = _asked(_("Use of personal data for the fee"), _AGREED)
    income = _asked(
        _("Kind of income"), [("other", _("Other income (occasional)")), ("business", _("Business income"))]
    )

    def clean(self) -> dict:
        """A yes is explained."""
        told = super().clean()
        if any(told.get(name) == YES for name in _CONTACT) and not told.get("contact_note"):
            self.add_error("contact_note", _("Say who it was, when, and what it was about."))
        if any(told.get(name) == YES for name, _label in ETHICS) and not told.get("ethics_note"):
            self.add_error("ethics_note", _("Say in a few words what it is."))
        return told
