"""What the list of applications can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sandbox.models import Application
from sandbox.queries_applications import applications_with_partner
from sandbox.states import APPLYING_ENDED, Applying, Channel, Track
from sandbox.views.filters import CaseFilter


class ApplicationFilter(CaseFilter):
    """The list of applications."""

    track = django_filters.ChoiceFilter(choices=Track.choices, label=_("Track"), empty_label=_("Both tracks"))
    state = django_filters.ChoiceFilter(
        choices=[(code, label) for code, label in Applying.choices if code != Applying.DISCARDED],
        label=_("State"),
        empty_label=_("All states"),
    )
    channel = django_filters.ChoiceFilter(
        choices=Channel.choices, label=_("Intake channel"), empty_label=_("All channels")
    )
    open = django_filters.BooleanFilter(method="only_open", label=_("Only cases at work"), widget=forms.CheckboxInput())
    sort = django_filters.OrderingFilter(
        fields=[("matter_id", "opened"), ("submitted_at", "submitted"), ("matter__title", "title")],
        label=_("Sort by"),
        empty_label=_("Newest first"),
        choices=[
            ("opened", _("Oldest first")),
            ("-submitted", _("Submitted last")),
            ("submitted", _("Longest at work")),
            ("title", _("By title")),
        ],
    )

    class Meta:
        model = Application
        fields: list[str] = []

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Number, title, the applicant, and the organisations that apply with it."""
        return queryset.filter(
            Q(matter__number__icontains=value)
            | Q(matter__title__icontains=value)
            | Q(matter__organisation__name_ko__icontains=value)
            | Q(pk__in=applications_with_partner(value))
        )

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Not ended."""
        return queryset.exclude(state__in=APPLYING_ENDED) if value else queryset
