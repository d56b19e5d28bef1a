"""Objections to results over the API."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries_selection as found_in
from competitions.actions import objections
from competitions.api.base import TAGS, BelowMixin, ListMixin, said
from competitions.api.serializers_objections import NewObjection, ObjectionLine, ObjectionSerializer
from competitions.models import Objection
from office.access import SIGNED_IN, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER
from office.workflow.api import StepsMixin, documented


@declare(SIGNED_IN)
@documented(Objection, tags=TAGS)
class Objections(StepsMixin, ListMixin, ApiViewSet):
    """Objections to results (이의신청)."""

    serializer_class = ObjectionSerializer
    line_class = ObjectionLine
    basename = "result-objections"

    def get_queryset(self) -> QuerySet[Objection]:
        """What the actor may know of."""
        return found_in.objections_for(self.request.actor).order_by("-received_at", "-pk")

    @extend_schema(tags=TAGS, responses=ObjectionLine(many=True))
    def list(self, request: Request) -> Response:
        """The objections you may know of, newest first."""
        return super().list(request)


@declare(SIGNED_IN)
class EntryObjections(BelowMixin, ApiViewSet):
    """Objections to the result of one entry."""

    serializer_class = ObjectionLine

    def get_queryset(self) -> QuerySet[Objection]:
        """What the actor may know of."""
        return found_in.objections_of(self.entry(), self.request.actor)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=NewObjection, responses={201: ObjectionLine})
    def create(self, request: Request, number: str) -> Response:
        """File an objection: with the seal of the lead, within the period."""
        made = objections.file(self.entry(), by=request.actor, **said(NewObjection, request))
        return Response(self.get_serializer(made).data, status=201)
