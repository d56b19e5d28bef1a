"""The sign-in library's forms in the house's manner: labels instead of placeholders, hints in one sentence."""

from allauth.account import forms as library
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _


class Plain:
    """A label is always visible here; a placeholder would only repeat it."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name in {"login", "email"} & self.fields.keys():
            self.fields[name].label = _("E-mail")
        if "password1" in self.fields:
            self.fields["password1"].help_text = _(
                "At least ten characters, not only digits, and not easily guessed from your name or address."
            )


class LoginForm(Plain, library.LoginForm):
    """Sign in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class SignupForm(Plain, library.SignupForm):
    """E-mail, password, and the name that letters and colleagues will show."""

    name = forms.CharField(
        label=_("Name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}), strip=True
    )
    field_order = ["email", "name", "password1", "password2"]


class AddEmailForm(Plain, library.AddEmailForm):
    """Another address."""


class ChangePasswordForm(Plain, library.ChangePasswordForm):
    """Another password."""


class SetPasswordForm(Plain, library.SetPasswordForm):
    """A first password."""


class ResetPasswordForm(Plain, library.ResetPasswordForm):
    """Forgotten."""


class ResetPasswordKeyForm(Plain, library.ResetPasswordKeyForm):
    """The new one."""


class ReauthenticateForm(Plain, library.ReauthenticateForm):
    """Once more before something that matters."""


class AuthenticateForm(Plain, factors.AuthenticateForm):
    """The second factor."""


class ReauthenticateFactorForm(Plain, factors.ReauthenticateForm):
    """The second factor, once more."""


class AddWebAuthnForm(Plain, webauthn.AddWebAuthnForm):
    """A passkey or a security key."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        self.fields["passwordless"].label = _("Use it as a passkey")
        self.fields["passwordless"].help_text = _(
            "It then signs you in without a password. The device asks for fingerprint, face or PIN."
        )
        self.fields["passwordless"].initial = True


class EditWebAuthnForm(Plain, webauthn.EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")


class ActivateTOTPForm(Plain, totp.ActivateTOTPForm):
    """The first code of a new app."""
