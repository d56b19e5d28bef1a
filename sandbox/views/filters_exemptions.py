"""What the lists of exemptions and of the plans they ask for can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sandbox.models import AmendmentPlan, Exemption
from sandbox.queries_deliberation import regions_in_use
from sandbox.states import Track
from sandbox.views.filters import CaseFilter


class ExemptionFilter(CaseFilter):
    """The list of exemptions."""

    track = django_filters.ChoiceFilter(choices=Track.choices, label=_("Track"), empty_label=_("Both tracks"))
    region = django_filters.ModelChoiceFilter(
        field_name="regions__organisation",
        queryset=lambda request: regions_in_use(),
        label=_("Region"),
        empty_label=_("All regions"),
    )
    in_force = django_filters.BooleanFilter(
        method="only_in_force", label=_("Only where the period has not ended"), widget=forms.CheckboxInput()
    )
    sort = django_filters.OrderingFilter(
        fields=[("approved_at", "approved"), ("ends_on", "ends"), ("matter__title", "title")],
        label=_("Sort by"),
        empty_label=_("Newest first"),
        choices=[("approved", _("Oldest first")), ("ends", _("Ending soonest")), ("title", _("By title"))],
    )

    class Meta:
        model = Exemption
        fields: list[str] = []

    def only_in_force(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Today or later is its last day."""
        return queryset.filter(ends_on__gte=timezone.localdate()) if value else queryset


class PlanFilter(CaseFilter):
    """The list of plans to amend the law."""

    class Meta:
        model = AmendmentPlan
        fields: list[str] = []

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Number, title, the operator and the ministry."""
        return queryset.filter(
            Q(matter__number__icontains=value)
            | Q(matter__title__icontains=value)
            | Q(matter__organisation__name_ko__icontains=value)
            | Q(matter__parent__organisation__name_ko__icontains=value)
        )
