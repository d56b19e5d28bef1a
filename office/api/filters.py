"""Filters for lists, where those of django-filter let a value through that the database refuses."""

import datetime as dt
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_filters.fields import IsoDateTimeField


class InstantField(IsoDateTimeField):
    """An instant in UTC: PostgreSQL takes no offset beyond 16 hours, and no year outside the calendar's."""

    def clean(self, value: Any) -> dt.datetime | None:
        """Raises ValidationError for what cannot be told in UTC."""
        found = super().clean(value)
        try:
            return found and found.astimezone(dt.UTC)
        except (OverflowError, ValueError):
            raise ValidationError(_("This instant is out of range.")) from None


class InstantFilter(django_filters.IsoDateTimeFilter):
    """Narrows by an ISO 8601 instant."""

    field_class = InstantField
