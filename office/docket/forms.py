"""Handing a matter to an officer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.docket.actions import candidates
from office.docket.models import Matter
from office.people.models import User


class AssignForm(forms.Form):
    """Who is in charge."""

    officer = forms.ModelChoiceField(
        label=_("Officer in charge"), queryset=User.objects.none(), required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args, matter: Matter, **kwargs) -> None:
        super().__init__(*args, initial={"officer": matter.officer_id}, **kwargs)
        self.fields["officer"].queryset = candidates(matter)
