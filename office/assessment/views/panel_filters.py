"""What the list of panels can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from office.assessment.models import Panel
from office.assessment.states import Composing


class PanelFilter(django_filters.FilterSet):
    """Search in number and title, and the state."""

    q = django_filters.CharFilter(
        method="search", label=_("Number or title"), widget=forms.TextInput(attrs={"type": "search"})
    )
    state = django_filters.ChoiceFilter(choices=Composing.choices, label=_("State"), empty_label=_("All states"))

    class Meta:
        model = Panel
        fields: list[str] = []

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Number or title."""
        return queryset.filter(Q(matter__number__icontains=value) | Q(matter__title__icontains=value))
