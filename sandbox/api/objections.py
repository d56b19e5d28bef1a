"""Objections over the API: the same queries, rules and use cases as the pages."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import find
from office.workflow.api import StepsMixin, documented
from sandbox.actions import objections
from sandbox.api.serializers import CaseSerializer
from sandbox.api.views import TAGS, ListMixin
from sandbox.models import Objection
from sandbox.queries_applications import applications_for
from sandbox.queries_objections import objections_for


class ObjectionSerializer(CaseSerializer):
    """An objection."""

    case = serializers.CharField(source="matter.parent.number")
    against = serializers.CharField()
    grounds = serializers.CharField()
    filed_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField()


class ObjectionLine(serializers.Serializer):
    """An objection in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    title = serializers.CharField(source="matter.title")
    state = serializers.CharField()
    against = serializers.CharField()
    filed_at = serializers.DateTimeField()


class NewObjection(serializers.Serializer):
    """What files an objection."""

    case = serializers.CharField(max_length=60)
    grounds = serializers.CharField(max_length=8000)


@declare(SIGNED_IN)
@documented(Objection, tags=TAGS)
class Objections(StepsMixin, ListMixin, ApiViewSet):
    """Objections (이의신청) to returns and refusals."""

    serializer_class = ObjectionSerializer
    line_class = ObjectionLine
    basename = "objections"

    def get_queryset(self) -> QuerySet[Objection]:
        """What the actor may know of."""
        return objections_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=ObjectionLine(many=True))
    def list(self, request: Request) -> Response:
        """The objections you may know of, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=NewObjection, responses={201: ObjectionSerializer})
    def create(self, request: Request) -> Response:
        """File an objection to the return or refusal of a case, within 60 days of the notice's arrival."""
        wanted = NewObjection(data=request.data)
        wanted.is_valid(raise_exception=True)
        case = find(applications_for(request.actor), wanted.validated_data["case"], matter="matter")
        objection = objections.file(case, by=request.actor, grounds=wanted.validated_data["grounds"])
        return Response(self.told(self.get_queryset().get(pk=objection.pk)), status=201)
