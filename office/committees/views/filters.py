"""What the list of meetings can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from office.access import ANONYMOUS
from office.committees.models import Meeting
from office.committees.queries import committees_for
from office.committees.states import UPCOMING, Convening, Mode


def _mine(request: HttpRequest | None) -> QuerySet:
    return committees_for(request.actor if request is not None else ANONYMOUS)


class MeetingFilter(django_filters.FilterSet):
    """The list of meetings."""

    q = django_filters.CharFilter(
        method="search", label=_("Number, committee or place"), widget=forms.TextInput(attrs={"type": "search"})
    )
    committee = django_filters.ModelChoiceFilter(queryset=_mine, label=_("Committee"), empty_label=_("All committees"))
    state = django_filters.ChoiceFilter(choices=Convening.choices, label=_("State"), empty_label=_("All states"))
    mode = django_filters.ChoiceFilter(choices=Mode.choices, label=_("How it is held"), empty_label=_("Any way"))
    ahead = django_filters.BooleanFilter(
        method="only_ahead", label=_("Only meetings ahead"), widget=forms.CheckboxInput()
    )
    sort = django_filters.OrderingFilter(
        fields=[("held_at", "held"), ("ordinal", "ordinal")],
        label=_("Sort by"),
        empty_label=_("Latest first"),
        choices=[("held", _("Earliest first")), ("-ordinal", _("By ordinal"))],
    )

    class Meta:
        model = Meeting
        fields: list[str] = []

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Never in the titles of items: an answer would tell of what is not to be known."""
        return queryset.filter(
            Q(matter__number__icontains=value)
            | Q(matter__title__icontains=value)
            | Q(committee__name_en__icontains=value)
            | Q(place__icontains=value)
        )

    def only_ahead(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Planned, announced or in session."""
        return queryset.filter(state__in=[*UPCOMING, Convening.OPEN]) if value else queryset
