"""What the API tells of awards of earlier years, and takes."""

from typing import Any

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from competitions.models import PastAward, PastAwardChange

VALUES = ["organisation", "name_ko", "group", "national", "total", "ends_on", "note_ko", "note_en"]


class AwardChangeSerializer(serializers.ModelSerializer):
    """What was changed: `before` and `after` hold the values, amounts in won."""

    by = serializers.CharField()

    class Meta:
        model = PastAwardChange
        fields = ["kind", "reason", "before", "after", "by", "at"]
        read_only_fields = fields


class AwardSerializer(serializers.ModelSerializer):
    """An award of an earlier year; `revision` counts its changes."""

    programme = serializers.CharField(source="call.programme_id")
    year = serializers.IntegerField(source="call.year")
    source = serializers.CharField(source="call.source")
    label = serializers.CharField()

    class Meta:
        model = PastAward
        fields = ["id", "programme", "year", "source", "label", *VALUES, "revision", "removed_at"]
        read_only_fields = fields


class AwardWithChanges(AwardSerializer):
    """With everything that was changed of it, the last first."""

    changes = AwardChangeSerializer(many=True)

    class Meta(AwardSerializer.Meta):
        fields = [*AwardSerializer.Meta.fields, "changes"]
        read_only_fields = fields


class AwardValues(serializers.Serializer):
    """What is documented of an award; what is not sent stays as it is."""

    organisation = serializers.UUIDField(
        required=False, allow_null=True, help_text=gettext_lazy("Only what is tied to an organisation bars it.")
    )
    name_ko = serializers.CharField(max_length=100, required=False)
    group = serializers.CharField(max_length=40, required=False, allow_blank=True)
    national = serializers.IntegerField(min_value=0, max_value=10**18, required=False, allow_null=True)
    total = serializers.IntegerField(min_value=0, max_value=10**18, required=False, allow_null=True)
    ends_on = serializers.DateField(required=False, allow_null=True)
    note_ko = serializers.CharField(max_length=300, required=False, allow_blank=True)
    note_en = serializers.CharField(max_length=300, required=False, allow_blank=True)


class NewAward(AwardValues):
    """An award that is missing, and where it is documented."""

    programme = serializers.SlugField(max_length=40)
    year = serializers.IntegerField(min_value=2009, max_value=2100)
    source = serializers.CharField(max_length=300)
    name_ko = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")


class TakenOut(serializers.Serializer):
    """Why, on top of which revision."""

    revision = serializers.IntegerField(min_value=0)
    reason = serializers.CharField(max_length=1000)


class CorrectedAward(AwardValues, TakenOut):
    """What differs, why, on top of which revision."""


def facts(said: dict[str, Any], organisations: Any) -> dict[str, Any]:
    """The organisation itself in place of its key; raises ValidationError for one that is none."""
    if not said.get("organisation"):
        return said
    found = organisations.filter(pk=said["organisation"]).first()
    if found is None:
        raise serializers.ValidationError({"organisation": [gettext_lazy("There is no such organisation.")]})
    return said | {"organisation": found}
