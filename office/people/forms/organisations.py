"""Registering an organisation, its facts, and asking for a seat."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.people.actions.organisations import FACTS, REGISTERED_KINDS
from office.people.models import Organisation
from office.people.models.memberships import Role
from office.people.models.organisations import OrganisationKind
from office.web.forms import DateInput

_KINDS = [(kind, label) for kind, label in OrganisationKind.choices if kind in REGISTERED_KINDS]


class FactsForm(forms.ModelForm):
    """Name, representative, address and contact."""

    class Meta:
        model = Organisation
        fields = list(FACTS)
        widgets = {
            "name_ko": forms.TextInput(attrs={"autocomplete": "organization"}),
            "address": forms.TextInput(attrs={"autocomplete": "street-address"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }


class RegisterForm(FactsForm):
    """A new organisation. The number is checked where the organisation is made, so that every door checks it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=_KINDS, widget=forms.RadioSelect, initial="company")
    brn = forms.CharField(
        label=_("Business registration number"),
        required=False,
        max_length=14,
        help_text=_("Ten digits, such as 123-45-67890. Companies must give it."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    class Meta(FactsForm.Meta):
        fields = list(FACTS)

    field_order = ["kind", "brn", *FACTS]


class FindForm(forms.Form):
    """Looking up a public body by a part of its name."""

    q = forms.CharField(label=_("Name of the organisation"), max_length=100, required=False)


class ClaimForm(forms.Form):
    """Asking for a seat."""

    statement = forms.CharField(
        label=_("Who are you in this organisation?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Department and position, and how this can be verified. The manager or the secretariat reads it."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.WRITER, widget=forms.RadioSelect)


class DecideClaimForm(forms.Form):
    """Verified with a role, or refused with a reason."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("verify", _("Verify and give the seat")), ("refuse", _("Refuse"))],
        widget=forms.RadioSelect,
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, required=False, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason for refusing"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person who asked will read it."),
    )

    def clean(self) -> dict:
        """What belongs to the decision must be there."""
        said = super().clean()
        if said.get("decision") == "verify" and not said.get("role"):
            self.add_error("role", _("Choose the role."))
        if said.get("decision") == "refuse" and not said.get("reason"):
            self.add_error("reason", _("Say why: the person who asked will read it."))
        return said


class InviteForm(forms.Form):
    """Whom to invite as what."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.WRITER, widget=forms.RadioSelect)


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)


class ValidityForm(forms.Form):
    """From when until when a public body exists."""

    valid_from = forms.DateField(label=_("Valid from"), required=False, widget=DateInput())
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=DateInput())


class RenameForm(forms.Form):
    """A new name from a day on."""

    name_ko = forms.CharField(label=_("Name (Korean)"), max_length=200)
    name_en = forms.CharField(label=_("Name (English)"), max_length=200, required=False)
    on = forms.DateField(label=_("First day of the new name"), widget=DateInput())
