"""Narrowing the lists."""

import django_filters

from competitions.models import Call, Entry, Extension, PastAward, Receipt
from competitions.states import Calling, Entering


class CallFilter(django_filters.FilterSet):
    """Of calls."""

    programme = django_filters.CharFilter("programme_id")
    year = django_filters.NumberFilter(min_value=2000, max_value=2100, decimal_places=0)
    state = django_filters.ChoiceFilter(choices=Calling.choices)

    class Meta:
        model = Call
        fields: list[str] = []


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
