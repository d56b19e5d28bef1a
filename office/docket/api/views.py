"""`/api/v1/matters/`: everything the actor may know of, newest first."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.filters import InstantFilter
from office.api.views import ApiViewSet
from office.docket import registry
from office.docket.api.lookup import NUMBER, find
from office.docket.api.serializers import MatterSerializer
from office.docket.models import Matter
from office.docket.queries import subjects_of


class MatterFilter(django_filters.FilterSet):
    """Narrowing the register."""

    kind = django_filters.CharFilter()
    number = django_filters.CharFilter()
    title = django_filters.CharFilter(lookup_expr="icontains")
    organisation = django_filters.UUIDFilter()
    parent = django_filters.UUIDFilter()
    opened_after = InstantFilter("opened_at", lookup_expr="gte")
    opened_before = InstantFilter("opened_at", lookup_expr="lt")

    class Meta:
        model = Matter
        fields: list[str] = []


@declare(SIGNED_IN)
class Matters(ApiViewSet):
    """The register of matters."""

    serializer_class = MatterSerializer
    filterset_class = MatterFilter
    lookup_field = "number"

    def get_queryset(self) -> QuerySet[Matter]:
        """Only what the actor may know of."""
        if getattr(self, "swagger_fake_view", False):
            return Matter.objects.none()
        return registry.visible_to(self.request.actor).select_related("organisation")

    @extend_schema(tags=["matters"])
    def list(self, request: Request) -> Response:
        """The matters you may know of, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self._told(page, many=True))

    @extend_schema(tags=["matters"], parameters=[NUMBER])
    def retrieve(self, request: Request, number: str) -> Response:
        """One matter by id or receipt number."""
        matter = find(self.get_queryset(), number)
        return Response(self._told(matter))

    def _told(self, found: Any, many: bool = False) -> Any:
        context = {"request": self.request, "subjects": subjects_of(found if many else [found])}
        return MatterSerializer(found, many=many, context=context).data
