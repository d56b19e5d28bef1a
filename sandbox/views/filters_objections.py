"""What the list of objections can be narrowed by."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sandbox.models import Objection
from sandbox.states import Objecting
from sandbox.views.filters import CaseFilter


class ObjectionFilter(CaseFilter):
    """The list of objections."""

    state = django_filters.ChoiceFilter(choices=Objecting.choices, label=_("State"), empty_label=_("All states"))
    open = django_filters.BooleanFilter(
        method="only_open", label=_("Only those not decided yet"), widget=forms.CheckboxInput()
    )

    class Meta:
        model = Objection
        fields: list[str] = []

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Still to be decided."""
        return queryset.filter(state=Objecting.FILED) if value else queryset
