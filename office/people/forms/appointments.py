"""Appointing people and naming deputies."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.people.models import Appointment, Membership, Organisation, User
from office.people.models.appointments import Office
from office.web.forms import DateInput


def first_moment(day: dt.date | None) -> dt.datetime | None:
    """The beginning of a day in Korea."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day else None


def last_moment(day: dt.date | None) -> dt.datetime | None:
    """The end of a day in Korea: "until the 30th" includes the 30th."""
    return first_moment(day + dt.timedelta(days=1)) if day else None


class AppointForm(forms.Form):
    """Who, to what, for which programme, and when."""

    email = forms.EmailField(
        label=_("E-mail of the person"), help_text=_("The person must have an account with this address.")
    )
    role = forms.ChoiceField(label=_("Office"), choices=Office.choices)
    programme = forms.ChoiceField(label=_("Programme"))
    organisation = forms.ModelChoiceField(
        label=_("For which organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("Officers and decision makers act for the secretariat or a ministry in which they sit."),
    )
    scope = forms.CharField(
        label=_("Scope"), max_length=60, required=False, help_text=_("A call or committee; empty: the whole programme.")
    )
    valid_from = forms.DateField(label=_("From"), required=False, widget=DateInput(), help_text=_("Empty: from now."))
    valid_until = forms.DateField(
        label=_("Until"), required=False, widget=DateInput(), help_text=_("This day included.")
    )

    def __init__(self, *args, programmes: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].choices = programmes
        self.fields["organisation"].queryset = Organisation.objects.filter(kind__in=["secretariat", "ministry"])

    def clean_email(self) -> str:
        """Keep the person for the view."""
        email = self.cleaned_data["email"].strip().lower()
        self.person = User.objects.filter(email=email, is_active=True).first()
        if self.person is None:
            raise forms.ValidationError(_("Nobody has an account with this address."))
        return email

    def facts(self) -> dict:
        """What the action takes."""
        said = self.cleaned_data
        return {
            "role": said["role"],
            "programme": said["programme"],
            "organisation": said["organisation"],
            "scope": said["scope"],
            "valid_from": first_moment(said["valid_from"]),
            "valid_until": last_moment(said["valid_until"]),
        }


class DeputyForm(forms.Form):
    """Who stands in, and when; empty: nobody."""

    deputy = forms.ModelChoiceField(
        label=_("Deputy"), queryset=User.objects.none(), required=False, empty_label=_("Nobody")
    )
    deputy_from = forms.DateField(label=_("From"), required=False, widget=DateInput(), help_text=_("Empty: from now."))
    deputy_until = forms.DateField(
        label=_("Until"), required=False, widget=DateInput(), help_text=_("This day included.")
    )

    def __init__(self, *args, appointment: Appointment, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        seats = Membership.objects.filter(organisation=appointment.organisation_id, state="active")
        colleagues = User.objects.filter(is_active=True).exclude(pk=appointment.user_id).order_by("name")
        if appointment.organisation_id:
            colleagues = colleagues.filter(pk__in=seats.values("user_id"))
        else:
            colleagues = colleagues.none()
        self.fields["deputy"].queryset = colleagues

    def facts(self) -> dict:
        """What the action takes."""
        said = self.cleaned_data
        return {
            "deputy": said["deputy"],
            "deputy_from": first_moment(said["deputy_from"]),
            "deputy_until": last_moment(said["deputy_until"]),
        }
