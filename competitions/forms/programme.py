"""What the pages of a programme ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from competitions import queries_calls as found_in
from competitions.models import Programme
from office.web.forms import KitForm


class ProgrammeForm(KitForm, forms.ModelForm):
    """Its names and the ministry in charge."""

    class Meta:
        model = Programme
        fields = ["name_ko", "name_en", "owner_ministry"]


class NewProgrammeForm(ProgrammeForm):
    """A new family of calls: its code, which never changes, and what its first call begins with."""

    begun_with = forms.ModelChoiceField(
        label=_("First terms"), queryset=None, required=False, empty_label=_("Empty"),
        help_text=_("The set-up of its first call begins empty, or with the terms of another programme."),
    )  # fmt: skip

    class Meta(ProgrammeForm.Meta):
        fields = ["code", "name_ko", "name_en", "owner_ministry"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Lower-case letters, digits and hyphens; it does not change any more.")
        self.fields["begun_with"].queryset = found_in.programmes()
