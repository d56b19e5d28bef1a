"""What the list of awards of earlier years can be narrowed by."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from competitions import queries
from competitions import queries_awards as found_in
from competitions.models import PastAward
from competitions.models.history import placed
from office.people.models import Organisation


def _programmes(request=None) -> QuerySet:
    return queries.programmes_for(request.actor).defer("terms")


def _places(request=None) -> QuerySet:
    return found_in.places(request.actor)


class _Places(django_filters.ModelChoiceFilter):
    class field_class(django_filters.ModelChoiceFilter.field_class):  # noqa: N801  the library's name
        def label_from_instance(self, organisation: Organisation) -> str:
            return placed(organisation)


class AwardFilter(django_filters.FilterSet):
    """Name, programme, year, organisation; those taken out only when asked for."""

    q = django_filters.CharFilter(method="search", label=_("Name"), widget=forms.TextInput(attrs={"type": "search"}))
    programme = django_filters.ModelChoiceFilter(
        field_name="call__programme", queryset=_programmes, label=_("Programme"), empty_label=_("All programmes")
    )
    year = django_filters.ChoiceFilter(field_name="call__year", choices=[], label=_("Year"), empty_label=_("All years"))
    organisation = _Places(queryset=_places, label=_("Local government or organisation"), empty_label=_("All"))
    standing = django_filters.ChoiceFilter(
        method="by_standing", label=_("State"), empty_label=_("Held against entries"),
        choices=[("out", _("Taken out")), ("loose", _("Tied to no organisation"))],
    )  # fmt: skip

    class Meta:
        model = PastAward
        fields: list[str] = []

    def __init__(self, data=None, queryset=None, *, request) -> None:
        super().__init__(data, queryset, request=request)
        self.filters["year"].extra["choices"] = [(year, str(year)) for year in found_in.years(request.actor)]

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """By the name as documented or the organisation's."""
        return found_in.named(queryset, value)

    def by_standing(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Asked in :meth:`filter_queryset`, for it counts without being asked too."""
        return queryset

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Those taken out are shown only when asked for."""
        found, asked = super().filter_queryset(queryset), self.form.cleaned_data.get("standing")
        found = found.filter(removed_at__isnull=asked != "out")
        return found.filter(organisation=None) if asked == "loose" else found
