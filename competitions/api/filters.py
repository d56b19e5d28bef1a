"""Narrowing the lists."""

import django_filters
from django.db.models import Q

from competitions import rules
from competitions.models import Call, Entry, Extension, PastAward, Receipt
from competitions.queries_calls import within
from competitions.states import CALLING_UNTOLD, Calling, Entering


class CallFilter(django_filters.FilterSet):
    """Of calls. Outside the house a call that is judged or decided is a closed one."""

    programme = django_filters.CharFilter("programme_id")
    year = django_filters.NumberFilter(min_value=2000, max_value=2100, decimal_places=0)
    state = django_filters.ChoiceFilter(choices=Calling.choices, method="in_state")

    class Meta:
        model = Call
        fields: list[str] = []

    def in_state(self, queryset, name: str, value: str):
        """As the state is told to who asks, call by call: an officer of one programme is outside another."""
        own = rules.WorkOnCall.scope(self.request.actor)
        if value in CALLING_UNTOLD:
            return queryset.filter(own, state=value)
        if value == Calling.CLOSED:
            return queryset.filter(Q(state=value) | (Q(state__in=CALLING_UNTOLD) & ~within(own)))
        return queryset.filter(state=value)


class AwardFilter(django_filters.FilterSet):
    """Of awards of earlier years."""

    programme = django_filters.CharFilter("call__programme_id")
    year = django_filters.NumberFilter("call__year", min_value=2000, max_value=2100, decimal_places=0)
    organisation = django_filters.UUIDFilter("organisation_id")

    class Meta:
        model = PastAward
        fields: list[str] = []


class EntryFilter(django_filters.FilterSet):
    """Of entries."""

    call = django_filters.UUIDFilter("call_id")
    programme = django_filters.CharFilter("call__programme_id")
    state = django_filters.ChoiceFilter(choices=Entering.choices)

    class Meta:
        model = Entry
        fields: list[str] = []


class ReceiptFilter(django_filters.FilterSet):
    """Of receipts."""

    entry = django_filters.UUIDFilter("entry_id")
    kind = django_filters.ChoiceFilter(choices=Receipt.Kind.choices)

    class Meta:
        model = Receipt
        fields: list[str] = []


class ExtensionFilter(django_filters.FilterSet):
    """Of requests for more time."""

    state = django_filters.ChoiceFilter(choices=Extension.State.choices)

    class Meta:
        model = Extension
        fields: list[str] = []
