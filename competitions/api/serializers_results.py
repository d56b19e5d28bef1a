"""What the API tells of the result of one entry: what its page shows once it is published."""

from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from competitions.api.serializers_objections import ObjectionLine
from competitions.states import Entering
from office.documents.api.serializers import DocumentSerializer

TOLD = (Entering.SELECTED, Entering.RESERVE, Entering.NOT_SELECTED, Entering.DECLINED, Entering.DISQUALIFIED)


class RoundScore(serializers.Serializer):
    """What one round gave."""

    name = serializers.CharField()
    score = serializers.CharField()
    rank = serializers.CharField(help_text=gettext_lazy("Empty where the round ranks nobody."))
    members = serializers.ListField(
        source="given", child=serializers.CharField(),
        help_text=gettext_lazy("The total of each member under a number, and which of them were left out."),
    )  # fmt: skip


class ScoresSerializer(serializers.Serializer):
    """One's own scores as far as the call publishes them; all empty where it tells the result alone."""

    final = serializers.CharField()
    rank = serializers.CharField()
    bonus = serializers.CharField()
    penalty = serializers.CharField()
    rounds = RoundScore(many=True)


class FeedbackSerializer(serializers.Serializer):
    """What the panel thought of the entry; `conditions` only of an award."""

    strengths = serializers.CharField()
    weaknesses = serializers.CharField()
    conditions = serializers.CharField()


class ObjectingSerializer(serializers.Serializer):
    """The way to object: until when, whether you can now, what was filed."""

    until = serializers.DateTimeField(allow_null=True, help_text=gettext_lazy("The end of the period, exclusive."))
    last_day = serializers.DateField(allow_null=True)
    open = serializers.BooleanField(help_text=gettext_lazy("Whether an objection can be filed now, by you."))
    reasons = serializers.ListField(child=serializers.CharField(), help_text=gettext_lazy("Why not."))
    address = serializers.CharField(help_text=gettext_lazy("Where to POST an objection."))
    filed = ObjectionLine(many=True)


@extend_schema_serializer(component_name="EntryResult")
class EntryResultSerializer(serializers.Serializer):
    """The result of an entry, with everything that stands on its page after the publication."""

    outcome = serializers.ChoiceField(choices=[(str(one), one.label) for one in TOLD])
    outcome_label = serializers.CharField()
    told_at = serializers.DateTimeField(source="at", allow_null=True)
    group = serializers.CharField()
    below_pass_mark = serializers.BooleanField(source="below")
    reserve_place = serializers.IntegerField(source="place", allow_null=True)
    grade = serializers.CharField()
    valid_until = serializers.DateField(allow_null=True)
    scores = ScoresSerializer()
    feedback = FeedbackSerializer(source="opinion")
    rules_sha256 = serializers.CharField()
    tally_sha256 = serializers.CharField()
    all_scores = serializers.CharField(
        allow_null=True,
        help_text=gettext_lazy("Where the scores of all can be fetched (zip); null where they are not published."),
    )
    letters = DocumentSerializer(many=True, help_text=gettext_lazy("The letters, the last first."))
    objection = ObjectingSerializer()
