"""What the list of calls can be narrowed by."""

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from competitions import queries_calls as found_in
from competitions.models import Call
from competitions.states import CALLING_PUBLIC, CALLING_UNTOLD, Calling


def _programmes(request=None) -> QuerySet:
    return found_in.programmes()


class CallFilter(django_filters.FilterSet):
    """Search in number and title; programme, state, year."""

    q = django_filters.CharFilter(
        method="search", label=_("Number or title"), widget=forms.TextInput(attrs={"type": "search"})
    )
    programme = django_filters.ModelChoiceFilter(
        queryset=_programmes, label=_("Programme"), empty_label=_("All programmes")
    )
    state = django_filters.ChoiceFilter(
        method="in_state", choices=Calling.choices, label=_("State"), empty_label=_("All states")
    )
    year = django_filters.ChoiceFilter(choices=[], label=_("Year"), empty_label=_("All years"))
    sort = django_filters.ChoiceFilter(
        method="ordered", label=_("Sort by"), empty_label=_("Newest first"),
        choices=[("close", _("Closing next")), ("title", _("By title")), ("year", _("By year"))],
    )  # fmt: skip

    class Meta:
        model = Call
        fields: list[str] = []

    def __init__(self, data=None, queryset=None, *, request=None, staff: bool = False) -> None:
        super().__init__(data, queryset, request=request)
        actor = request.actor if request is not None and request.actor.signed_in else None
        self.filters["year"].extra["choices"] = [(year, str(year)) for year in found_in.years(actor)]
        if not staff:
            self.filters["state"].extra["choices"] = [
                (state.value, state.label) for state in CALLING_PUBLIC if state not in CALLING_UNTOLD
            ]
        self.staff = staff

    def in_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Outside the house a call that is judged or decided is a closed one."""
        if self.staff or value != Calling.CLOSED:
            return queryset.filter(state=value)
        return queryset.filter(state__in=(value, *CALLING_UNTOLD))

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Number, or the title in either language."""
        return queryset.filter(
            Q(matter__number__icontains=value) | Q(matter__title__icontains=value) | Q(title_en__icontains=value)
        )

    def ordered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """By what is asked for."""
        ways = {"close": [F("closes_at").asc(nulls_last=True)], "title": ["matter__title"], "year": ["-year", "-pk"]}
        return queryset.order_by(*ways[value])
