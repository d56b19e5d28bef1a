"""What the API tells of seats, declarations and exclusions, and what it is told."""

from typing import Any

from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from office.assessment import conflict_rules
from office.assessment.models import Exclusion, NamedPerson, Seat
from office.assessment.states import DeclarationAnswer
from office.workflow.api import WithSteps

_RULES = list(conflict_rules.DECLARABLE)


class SeatLine(serializers.Serializer):
    """A seat in a list. `code` is the name that exports know it by."""

    id = serializers.UUIDField(source="pk")
    panel = serializers.UUIDField(source="panel_id")
    title = serializers.CharField(source="panel.matter.title")
    reviewer = serializers.CharField(source="reviewer.name")
    code = serializers.CharField()
    chair = serializers.BooleanField()
    state = serializers.CharField()
    answer_until = serializers.DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="AssessmentSeat")
class SeatSerializer(SeatLine, WithSteps):
    """One seat: what was asked, how far it is, and the steps that are yours to take."""

    days = serializers.CharField(source="asked_for.days", default="")
    duties = serializers.CharField(source="asked_for.duties", default="")
    fee = serializers.IntegerField(source="asked_for.fee", default=None, allow_null=True)
    invited_at = serializers.DateTimeField(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    cleared_at = serializers.DateTimeField(allow_null=True)
    pledged_at = serializers.DateTimeField(allow_null=True)
    undeclared = serializers.SerializerMethodField(help_text=gettext_lazy("How many entries are still to declare on."))

    def get_undeclared(self, seat: Seat) -> int:
        """Only while the declaration is open."""
        return seat.undeclared().count() if seat.state == "accepted" else 0


@extend_schema_serializer(component_name="ConflictFinding")
class FindingSerializer(serializers.Serializer):
    """What was found automatically, to be confirmed or contested."""

    rule = serializers.CharField()
    ground = serializers.CharField()


class DeclaredEntrySerializer(serializers.Serializer):
    """An entry to declare on: who enters, what was found, what is declared so far. No papers."""

    entry = serializers.UUIDField(source="subject.pk")
    code = serializers.CharField(source="subject.code")
    title = serializers.CharField(source="subject.title")
    applicant = serializers.CharField(source="subject.organisation.name_ko")
    partners = serializers.ListField(child=serializers.CharField())
    found = FindingSerializer(many=True)
    answer = serializers.CharField(source="declaration.answer", default="")
    rule = serializers.CharField(source="declaration.rule", default="")
    note = serializers.CharField(source="declaration.note", default="")


class Declared(serializers.Serializer):
    """What is declared of one entry; an empty answer takes it back."""

    entry = serializers.UUIDField()
    answer = serializers.ChoiceField(choices=["", *DeclarationAnswer.values])
    rule = serializers.ChoiceField(choices=["", *_RULES], default="")
    note = serializers.CharField(max_length=1000, default="", allow_blank=True)


class Recusing(serializers.Serializer):
    """From which entry a member withdraws, and why."""

    entry = serializers.UUIDField()
    rule = serializers.ChoiceField(choices=_RULES)
    note = serializers.CharField(max_length=1000)


class Inviting(serializers.Serializer):
    """What everybody who was drawn is told."""

    days = serializers.CharField(max_length=500)
    duties = serializers.CharField(max_length=1000)
    fee = serializers.IntegerField(min_value=0, required=False, allow_null=True)
    within = serializers.IntegerField(min_value=1, max_value=30, required=False, default=0)
    counted = serializers.ChoiceField(choices=["working", "calendar"], default="working")


class ExclusionSerializer(serializers.Serializer):
    """An exclusion; never one's own."""

    id = serializers.UUIDField(source="pk")
    panel = serializers.UUIDField(source="seat.panel_id")
    seat = serializers.UUIDField(source="seat_id")
    reviewer = serializers.CharField(source="seat.reviewer.name")
    entry = serializers.UUIDField(source="subject_id")
    entry_code = serializers.CharField(source="subject.code")
    kind = serializers.CharField()
    rule = serializers.CharField()
    ground = serializers.CharField()
    state = serializers.CharField()
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField()
    override_proposed = serializers.SerializerMethodField()

    def get_override_proposed(self, one: Exclusion) -> bool:
        """Whether a second person has to agree."""
        return one.state in ("found", "standing") and one.override_by_id is not None


class Finding(serializers.Serializer):
    """What the staff learned of."""

    seat = serializers.UUIDField()
    entry = serializers.UUIDField()
    rule = serializers.ChoiceField(choices=_RULES)
    ground = serializers.CharField(max_length=2000)


class Deciding(serializers.Serializer):
    """The reason: owed to uphold, to refuse and to propose an override."""

    reason = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class NamedSerializer(serializers.Serializer):
    """Somebody whom one's own organisation named, and what came of a challenge."""

    id = serializers.UUIDField(source="pk")
    entry = serializers.UUIDField(source="matter_id")
    name = serializers.CharField()
    affiliation = serializers.CharField()
    ground = serializers.CharField()
    challenge = serializers.BooleanField()
    state = serializers.SerializerMethodField(
        help_text=gettext_lazy("Of a challenge: `waiting`, `upheld`, `refused`. Else empty.")
    )

    def get_state(self, one: NamedPerson) -> str:
        """Nobody is told whether somebody who was named before the draw had been drawn."""
        if not one.challenge:
            return ""
        if one.exclusion is None or one.exclusion.decided_at is None:
            return "waiting"
        return "upheld" if one.exclusion.state == "standing" else "refused"


class Naming(serializers.Serializer):
    """Whom an applicant names with its entry (its matter's id)."""

    entry = serializers.UUIDField()
    name = serializers.CharField(max_length=100)
    affiliation = serializers.CharField(max_length=200, default="", allow_blank=True)
    ground = serializers.CharField(max_length=1000)


class Meaning(serializers.Serializer):
    """Which seat is meant."""

    seat = serializers.UUIDField()


def said(serializer: type[serializers.Serializer], data: Any, **more: Any) -> Any:
    """The values of a body; raises what becomes 400."""
    wanted = serializer(data=data, **more)
    wanted.is_valid(raise_exception=True)
    return wanted.validated_data
