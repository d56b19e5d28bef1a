"""What the lists of those who are asked can be narrowed by."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sandbox.models import LocalReview, Opinion
from sandbox.states import OPINING_OPEN, Opining, Reviewing
from sandbox.views.filters import CaseFilter


class LocalReviewFilter(CaseFilter):
    """The list of local reviews."""

    state = django_filters.ChoiceFilter(choices=Reviewing.choices, label=_("State"), empty_label=_("All states"))
    open = django_filters.BooleanFilter(
        method="only_open", label=_("Only those without an opinion"), widget=forms.CheckboxInput()
    )

    class Meta:
        model = LocalReview
        fields: list[str] = []

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Still to be answered."""
        return queryset.filter(state__in=(Reviewing.ASKED, Reviewing.ACKNOWLEDGED)) if value else queryset


class OpinionFilter(CaseFilter):
    """The list of consultations on applications."""

    state = django_filters.ChoiceFilter(choices=Opining.choices, label=_("State"), empty_label=_("All states"))
    open = django_filters.BooleanFilter(
        method="only_open", label=_("Only those without a reply"), widget=forms.CheckboxInput()
    )

    class Meta:
        model = Opinion
        fields: list[str] = []

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Still to be answered."""
        return queryset.filter(state__in=OPINING_OPEN) if value else queryset
