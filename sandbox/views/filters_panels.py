"""What the list of expert panels can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sandbox.models import Panel
from sandbox.states import Examining
from sandbox.views.filters import CaseFilter


class PanelFilter(CaseFilter):
    """The list of panels."""

    state = django_filters.ChoiceFilter(choices=Examining.choices, label=_("State"), empty_label=_("All states"))
    open = django_filters.BooleanFilter(
        method="only_open", label=_("Only panels at work"), widget=forms.CheckboxInput()
    )

    class Meta:
        model = Panel
        fields: list[str] = []

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """The organisation is the applicant of the case."""
        return queryset.filter(
            Q(matter__number__icontains=value)
            | Q(matter__title__icontains=value)
            | Q(matter__parent__organisation__name_ko__icontains=value)
        )

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Neither reported nor dissolved."""
        return queryset.exclude(state__in=(Examining.REPORTED, Examining.DISSOLVED)) if value else queryset
