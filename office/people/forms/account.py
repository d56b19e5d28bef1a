"""One's own account, tokens, and signing in again in place."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from office.people.models import User


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

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


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
