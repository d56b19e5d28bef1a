"""`/api/v1/deadlines/` and `/api/v1/clocks/`."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import PUBLIC, SIGNED_IN, Invalid, Unknown, declare
from office.api.views import ApiView, ApiViewSet
from office.deadlines import clocks, queries
from office.deadlines.api.serializers import ClockSerializer, ComputedSerializer, ComputeSerializer, DeadlineSerializer
from office.deadlines.clocks import UnknownClock
from office.deadlines.models import Deadline
from office.deadlines.overlay import current_calendar
from office.deadlines.periods import Pause
from office.deadlines.reading import read_moment


class DeadlineFilter(django_filters.FilterSet):
    """Narrowing: by matter, clock, last day, and whether the clock still runs."""

    matter = django_filters.UUIDFilter()
    clock = django_filters.CharFilter()
    due_before = django_filters.DateFilter("due_on", lookup_expr="lt")
    closed = django_filters.BooleanFilter(method="by_end")

    class Meta:
        model = Deadline
        fields: list[str] = []

    def by_end(self, found: QuerySet[Deadline], name: str, value: bool) -> QuerySet[Deadline]:
        return found.exclude(closed_at=None) if value else found.filter(Q(closed_at=None))


@declare(SIGNED_IN)
class Deadlines(ApiViewSet):
    """The clocks of the matters you may know of."""

    serializer_class = DeadlineSerializer
    filterset_class = DeadlineFilter

    def get_queryset(self) -> QuerySet[Deadline]:
        if getattr(self, "swagger_fake_view", False):
            return Deadline.objects.none()
        return queries.deadlines_for(self.request.actor)

    @extend_schema(tags=["deadlines"])
    def list(self, request: Request) -> Response:
        """The clocks of your matters, the newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(DeadlineSerializer(queries.progress_list(page), many=True).data)

    @extend_schema(tags=["deadlines"])
    def retrieve(self, request: Request, pk: str) -> Response:
        """One clock, with the reasons for its last day."""
        progress = queries.progress(queries.deadline_for(request.actor, pk))
        return Response(DeadlineSerializer(progress).data)


@declare(PUBLIC)
class Clocks(ApiView):
    """The clock table."""

    @extend_schema(tags=["clocks"], operation_id="clocks_list", responses=ClockSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Every clock of the law as this installation applies it."""
        return Response(ClockSerializer(clocks.all_clocks(), many=True).data)


@declare(PUBLIC)
class OneClock(ApiView):
    """One clock."""

    @extend_schema(tags=["clocks"], operation_id="clocks_retrieve", responses=ClockSerializer)
    def get(self, request: Request, key: str) -> Response:
        """One clock of the law."""
        return Response(ClockSerializer(_clock(key)).data)


@declare(PUBLIC)
class Compute(ApiView):
    """Computing, without storing anything."""

    @extend_schema(tags=["clocks"], request=ComputeSerializer, responses={200: ComputedSerializer})
    def post(self, request: Request, key: str) -> Response:
        """When a clock would end, and why."""
        clock = _clock(key)
        asked = ComputeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return Response(_computed(clock, asked.validated_data))


def _clock(key: str) -> clocks.Clock:
    try:
        return clocks.get_clock(key)
    except UnknownClock:
        raise Unknown from None


def _computed(clock: clocks.Clock, asked: dict) -> dict:
    field = "start"
    try:
        start = read_moment(asked["start"])
        field = "length"
        clocks.lengths_of(clock, asked.get("length"))
        field = ""
        pauses = [Pause(row["since"], row["until"]) for row in asked.get("pauses", ())]
        facts = {"pauses": pauses, "length": asked.get("length"), "extensions": asked.get("extensions", ())}
        return clocks.as_data(clock.id, start, clocks.compute(clock, start, calendar=current_calendar(), **facts))
    except ValueError as error:
        raise Invalid({field: [str(error)]}) from error
