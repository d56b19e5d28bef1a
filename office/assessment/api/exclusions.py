"""Exclusions and named people over the API."""

from uuid import UUID

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment.actions import excluding, naming
from office.assessment.api import seats_told as told
from office.assessment.api.pool import TAGS
from office.assessment.models import Exclusion, NamedPerson
from office.assessment.queries import seats as found_in
from office.assessment.states import ExclusionState

WITH_REASON = {"uphold": excluding.uphold, "refuse": excluding.refuse, "override": excluding.propose_override}
PLAIN = {"confirm": excluding.confirm_override, "drop": excluding.drop_override}
DEED = OpenApiParameter("deed", str, OpenApiParameter.PATH, enum=[*WITH_REASON, *PLAIN])


class ExclusionFilter(django_filters.FilterSet):
    """By panel and state."""

    panel = django_filters.UUIDFilter(field_name="seat__panel")
    state = django_filters.ChoiceFilter(choices=ExclusionState.choices)

    class Meta:
        model = Exclusion
        fields: list[str] = []


@declare(SIGNED_IN)
class Exclusions(ApiViewSet):
    """Exclusions for whoever decides on them, and auditors; nobody reads what concerns the own person."""

    serializer_class = told.ExclusionSerializer
    filterset_class = ExclusionFilter

    def get_queryset(self) -> QuerySet[Exclusion]:
        """What the actor may know of."""
        return found_in.exclusions_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.ExclusionSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Found, standing and decided."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(tags=TAGS, request=told.Finding, responses={201: told.ExclusionSerializer})
    def create(self, request: Request) -> Response:
        """Write down a conflict that the staff learned of; it keeps away until it is decided."""
        sent = told.said(told.Finding, request.data)
        seat = _one(found_in.seats_run_by(request.actor), sent["seat"])
        subject = _one(seat.panel.subjects.all(), sent["entry"])
        found = excluding.find(seat, subject, by=request.actor, rule=sent["rule"], ground=sent["ground"])
        return Response(self.get_serializer(found).data, status=201)

    @extend_schema(tags=TAGS)
    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One of them."""
        return Response(self.get_serializer(_one(self.get_queryset(), pk)).data)

    @extend_schema(operation_id="assessment_exclusions_decide", tags=TAGS, parameters=[DEED], request=told.Deciding)
    def decide(self, request: Request, pk: UUID, deed: str) -> Response:
        """Uphold, refuse, propose to override; confirm or drop what another person proposed."""
        one = _one(self.get_queryset(), pk)
        if deed in WITH_REASON:
            WITH_REASON[deed](one, by=request.actor, reason=told.said(told.Deciding, request.data)["reason"])
        elif deed in PLAIN:
            PLAIN[deed](one, by=request.actor)
        else:
            raise Unknown
        return Response(self.get_serializer(_one(self.get_queryset(), pk)).data)


@declare(SIGNED_IN)
class Named(ApiViewSet):
    """People whom one's own organisation names with its entry, and members whom it challenges."""

    serializer_class = told.NamedSerializer

    def get_queryset(self) -> QuerySet[NamedPerson]:
        """What the actor's organisations named."""
        return found_in.named_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.NamedSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Whom your organisations named."""
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(tags=TAGS, request=told.Naming, responses={201: told.NamedSerializer})
    def create(self, request: Request) -> Response:
        """Name somebody until the intake closes, or challenge a member you have met at a presentation."""
        sent = told.said(told.Naming, request.data)
        entry = found_in.entry_for(request.actor, sent.pop("entry"))
        if entry is None:
            raise Unknown
        return Response(self.get_serializer(naming.name_person(entry, by=request.actor, **sent)).data, status=201)

    @extend_schema(tags=TAGS, responses={204: None})
    def destroy(self, request: Request, pk: UUID) -> Response:
        """Take a name back, until the intake closes."""
        naming.remove(_one(self.get_queryset(), pk), by=request.actor)
        return Response(status=204)

    @extend_schema(tags=TAGS, request=told.Meaning, responses=told.ExclusionSerializer)
    def attach(self, request: Request, pk: UUID) -> Response:
        """For the staff: say which member a name means."""
        named = _one(found_in.named_run_by(request.actor), pk)
        seat = _one(found_in.seats_run_by(request.actor), told.said(told.Meaning, request.data)["seat"])
        return Response(told.ExclusionSerializer(naming.attach(named, seat, by=request.actor)).data)


def _one(found: QuerySet, pk: UUID):
    row = found.filter(pk=pk).first()
    if row is None:
        raise Unknown
    return row
