"""What the pages of awards of earlier years ask for."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions import queries_awards as found_in
from competitions.models import PastAward
from competitions.models.history import placed
from office.access import Actor
from office.people.models import Organisation
from office.web.forms import KitForm, MoneyField

FIRST_YEAR = 2009


class Places(forms.ModelChoiceField):
    """Organisations, each with the province above it."""

    def label_from_instance(self, organisation: Organisation) -> str:
        """Two counties are called 고성군."""
        return placed(organisation)


class AwardForm(KitForm, forms.Form):
    """Who was selected, with what is documented of it; empty is what is not documented."""

    organisation = Places(
        label=_("Organisation"), queryset=None, required=False, empty_label=_("Not certain, or not registered"),
        help_text=_("Only what is tied to an organisation bars it from entering."),
    )  # fmt: skip
    name_ko = forms.CharField(
        label=_("Name as documented"), max_length=100, required=False,
        help_text=_("In Korean, as published then. Left empty, it is the organisation's name."),
    )  # fmt: skip
    group = forms.CharField(label=_("Group"), max_length=40, required=False)
    national = MoneyField(label=_("National money"), required=False, min_value=0)
    total = MoneyField(label=_("Total project cost"), required=False, min_value=0)
    ends_on = forms.DateField(
        label=_("Ends on"), required=False,
        help_text=_("From this day the years are counted in which the organisation may not enter similar programmes."),
    )  # fmt: skip
    note_ko = forms.CharField(label=_("Note (Korean)"), max_length=300, required=False)
    note_en = forms.CharField(label=_("Note (English)"), max_length=300, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = found_in.awardable()


class NewAwardForm(AwardForm):
    """Of which programme and year, and where that is documented."""

    programme = forms.ModelChoiceField(label=_("Programme"), queryset=None, empty_label=None)
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR)
    source = forms.CharField(
        label=_("Source"), max_length=300,
        help_text=_("Where it is documented, such as a press release with its day. It stays on record."),
    )  # fmt: skip
    field_order = ("programme", "year", "organisation", "name_ko")

    def __init__(self, *args, actor: Actor, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = found_in.programmes_edited(actor)
        self.fields["year"].validators.append(_not_ahead)


class ReasonedForm(KitForm, forms.Form):
    """Why, and on which state of the award the reader looks."""

    revision = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays on record with what stood before. Name no person."),
    )  # fmt: skip


class CorrectAwardForm(ReasonedForm, AwardForm):
    """Every value, and why it is another one now."""

    field_order = ("organisation", "name_ko", "group", "national", "total", "ends_on", "note_ko", "note_en", "reason")


def values_of(award: PastAward) -> dict[str, object]:
    """What the form begins with."""
    told = {name: getattr(award, name) for name in AwardForm.base_fields if name != "organisation"}
    return told | {"organisation": award.organisation_id, "revision": award.revision}


def _not_ahead(year: int) -> None:
    if year > timezone.localdate().year:
        raise forms.ValidationError(_("A selection lies in the past."))
