"""What the list of reviewers can be narrowed and sorted by."""

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from office.assessment import queries_pool
from office.assessment.models import Reviewer
from office.assessment.models.pool import Gender

STATES = [
    ("drawable", _("Can be drawn")), ("ending", _("Consent ends within 30 days")),
    ("unconsented", _("Without consent")), ("lapsed", _("Consent ended")), ("inactive", _("Inactive")),
    ("erased", _("Erased")),
]  # fmt: skip
TONES = {"drawable": "success", "ending": "warning", "unconsented": "warning", "lapsed": "danger"}
ORDERS = {
    "region": ["region", "name", "pk"],
    "consent": [F("consent_until").asc(nulls_first=True), "name", "pk"],
    "newest": ["-added_at", "-pk"],
}


class ReviewerFilter(django_filters.FilterSet):
    """Search in name, address and affiliation; expertise, region, gender, state."""

    q = django_filters.CharFilter(
        method="search", label=_("Name, e-mail or affiliation"), widget=forms.TextInput(attrs={"type": "search"})
    )
    expertise = django_filters.ChoiceFilter(
        method="skilled", choices=[], label=_("Expertise"), empty_label=_("All fields")
    )
    region = django_filters.ChoiceFilter(choices=[], label=_("Region"), empty_label=_("All regions"))
    gender = django_filters.ChoiceFilter(choices=Gender.choices, label=_("Gender"), empty_label=_("Any gender"))
    state = django_filters.ChoiceFilter(
        method="standing", choices=STATES, label=_("State"), empty_label=_("All but erased")
    )
    sort = django_filters.ChoiceFilter(
        method="ordered", label=_("Sort by"), empty_label=_("By name"),
        choices=[("region", _("By region")), ("consent", _("Consent ending next")), ("newest", _("Newest first"))],
    )  # fmt: skip

    class Meta:
        model = Reviewer
        fields: list[str] = []

    def __init__(self, data=None, queryset=None, *, request=None) -> None:
        super().__init__(data, queryset, request=request)
        self.regions, self.fields_of_expertise = queries_pool.regions(), queries_pool.expertise_labels()
        self.filters["region"].extra["choices"] = list(self.regions.items())
        self.filters["expertise"].extra["choices"] = list(self.fields_of_expertise.items())

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Erased profiles only where they are asked for."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else queries_pool.in_state(found, "")

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """A part of the name, the address or the affiliation."""
        return queryset.filter(Q(name__icontains=value) | Q(email__icontains=value) | Q(affiliation__icontains=value))

    def skilled(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Those who know this field."""
        return queryset.filter(expertise__contains=[value])

    def standing(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Those who stand so today."""
        return queries_pool.in_state(queryset, value)

    def ordered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """By what is asked for."""
        return queryset.order_by(*ORDERS[value])
