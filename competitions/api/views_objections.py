"""Objections to results over the API, and the list of results for those in charge."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries, rules
from competitions import queries_selection as found_in
from competitions.actions import objections
from competitions.api.base import TAGS, BelowMixin, ListMixin, said
from competitions.models import Call, Objection
from office.access import SIGNED_IN, NotYours, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER, find
from office.workflow.api import StepsMixin, WithSteps, documented


@extend_schema_serializer(component_name="ResultObjectionLine")
class ObjectionLine(serializers.Serializer):
    """An objection in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.reference")
    entry = serializers.CharField(source="entry.matter.reference")
    call = serializers.CharField(source="entry.call.matter.reference")
    state_label = serializers.SerializerMethodField()
    received_at = serializers.DateTimeField()

    def get_state_label(self, one: Objection) -> str:
        """The reader's word for the state."""
        return one.state_label(self.context["request"].actor)


@extend_schema_serializer(component_name="ResultObjection")
class ObjectionSerializer(ObjectionLine, WithSteps):
    """An objection; what is only proposed is the office's."""

    what = serializers.CharField()
    reasons = serializers.CharField()
    answer = serializers.SerializerMethodField()
    consequence = serializers.CharField()

    def get_answer(self, one: Objection) -> str:
        """Empty for those who object until it is decided."""
        decided = one.state in ("upheld", "rejected")
        return one.answer if decided or rules.AnswerObjection.holds(self.context["request"].actor, one) else ""


@extend_schema_serializer(component_name="NewResultObjection")
class NewObjection(serializers.Serializer):
    """What is objected to, and why."""

    what = serializers.CharField(max_length=1000)
    reasons = serializers.CharField(max_length=6000)


class ResultLine(serializers.Serializer):
    """A line of the list of results, with what the tally says and what differs from it."""

    entry = serializers.UUIDField()
    code = serializers.CharField()
    group = serializers.CharField()
    rank = serializers.IntegerField(allow_null=True)
    final = serializers.CharField(allow_null=True)
    band = serializers.CharField(allow_null=True)
    outcome = serializers.CharField()
    tally_outcome = serializers.CharField()
    deviates = serializers.BooleanField()
    reason = serializers.CharField()


class ResultSerializer(serializers.Serializer):
    """The list of results of a call, for those in charge: as prepared, or as the tally has it."""

    number = serializers.IntegerField(source="decision.number", default=None, allow_null=True)
    sha256 = serializers.CharField(source="decision.sha256", default=None, allow_null=True)
    prepared_at = serializers.DateTimeField(source="decision.prepared_at", default=None, allow_null=True)
    decided_at = serializers.DateTimeField(source="decision.decided_at", default=None, allow_null=True)
    lines = ResultLine(many=True)


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


@declare(SIGNED_IN)
class Results(ApiViewSet):
    """The list of results of a call."""

    serializer_class = ResultSerializer

    def get_queryset(self) -> QuerySet[Call]:
        """What the actor may know of."""
        return queries.calls_for(self.request.actor)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=ResultSerializer)
    def result(self, request: Request, number: str) -> Response:
        """The list as prepared, or as the tally has it: for those in charge and auditors."""
        call: Any = find(self.get_queryset(), number, matter="matter")
        if not rules.WorkOnCall.holds(request.actor, call):
            raise NotYours(rules.WorkOnCall.key)
        return Response(ResultSerializer(found_in.result_of(call, request.actor)).data)
