"""One's own account, tokens, and signing in again in place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from office.people.models import Membership, User


class ProfileForm(forms.ModelForm):
    """What colleagues and letters show of a person."""

    language = forms.ChoiceField(
        label=_("Language of pages and mail"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    class Meta:
        model = User
        fields = ["name", "position", "phone", "language"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "position": forms.TextInput(attrs={"autocomplete": "organization-title"}),
        }

    def __init__(self, *args, seats: Iterable[Membership] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.seats = {f"department_{seat.pk.hex}": seat for seat in seats}
        for name, seat in self.seats.items():
            self.fields[name] = forms.CharField(
                label=_("Department at %(organisation)s") % {"organisation": seat.organisation.label()},
                max_length=100, required=False, initial=seat.department,
                help_text=_("The lowest unit, e.g. a division. Assessors of the same unit keep away from its entries."),
            )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """What was filled in, as the action takes it: departments by seat."""
        departments = {seat.pk: self.cleaned_data[name] for name, seat in self.seats.items()}
        own = {name: value for name, value in self.cleaned_data.items() if name not in self.seats}
        return own | {"departments": departments}


class TokenForm(forms.Form):
    """A token says what it is for and when it ends."""

    name = forms.CharField(label=_("What is the token for?"), max_length=100)
    days = forms.IntegerField(
        label=_("Valid for how many days?"),
        min_value=1,
        max_value=365,
        initial=90,
        help_text=_("At most 365. A shorter time is safer."),
    )


class SignInAgainForm(forms.Form):
    """What the page sends when its session ran out: the same person signs in, and nothing is lost."""

    email = forms.EmailField()
    password = forms.CharField(strip=False)
    code = forms.CharField(required=False)
    user = forms.UUIDField(required=False)
