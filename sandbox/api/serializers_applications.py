"""What the API tells of applications and their consortia."""

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from sandbox.api.serializers import CaseSerializer
from sandbox.models import Application, Dispute
from sandbox.models.audience import STAFF, audience_of
from sandbox.states import APPLYING_DECIDED, Channel, Track


class RegulationSerializer(serializers.Serializer):
    """A rule that stands in the way, as filed."""

    law = serializers.CharField()
    article = serializers.CharField()
    ministry = serializers.CharField(source="ministry.name_ko", default="")
    obstacle = serializers.CharField()
    exemption = serializers.CharField()


class MemberSerializer(serializers.Serializer):
    """An organisation of the consortium."""

    id = serializers.UUIDField(source="pk")
    organisation = serializers.CharField(source="organisation.name_ko")
    part = serializers.CharField()
    state = serializers.CharField()


class LocalReviewLine(serializers.Serializer):
    """A local government that was asked before the filing, and how it stands."""

    number = serializers.CharField(source="matter.number")
    local_government = serializers.CharField(source="matter.organisation.name_ko")
    state = serializers.CharField()
    stance = serializers.CharField()


class OpinionLine(serializers.Serializer):
    """A ministry or local government that is consulted, as it stands on the board that everybody shares."""

    number = serializers.CharField(source="matter.number")
    organisation = serializers.CharField(source="matter.organisation.name_ko")
    state = serializers.CharField()


class DisputeSerializer(serializers.Serializer):
    """A dispute between agencies that was referred; what was said in it the applicant reads with the decision."""

    asked = serializers.CharField()
    referred_at = serializers.DateTimeField()
    settled_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.SerializerMethodField()
    opinion = serializers.SerializerMethodField()

    def get_reason(self, dispute: Dispute) -> str:
        """What is in dispute; empty for whom it is too early."""
        return dispute.reason if self.context["told"] else ""

    def get_opinion(self, dispute: Dispute) -> str:
        """The opinion or recommendation, likewise."""
        return dispute.opinion if self.context["told"] else ""


class ApplicationSerializer(CaseSerializer):
    """An application for an exemption."""

    track = serializers.CharField()
    channel = serializers.CharField()
    source = serializers.CharField(source="source.reference", default=None, allow_null=True)
    sent_to_local_at = serializers.DateTimeField(allow_null=True)
    submitted_at = serializers.DateTimeField(allow_null=True)
    received_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    decision = serializers.CharField()
    answers = serializers.SerializerMethodField()
    revision = serializers.SerializerMethodField()
    regulations = RegulationSerializer(many=True)
    local_reviews = serializers.SerializerMethodField()
    opinions = serializers.SerializerMethodField()
    disputes = serializers.SerializerMethodField()

    def get_answers(self, application: Application) -> dict:
        """The answers of the form by their codes, as they stand now (for the office: as filed)."""
        return application.answers_for(self.context["request"].actor)

    def get_revision(self, application: Application) -> int:
        """The revision to name when answers are saved."""
        return application.revision()

    def get_local_reviews(self, application: Application) -> LocalReviewLine(many=True):
        """The local governments that were asked about the plan as it was last sent."""
        return LocalReviewLine(application.current_local_reviews(), many=True).data

    def get_opinions(self, application: Application) -> OpinionLine(many=True):
        """Who is consulted, and how each stands."""
        return OpinionLine(application.opinions(), many=True).data

    def get_disputes(self, application: Application) -> DisputeSerializer(many=True):
        """The disputes that were referred."""
        actor = self.context["request"].actor
        told = audience_of(actor, application) == STAFF or application.state in APPLYING_DECIDED
        return DisputeSerializer(application.disputes.all(), many=True, context={"told": told}).data


class ApplicationLine(serializers.Serializer):
    """An application in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.reference")
    title = serializers.CharField(source="matter.title")
    track = serializers.CharField()
    state = serializers.CharField()
    organisation = serializers.CharField(source="matter.organisation.name_ko")
    submitted_at = serializers.DateTimeField(allow_null=True)


class NewApplication(serializers.Serializer):
    """What opens a draft."""

    track = serializers.ChoiceField(choices=Track.choices)
    channel = serializers.ChoiceField(choices=Channel.choices, default=Channel.OPEN.value)
    organisation = serializers.UUIDField(
        required=False, help_text=gettext_lazy("Needed only by whoever writes for several organisations.")
    )
    source = serializers.UUIDField(
        required=False,
        help_text=gettext_lazy("The id of a rapid confirmation that said a permit is needed: it is carried over."),
    )
    answers = serializers.DictField(
        required=False, help_text=gettext_lazy("Answers by the codes of the form; they can also be saved later.")
    )


class NewMember(serializers.Serializer):
    """Whom the lead invites."""

    organisation = serializers.CharField(
        max_length=200, help_text=gettext_lazy("The business registration number, or the exact name.")
    )
    part = serializers.CharField(max_length=200, required=False, default="", allow_blank=True)


class InvitationSerializer(serializers.Serializer):
    """An invitation to apply together: nothing of the application itself before it is accepted."""

    id = serializers.UUIDField(source="pk")
    application = serializers.UUIDField(source="application_id")
    title = serializers.CharField(source="application.matter.title")
    track = serializers.CharField(source="application.track")
    lead = serializers.CharField(source="application.matter.organisation.name_ko")
    organisation = serializers.CharField(source="organisation.name_ko")
    part = serializers.CharField()
    state = serializers.CharField()
    invited_at = serializers.DateTimeField()


class InvitationAnswer(serializers.Serializer):
    """Whether the organisation takes part."""

    accept = serializers.BooleanField()
