"""`{number}` in an address: the random id, or the receipt number once it is given."""

import re
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter

from office.access import Unknown

_NUMBER = re.compile(r"[0-9A-Za-z가-힣_. -]{1,40}")

NUMBER = OpenApiParameter(
    "number", str, OpenApiParameter.PATH, description=_("The id, or the receipt number (접수번호) once it is given.")
)


def find(queryset: QuerySet, number: str, *, matter: str = "") -> Model:
    """The row that `number` means in a queryset that already holds only what the actor may know of.

    `matter` is the name of the relation to the matter, empty for matters themselves. Raises Unknown.
    """
    found = queryset.filter(condition(number, matter=matter)).first()
    if found is None:
        raise Unknown
    return found


def condition(number: str, *, matter: str = "") -> Q:
    """The condition for one number or id; raises Unknown for what can be neither."""
    prefix = f"{matter}__" if matter else ""
    try:
        return Q(**{f"{prefix}id": UUID(number)})
    except ValueError:
        if not _NUMBER.fullmatch(number):
            raise Unknown from None
        return Q(**{f"{prefix}number": number})
