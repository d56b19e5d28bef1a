"""What the competitions' views share."""

from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries
from competitions.models import Call, Entry
from office.access import Unknown
from office.docket.api.lookup import find

TAGS = ["competitions"]


class ListMixin:
    """A list in pages, newest first, narrowed by the view's filter where it has one."""

    line_class: type

    def list(self, request: Request, **at: Any) -> Response:
        """What you may know of, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.line_class(page, many=True, context=self.get_serializer_context()).data)


class BelowMixin:
    """For what stands below a call or an entry in the address."""

    def call(self) -> Call:
        """The call of the address; raises Unknown."""
        return find(queries.calls_for(self.request.actor), self.kwargs["number"], matter="matter")

    def entry(self) -> Entry:
        """The entry of the address; raises Unknown."""
        return find(queries.entries_for(self.request.actor), self.kwargs["number"], matter="matter")


def said(serializer: type[serializers.Serializer], request: Request) -> dict[str, Any]:
    """The values of a body; raises what becomes 400."""
    wanted = serializer(data=request.data)
    wanted.is_valid(raise_exception=True)
    return wanted.validated_data


def one(found: QuerySet, pk: UUID | str) -> Model:
    """The row with this key; raises Unknown."""
    row = found.filter(pk=pk).first()
    if row is None:
        raise Unknown
    return row
