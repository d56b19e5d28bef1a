"""Seats over the API: invited, accepted, declared, pledged; the same use cases as the pages."""

from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment.actions import declaring, inviting
from office.assessment.api import seats_told as told
from office.assessment.api.pool import TAGS
from office.assessment.models import Seat
from office.assessment.queries import seats as found_in
from office.assessment.states import Sitting
from office.docket.api.lookup import NUMBER
from office.workflow.api import StepsMixin, documented


class SeatFilter(django_filters.FilterSet):
    """By panel and state."""

    panel = django_filters.UUIDFilter(field_name="panel")
    state = django_filters.ChoiceFilter(choices=Sitting.choices)

    class Meta:
        model = Seat
        fields: list[str] = []


@declare(SIGNED_IN)
@documented(Seat, tags=TAGS)
class Seats(StepsMixin, ApiViewSet):
    """Seats on panels. A pledge is signed: a token signs by itself, a session needs a fresh authentication."""

    serializer_class = told.SeatSerializer
    filterset_class = SeatFilter
    basename = "seats"
    url_namespace = "assessment_api"

    def get_queryset(self) -> QuerySet[Seat]:
        """What the actor may know of."""
        return found_in.seats_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.SeatLine(many=True))
    def list(self, request: Request) -> Response:
        """Your own seats; for the staff and the auditors those of their panels."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(told.SeatLine(page, many=True).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.DeclaredEntrySerializer(many=True))
    def declarations(self, request: Request, number: str) -> Response:
        """The entries to declare on, while the declaration is open: who enters, no papers. Your own seat only."""
        return Response(self._lines(self._own()))

    @extend_schema(
        tags=TAGS, parameters=[NUMBER], request=told.Declared(many=True),
        responses=told.DeclaredEntrySerializer(many=True),
    )  # fmt: skip
    def declare(self, request: Request, number: str) -> Response:
        """Save what is declared; entries that are left out stay as they are. The step `close_declaration` closes it."""
        seat = self._own()
        sent = told.said(told.Declared, request.data, many=True)
        answers = {str(one["entry"]): {k: one[k] for k in ("answer", "rule", "note")} for one in sent}
        declaring.declare(seat, answers, by=request.actor)
        return Response(self._lines(seat))

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.Recusing, responses={204: None})
    def recuse(self, request: Request, number: str) -> Response:
        """Withdraw from an entry when a conflict is noticed late: its sheet becomes void."""
        seat, sent = self._own(), told.said(told.Recusing, request.data)
        subject = found_in.readable_subjects(seat).filter(pk=sent["entry"]).first()
        if subject is None:
            raise Unknown
        declaring.recuse(seat, subject, by=request.actor, rule=sent["rule"], note=sent["note"])
        return Response(status=204)

    @extend_schema(tags=TAGS, request=told.Inviting, responses=told.SeatLine(many=True))
    def invite_drawn(self, request: Request, pk: UUID) -> Response:
        """Ask everybody who was drawn for a panel, at once."""
        panel = found_in.panels_run_by(request.actor).filter(pk=pk).first()
        if panel is None:
            raise Unknown
        sent = inviting.invite_drawn(panel, by=request.actor, **told.said(told.Inviting, request.data))
        return Response(told.SeatLine(sent, many=True).data)

    def _own(self) -> Seat:
        seat = self.get_object()
        if not found_in.own_seats(self.request.actor).filter(pk=seat.pk).exists():
            raise Unknown
        return seat

    @staticmethod
    def _lines(seat: Seat) -> Any:
        lines = found_in.declaration_lines(seat) if seat.state == Sitting.ACCEPTED else []
        return told.DeclaredEntrySerializer(lines, many=True).data
