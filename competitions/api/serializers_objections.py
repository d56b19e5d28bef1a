"""What the API tells of objections to results, and of the list of results."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from competitions import rules
from competitions.models import Objection
from office.workflow.api import WithSteps


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
