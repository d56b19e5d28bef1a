"""What the operations of an assessment ask alike: one row that the actor may know of, what the body says."""

from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from rest_framework import serializers
from rest_framework.request import Request

from office.access import Unknown


def one_of(found: QuerySet, pk: UUID) -> Model:
    """The row; raises Unknown."""
    row = found.filter(pk=pk).first()
    if row is None:
        raise Unknown(str(pk))
    return row


def said(serializer: type[serializers.Serializer], request: Request) -> dict[str, Any]:
    """What the body says, once it is as it should be."""
    wanted = serializer(data=request.data)
    wanted.is_valid(raise_exception=True)
    return wanted.validated_data
