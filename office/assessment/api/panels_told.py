"""What the API tells of panels and draws, and what it takes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from office.assessment import draw
from office.assessment.actions.panels import MOST_COMMENT, MOST_DAYS
from office.assessment.assigning import OBJECTIVES, TOTAL
from office.assessment.models import Panel, PanelDraw, Subject
from office.assessment.queries import panels as queries
from office.workflow.api import WithSteps


@extend_schema_serializer(component_name="AssessmentPanelLine")
class PanelLine(serializers.ModelSerializer):
    """A panel in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    title = serializers.CharField(source="matter.title")
    judges = serializers.UUIDField(source="matter.parent_id", help_text=_("What it judges: the matter of a call."))

    class Meta:
        model = Panel
        fields = ["id", "number", "title", "judges", "programme", "scope", "state", "size", "alternates", "per_entry"]


class EntryBeforePanel(serializers.ModelSerializer):
    """An entry before the panel."""

    organisation = serializers.CharField(source="organisation.label")

    class Meta:
        model = Subject
        fields = ["id", "code", "title", "organisation", "group", "position", "out_at"]


@extend_schema_serializer(component_name="AssessmentPanel")
class AssessmentPanel(WithSteps, PanelLine):
    """One panel with its settings, rounds, and the entries that the reader may know of."""

    entries = serializers.SerializerMethodField()
    rounds = serializers.SerializerMethodField()
    draw = serializers.SerializerMethodField()

    class Meta(PanelLine.Meta):
        fields = [*PanelLine.Meta.fields, "rules_sha256", "quotas", "windows", "least_comment", "answer_days",
                  "entries", "rounds", "draw", "steps"]  # fmt: skip

    def get_entries(self, panel: Panel) -> EntryBeforePanel(many=True):
        """In reading order."""
        return EntryBeforePanel(queries.subjects_for(self.context["request"].actor, panel), many=True).data

    @extend_schema_field(serializers.ListField(child=serializers.DictField()))
    def get_rounds(self, panel: Panel) -> list[dict[str, Any]]:
        """Code, kind and state of each."""
        return list(panel.rounds.order_by("position").values("id", "code", "kind", "position", "state", "due_at"))

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_draw(self, panel: Panel) -> Any:
        """The draw, once the pool is frozen."""
        found = queries.draw_of(panel)
        return found.pk if found else None


class SettingsTaken(serializers.Serializer):
    """The settings of a panel."""

    size = serializers.IntegerField(min_value=1, max_value=99, default=7)
    alternates = serializers.IntegerField(min_value=0, max_value=99, default=3)
    per_entry = serializers.IntegerField(min_value=1, max_value=99, allow_null=True, default=None)
    quotas = serializers.ListField(
        child=serializers.DictField(), default=list,
        help_text=_("Each with field (expertise, region, gender), value or null, least, most."),
    )  # fmt: skip
    windows = serializers.DictField(
        default=dict, help_text=_("By the code of the rule: years, “ever”, “now” or “off”; the others keep their own.")
    )
    least_comment = serializers.IntegerField(min_value=0, max_value=MOST_COMMENT, default=100)
    answer_days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, default=3)


class PanelTaken(SettingsTaken):
    """A new panel: under what, and its settings."""

    judges = serializers.UUIDField()


class Committed(serializers.Serializer):
    """A commitment."""

    commitment = serializers.CharField(max_length=64)


class Revealed(serializers.Serializer):
    """A nonce."""

    nonce = serializers.CharField(max_length=64)


class Allotting(serializers.Serializer):
    """By which numbers entries are allotted; with `digest` the proposal of this name is applied."""

    least = serializers.IntegerField(min_value=0, max_value=999, default=0)
    most = serializers.IntegerField(min_value=1, max_value=999)
    objective = serializers.ChoiceField(choices=OBJECTIVES, default=TOTAL)
    digest = serializers.CharField(max_length=64, required=False)


class PublicDraw(serializers.ModelSerializer):
    """What is public of a draw. Nonces stand in the record, once both are shown."""

    panel = serializers.CharField(source="panel.matter.number")
    title = serializers.CharField(source="panel.matter.parent.title")
    commitments = serializers.SerializerMethodField()
    record = serializers.SerializerMethodField()

    class Meta:
        model = PanelDraw
        fields = ["id", "panel", "title", "pool", "pool_sha256", "frozen_at", "commitments", "drawn_at", "record"]

    @extend_schema_field(serializers.DictField(child=serializers.CharField(allow_blank=True)))
    def get_commitments(self, made: PanelDraw) -> dict[str, str]:
        """By party."""
        return {party: getattr(made, f"{party}_commitment") for party in draw.PARTIES}

    @extend_schema_field(serializers.DictField(allow_null=True))
    def get_record(self, made: PanelDraw) -> dict | None:
        """For `manage.py replay_draw`."""
        return made.record or None
