"""What the lists of entries can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from competitions import queries_entries as found_in
from competitions.models import Call, Entry
from competitions.states import ENTERING_ENDED, ENTERING_KNOWN_TO_OFFICE, Entering

_SHOWN = [(one.value, one.label) for one in Entering if one != Entering.DISCARDED]


class _Searched(django_filters.FilterSet):
    """Search in number, project and applicant."""

    q = django_filters.CharFilter(
        method="search", label=_("Number, project or applicant"), widget=forms.TextInput(attrs={"type": "search"})
    )

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Any of the three contains the words."""
        return queryset.filter(
            Q(matter__number__icontains=value)
            | Q(matter__title__icontains=value)
            | Q(lead__name_ko__icontains=value)
            | Q(lead__name_en__icontains=value)
        )


class EntryFilter(_Searched):
    """The list of entries over all calls."""

    programme = django_filters.ChoiceFilter(
        field_name="call__programme", choices=found_in.programme_choices, label=_("Programme"),
        empty_label=_("All programmes"),
    )  # fmt: skip
    state = django_filters.ChoiceFilter(choices=_SHOWN, label=_("State"), empty_label=_("All states"))
    open = django_filters.BooleanFilter(
        method="only_open", label=_("Only those that have not ended"), widget=forms.CheckboxInput()
    )
    sort = django_filters.ChoiceFilter(
        method="ordered", label=_("Sort by"), empty_label=_("Newest first"),
        choices=[("close", _("Closing next")), ("submitted", _("Submitted last")), ("title", _("By title"))],
    )  # fmt: skip

    class Meta:
        model = Entry
        fields: list[str] = []

    def only_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Neither refused nor disqualified, in a call that goes on."""
        ended = Q(state__in=ENTERING_ENDED) | Q(call__state__in=("cancelled", "re_announced"))
        return queryset.exclude(ended) if value else queryset

    def ordered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """By what is asked for."""
        ways = {
            "close": [F("call__closes_at").asc(nulls_last=True), "-pk"],
            "submitted": [F("submitted_at").desc(nulls_last=True), "-pk"],
            "title": ["matter__title", "-pk"],
        }
        return queryset.order_by(*ways[value])


class CallEntryFilter(_Searched):
    """The entries of one call."""

    state = django_filters.ChoiceFilter(
        choices=[pair for pair in _SHOWN if pair[0] in ENTERING_KNOWN_TO_OFFICE], label=_("State"),
        empty_label=_("All states"),
    )  # fmt: skip
    group = django_filters.ChoiceFilter(choices=[], label=_("Group"), empty_label=_("All groups"))
    sort = django_filters.ChoiceFilter(
        method="ordered", label=_("Sort by"), empty_label=_("By receipt"),
        choices=[("lead", _("By applicant")), ("national", _("By national money")), ("total", _("By total"))],
    )  # fmt: skip

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(self, *args: Any, groups: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].extra["choices"] = list(groups.items())
        if not groups:
            del self.filters["group"]

    def ordered(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """By what is asked for."""
        ways = {
            "lead": ["lead__name_ko"],
            "national": [F("national").desc(nulls_last=True)],
            "total": [F("total").desc(nulls_last=True)],
        }
        return queryset.order_by(*ways[value], "pk")


def groups_of(call: Call) -> dict[str, str]:
    """The groups of a call in the reader's words, by code."""
    from competitions.terms import in_words

    return {row["code"]: in_words(row, "label") for row in call.terms_in_force.rows("groups") if row.get("code")}
