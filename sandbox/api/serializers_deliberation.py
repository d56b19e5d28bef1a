"""What the API tells of conditions, exemptions and the plans they ask for."""

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from office.deadlines.queries import clocks_of
from sandbox.api.serializers import CaseClockSerializer
from sandbox.models import AmendmentPlan, Condition, Exemption


class ConditionSerializer(serializers.ModelSerializer):
    """A condition, drafted or decided."""

    class Meta:
        model = Condition
        fields = [
            "id", "position", "text", "basis", "purpose", "evidence", "before_start", "to_be_settled", "due_on",
            "every_months",
        ]  # fmt: skip
        read_only_fields = ["id", "position"]


class ProposedConditionSerializer(serializers.Serializer):
    """A proposal on the desk: by whom, what says the same, what contradicts, which drafts it was adopted in."""

    id = serializers.UUIDField(source="proposal.pk")
    by = serializers.CharField()
    text = serializers.CharField(source="proposal.text")
    need = serializers.CharField(source="proposal.need")
    evidence = serializers.CharField(source="proposal.evidence")
    same_as = serializers.ListField(child=serializers.CharField())
    against = serializers.ListField(child=serializers.CharField())
    adopted = serializers.ListField(child=serializers.IntegerField())


class DraftedConditionSerializer(serializers.Serializer):
    """A draft on the desk, with what it lacks (GAA §17④)."""

    condition = ConditionSerializer()
    sources = serializers.ListField(child=serializers.CharField())
    remarks = serializers.ListField(child=serializers.CharField())


class DeskSerializer(serializers.Serializer):
    """The conditions desk of an application."""

    proposed = ProposedConditionSerializer(many=True)
    drafted = DraftedConditionSerializer(many=True)
    may_draft = serializers.BooleanField()
    closed = serializers.ListField(child=serializers.CharField())
    metrics = serializers.ListField(child=serializers.DictField())


class AdoptSerializer(serializers.Serializer):
    """Which proposals become drafts."""

    proposals = serializers.ListField(child=serializers.UUIDField(), min_length=1)
    merged = serializers.BooleanField(
        default=False, help_text=gettext_lazy("One draft of all of them, instead of one for each.")
    )


class MoveSerializer(serializers.Serializer):
    """A place in the order, counted from 1."""

    to = serializers.IntegerField(min_value=1)


class RegionSerializer(serializers.Serializer):
    """Where it is done."""

    organisation = serializers.CharField(source="organisation.name_ko")
    boundary = serializers.CharField()


class MetricSerializer(serializers.Serializer):
    """실증데이터: what is measured."""

    item = serializers.CharField()
    metric = serializers.CharField()
    unit = serializers.CharField()
    how = serializers.CharField()
    interval = serializers.CharField()


class ExemptionLine(serializers.Serializer):
    """An exemption in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    title = serializers.CharField(source="matter.title")
    track = serializers.CharField()
    state = serializers.CharField()
    operator = serializers.CharField(source="matter.organisation.name_ko")
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    regions = RegionSerializer(many=True, source="regions.all")


class ExemptionSerializer(ExemptionLine):
    """An exemption: who, what, where, until when, on which conditions."""

    application = serializers.CharField(source="application.matter.number")
    approved_at = serializers.DateTimeField()
    content = serializers.CharField()
    published_on = serializers.DateField(allow_null=True)
    gazette_issue = serializers.CharField()
    takes_effect_on = serializers.DateField(allow_null=True)
    conditions = ConditionSerializer(many=True, source="conditions.all")
    metrics = MetricSerializer(many=True, source="metrics.all")
    clocks = serializers.SerializerMethodField()

    def get_clocks(self, exemption: Exemption) -> CaseClockSerializer(many=True):
        """The clocks that run."""
        return CaseClockSerializer(clocks_of(exemption.matter), many=True).data


class PublicationSerializer(serializers.Serializer):
    """The gazette notice as it appeared."""

    published_on = serializers.DateField()
    issue = serializers.CharField(max_length=100, allow_blank=True, default="")
    effective_on = serializers.DateField(
        required=False, allow_null=True, help_text=gettext_lazy("Only where the notice names a day (Doc §6③).")
    )


class AmendmentPlanLine(serializers.Serializer):
    """A plan to amend the law in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    title = serializers.CharField(source="matter.title")
    ministry = serializers.CharField(source="matter.organisation.name_ko")
    exemption = serializers.CharField(source="exemption.matter.number")
    state = serializers.CharField()


class AmendmentPlanSerializer(AmendmentPlanLine):
    """A plan that a ministry owes, with its clock."""

    clocks = serializers.SerializerMethodField()

    def get_clocks(self, plan: AmendmentPlan) -> CaseClockSerializer(many=True):
        """The clocks that run."""
        return CaseClockSerializer(clocks_of(plan.matter), many=True).data
