"""What the parties to a draw hand in: a commitment, later the nonce behind it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.web.forms import KitForm

_HEX = {"autocomplete": "off", "spellcheck": "false", "maxlength": 64, "class": "panel-nonce"}


class CommitForm(KitForm, forms.Form):
    """The commitment alone: what was committed to stays with its party."""

    commitment = forms.CharField(
        label=_("Commitment (SHA-256)"), max_length=64, min_length=64, widget=forms.TextInput(attrs=_HEX),
        help_text=_("64 digits 0–9 and a–f: the SHA-256 of POOL:PARTY:NONCE."),
    )  # fmt: skip


class RevealForm(KitForm, forms.Form):
    """The nonce behind one's own commitment."""

    nonce = forms.CharField(
        label=_("Your nonce"), max_length=64, min_length=64, widget=forms.TextInput(attrs=_HEX),
        help_text=_("Exactly the one you kept when you committed: another one is refused."),
    )  # fmt: skip
