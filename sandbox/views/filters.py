"""What lists can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sandbox.models import Consultation, RapidConfirmation
from sandbox.states import CONSULTING_OPEN, RAPID_AT_WORK, Consulting, Rapid


class CaseFilter(django_filters.FilterSet):
    """Search in number, title and organisation."""

    q = django_filters.CharFilter(
        method="search", label=_("Number, title or organisation"), widget=forms.TextInput(attrs={"type": "search"})
    )

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Any of the three contains the words."""
        return queryset.filter(
            Q(matter__number__icontains=value)
            | Q(matter__title__icontains=value)
            | Q(matter__organisation__name_ko__icontains=value)
        )


class RapidFilter(CaseFilter):
    """The list of rapid confirmations."""

    state = django_filters.ChoiceFilter(
        choices=[(code, label) for code, label in Rapid.choices if code != Rapid.DISCARDED],
        label=_("State"),
        empty_label=_("All states"),
    )
    open = django_filters.BooleanFilter(method="only_open", label=_("Only cases at work"), widget=forms.CheckboxInput())
    sort = django_filters.OrderingFilter(
        fields=[("matter_id", "opened"), ("submitted_at", "submitted"), ("matter__title", "title")],
        label=_("Sort by"),
        empty_label=_("Newest first"),
        choices=[("opened", _("Oldest first")), ("-submitted", _("Submitted last")), ("title", _("By title"))],
    )

    class Meta:
        model = RapidConfirmation
        fields: list[str] = []

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Submitted and not ended."""
        return queryset.filter(state__in=[Rapid.SUBMITTED, *RAPID_AT_WORK]) if value else queryset


class ConsultationFilter(CaseFilter):
    """The list of consultations."""

    state = django_filters.ChoiceFilter(choices=Consulting.choices, label=_("State"), empty_label=_("All states"))
    open = django_filters.BooleanFilter(
        method="only_open", label=_("Only those without a reply"), widget=forms.CheckboxInput()
    )

    class Meta:
        model = Consultation
        fields: list[str] = []

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Still to be answered."""
        return queryset.filter(state__in=CONSULTING_OPEN) if value else queryset
