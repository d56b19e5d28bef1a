"""`/api/v1/inbox/`: one's own notices, newest first."""

from uuid import UUID

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiViewSet
from office.notifications import queries, reading
from office.notifications.api.serializers import NoticeSerializer
from office.notifications.models import Delivery


class NoticeFilter(django_filters.FilterSet):
    """Narrowing the inbox."""

    unread = django_filters.BooleanFilter("read_at", lookup_expr="isnull")
    key = django_filters.CharFilter()
    matter = django_filters.UUIDFilter()

    class Meta:
        model = Delivery
        fields: list[str] = []


@declare(SIGNED_IN)
class Inbox(ApiViewSet):
    """One's own notices."""

    serializer_class = NoticeSerializer
    filterset_class = NoticeFilter
    lookup_field = "id"

    def get_queryset(self) -> QuerySet[Delivery]:
        """Only one's own."""
        if getattr(self, "swagger_fake_view", False):
            return Delivery.objects.none()
        return queries.inbox_for(self.request.actor).defer("body_html", "facts")

    @extend_schema(tags=["inbox"], responses=NoticeSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Your notices, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(NoticeSerializer(page, many=True).data)

    @extend_schema(tags=["inbox"], request=None, responses=NoticeSerializer)
    def read(self, request: Request, id: UUID) -> Response:
        """Mark a notice as read.

        Marking it again changes nothing: `read_at` stays the moment of the first reading.
        """
        return Response(NoticeSerializer(reading.mark_read(request.actor, id)).data)
