"""What the pages of the pool ask for."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.access import Invalid
from office.assessment import queries_pool
from office.assessment.models.pool import Gender, WorkKind
from office.people import rrn
from office.web.forms import KitForm

CONSENT_YEARS = 2


class PoolForm(KitForm, forms.Form):
    """Puts what a use case refuses beside its field; takes no resident registration number in any text."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for name in [name for name, value in given.items() if isinstance(value, str) and rrn.holds_rrn(value)]:
            self.add_error(name, rrn.refused())
        return given

    def refuse(self, wrong: Invalid) -> None:
        """Say the sentences beside the fields they name; the others above all."""
        for name, lines in wrong.errors.items():
            self.add_error(name if name in self.fields else None, lines)


class OwnProfileForm(PoolForm):
    """What a reviewer says of oneself."""

    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    affiliation = forms.CharField(label=_("Affiliation"), max_length=200, required=False)
    position = forms.CharField(label=_("Position"), max_length=100, required=False)
    region = forms.ChoiceField(
        label=_("Region"),
        required=False,
        help_text=_("Place of residence or work: panels are drawn from several regions."),
    )
    gender = forms.ChoiceField(label=_("Gender"), required=False, choices=[("", _("Not told")), *Gender.choices])
    expertise = forms.MultipleChoiceField(label=_("Expertise"), required=False)

    fieldsets = ((pgettext_lazy("pool", "Person"), ["name", "email", "phone", "affiliation", "position"]),
                 (_("What a draw counts by"), ["region", "gender", "expertise"]))  # fmt: skip
    boxes = ("gender",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", _("Not told")), *queries_pool.regions().items()]
        self.fields["expertise"].choices = list(queries_pool.expertise_labels().items())
        present = [name for name in self.fieldsets[0][1] if name in self.fields]
        self.fieldsets = ((self.fieldsets[0][0], present), *self.fieldsets[1:])


class ProfileForm(OwnProfileForm):
    """What the staff keep of a reviewer."""

    name = forms.CharField(label=_("Name"), max_length=100)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The account that has verified this address is linked with the profile.")
    )
    note = forms.CharField(
        label=_("Note of the staff"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Not shown to the person; erased with the profile."),
    )  # fmt: skip
    fieldsets = (*OwnProfileForm.fieldsets, (_("Beside"), ["note"]))
    field_order = ("name", "email", "phone", "affiliation", "position", "region", "gender", "expertise", "note")


class NewReviewerForm(ProfileForm):
    """A new profile, with the consent if it was given on paper."""

    consent_on = forms.DateField(label=_("Consent given on"), required=False)
    consent_until = forms.DateField(
        label=_("Consent until"), required=False, help_text=_("Five years after the consent at most.")
    )
    fieldsets = (
        *OwnProfileForm.fieldsets,
        (_("Consent"), ["consent_on", "consent_until"], _("Nobody is drawn without it. It can be added later.")),
        (_("Beside"), ["note"]),
    )


class ConsentForm(PoolForm):
    """Until when somebody agrees to be kept in the pool."""

    consent_on = forms.DateField(label=_("Consent given on"), help_text=_("The day on the paper that you hold."))
    consent_until = forms.DateField(label=_("Consent until"), help_text=_("Five years after the consent at most."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = timezone.localdate()
        first = {"consent_on": today, "consent_until": today + dt.timedelta(days=365 * CONSENT_YEARS)}
        super().__init__(*args, initial=first, **kwargs)


class OwnConsentForm(ConsentForm):
    """The person agrees here and now."""

    consent_on = None
    agreed = forms.BooleanField(
        label=_("I agree that my profile is kept until this day, that I may be drawn for panels, and that conflicts are"
                " looked for in what the profile tells."),
        error_messages={"required": _("Tick the box if you agree.")},
    )  # fmt: skip


class EmploymentForm(PoolForm):
    """Where somebody worked."""

    organisation_name = forms.CharField(label=_("Organisation"), max_length=200)
    business_number = forms.CharField(
        label=_("Business registration number"), max_length=14, required=False,
        help_text=_("Ten digits, if you know them: conflicts are found even where names are written differently."),
    )  # fmt: skip
    unit = forms.CharField(label=_("Department"), max_length=100, required=False)
    began_on = forms.DateField(label=pgettext_lazy("pool", "From"))
    ended_on = forms.DateField(
        label=pgettext_lazy("pool", "Until"), required=False, help_text=_("Empty while it lasts.")
    )


class WorkForm(PoolForm):
    """A publication, a project or another work."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose")), *WorkKind.choices])
    title = forms.CharField(label=_("Title"), max_length=300)
    organisation_name = forms.CharField(
        label=_("Done for or with"), max_length=200, required=False,
        help_text=_("The organisation for which, or with which, it was done."),
    )  # fmt: skip
    business_number = forms.CharField(label=_("Business registration number"), max_length=14, required=False)
    began_on = forms.DateField(label=pgettext_lazy("pool", "From"), required=False)
    ended_on = forms.DateField(label=pgettext_lazy("pool", "Until"), required=False)


class UploadForm(PoolForm):
    """The workbook with the pool."""

    file = forms.FileField(
        label=_("Workbook (XLSX)"), help_text=_("At most 5 MB and 3,000 rows on each sheet. Nothing is written yet."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )  # fmt: skip
