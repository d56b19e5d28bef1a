"""What the API tells of the sandbox's cases."""

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from office.deadlines.queries import clocks_of
from office.workflow.api import WithSteps
from sandbox.models import Consultation, RapidConfirmation


class CaseClockSerializer(serializers.Serializer):
    """Where a statutory clock stands."""

    clock = serializers.CharField(source="clock.id")
    label = serializers.CharField(source="clock.label")
    due = serializers.SerializerMethodField()
    day = serializers.IntegerField()
    length = serializers.IntegerField()
    paused = serializers.IntegerField()
    overdue = serializers.BooleanField()

    def get_due(self, progress) -> str | None:
        """The last day (or instant), in Korean time."""
        return progress.due.isoformat() if progress.due else None


class CaseSerializer(WithSteps):
    """What every case tells."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(
        source="matter.reference",
        help_text=gettext_lazy("How the case is addressed: its receipt number once it has one, its id until then."),
    )
    receipt_number = serializers.CharField(source="matter.number", allow_null=True)
    title = serializers.CharField(source="matter.title")
    state = serializers.CharField()
    state_label = serializers.SerializerMethodField()
    organisation = serializers.CharField(source="matter.organisation.name_ko")
    clocks = serializers.SerializerMethodField()

    def get_state_label(self, case) -> str:
        """The reader's word for the state."""
        return case.state_label(self.context["request"].actor)

    def get_clocks(self, case) -> CaseClockSerializer(many=True):
        """The clocks that run."""
        return CaseClockSerializer(clocks_of(case.matter), many=True).data


class ReplySerializer(serializers.Serializer):
    """A ministry's reply."""

    answer = serializers.CharField()
    requirements = serializers.CharField()
    procedure = serializers.CharField()
    grounds = serializers.CharField()
    late = serializers.BooleanField()
    replied_at = serializers.DateTimeField()


class PartSerializer(serializers.Serializer):
    """A ministry's part as it stands on the board that office and applicant share."""

    number = serializers.CharField(source="matter.number")
    ministry = serializers.CharField(source="matter.organisation.name_ko")
    state = serializers.CharField()
    state_label = serializers.SerializerMethodField()

    def get_state_label(self, part: Consultation) -> str:
        """The reader's word for the state."""
        return part.state_label(self.context["request"].actor)


class RapidConfirmationSerializer(CaseSerializer):
    """A rapid confirmation."""

    submitted_at = serializers.DateTimeField(allow_null=True)
    received_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.CharField()
    answers = serializers.SerializerMethodField()
    revision = serializers.SerializerMethodField()
    consultations = serializers.SerializerMethodField()

    def get_answers(self, case: RapidConfirmation) -> dict:
        """The answers of the form by their codes, as they stand now (for the office: as submitted)."""
        return case.answers_for(self.context["request"].actor)

    def get_revision(self, case: RapidConfirmation) -> int:
        """The revision to name when answers are saved."""
        return case.revision()

    def get_consultations(self, case: RapidConfirmation) -> PartSerializer(many=True):
        """Who was asked, and how it stands."""
        return PartSerializer(case.consultations(), many=True, context=self.context).data


class RapidConfirmationLine(serializers.Serializer):
    """A rapid confirmation in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.reference")
    title = serializers.CharField(source="matter.title")
    state = serializers.CharField()
    organisation = serializers.CharField(source="matter.organisation.name_ko")
    submitted_at = serializers.DateTimeField(allow_null=True)


class NewRapidConfirmation(serializers.Serializer):
    """What opens a draft."""

    organisation = serializers.UUIDField(
        required=False, help_text=gettext_lazy("Needed only by whoever writes for several organisations.")
    )
    answers = serializers.DictField(
        required=False, help_text=gettext_lazy("Answers by the codes of the form; they can also be saved later.")
    )


class SavedAnswers(serializers.Serializer):
    """Answers to be saved on top of a revision."""

    revision = serializers.IntegerField(min_value=0)
    values = serializers.DictField()


class ConsultationSerializer(CaseSerializer):
    """A ministry's consultation."""

    question = serializers.CharField()
    case = serializers.CharField(source="matter.parent.number")
    arrived_at = serializers.DateTimeField(allow_null=True)
    deemed_on = serializers.DateField(allow_null=True)
    replies = serializers.SerializerMethodField()

    def get_replies(self, part: Consultation) -> ReplySerializer(many=True):
        """Its replies; the applicant reads them in the result notice."""
        return ReplySerializer(part.replies_for(self.context["request"].actor), many=True).data


class ConsultationLine(serializers.Serializer):
    """A consultation in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    title = serializers.CharField(source="matter.title")
    ministry = serializers.CharField(source="matter.organisation.name_ko")
    state = serializers.CharField()
