"""Those who are asked in an application, over the API: the same queries, rules and use cases as the pages."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Unknown, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER
from office.workflow.api import StepsMixin, documented
from sandbox import asked
from sandbox.actions import local_reviews
from sandbox.api.serializers import CaseSerializer
from sandbox.api.views import TAGS, ListMixin
from sandbox.models import LocalReview, Opinion
from sandbox.states import Opining


class MeasureSerializer(serializers.Serializer):
    """A measure that a local government asks for, and the applicant's action plan."""

    position = serializers.IntegerField()
    text = serializers.CharField()
    plan = serializers.CharField()
    answered_at = serializers.DateTimeField(allow_null=True)


class ActionPlan(serializers.Serializer):
    """The applicant's answer to one measure."""

    plan = serializers.CharField(max_length=4000, allow_blank=True)


class LocalReviewSerializer(CaseSerializer):
    """A local government's review of a plan before its filing."""

    application = serializers.UUIDField(source="matter.parent_id")
    applicant = serializers.CharField(source="matter.parent.organisation.name_ko")
    asked_at = serializers.DateTimeField()
    given_at = serializers.DateTimeField(allow_null=True)
    stance = serializers.CharField()
    text = serializers.CharField()
    measures = MeasureSerializer(many=True)
    plan = serializers.SerializerMethodField(help_text=gettext_lazy("The answers of the plan as it was sent, by code."))
    plan_sha256 = serializers.CharField(source="plan.sha256")

    def get_plan(self, review: LocalReview) -> dict:
        """The answers as they were sent."""
        return review.plan.answers


class LocalReviewInList(serializers.Serializer):
    """A local review in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    title = serializers.CharField(source="matter.title")
    local_government = serializers.CharField(source="matter.organisation.name_ko")
    state = serializers.CharField()


class ProposalSerializer(serializers.Serializer):
    """A condition with its need and the evidence that it is kept."""

    position = serializers.IntegerField()
    text = serializers.CharField()
    need = serializers.CharField()
    evidence = serializers.CharField()


class OpinionReplySerializer(serializers.Serializer):
    """A reply to a consultation."""

    stance = serializers.CharField()
    grounds = serializers.CharField()
    outlook = serializers.CharField()
    late = serializers.BooleanField()
    replied_at = serializers.DateTimeField()
    conditions = serializers.SerializerMethodField()

    def get_conditions(self, reply) -> ProposalSerializer(many=True):
        """What the agreement depends on."""
        return ProposalSerializer(reply.opinion.matter.proposed_conditions.all(), many=True).data


class MaterialSerializer(serializers.Serializer):
    """What an agency asked the applicant for, and what came."""

    items = serializers.CharField()
    asked_at = serializers.DateTimeField()
    text = serializers.CharField()
    supplied_at = serializers.DateTimeField(allow_null=True)


class OpinionSerializer(CaseSerializer):
    """One agency's consultation on an application."""

    application = serializers.CharField(source="matter.parent.number")
    applicant = serializers.CharField(source="matter.parent.organisation.name_ko")
    question = serializers.CharField()
    arrived_at = serializers.DateTimeField(allow_null=True)
    overdue_on = serializers.DateField(allow_null=True)
    extended_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    material = MaterialSerializer(source="matter.material_requests", many=True)
    replies = serializers.SerializerMethodField()

    def get_replies(self, opinion: Opinion) -> OpinionReplySerializer(many=True):
        """Its reply; the applicant reads it when the case is decided."""
        return OpinionReplySerializer(opinion.replies_for(self.context["request"].actor), many=True).data


class OpinionInList(serializers.Serializer):
    """A consultation in a list."""

    id = serializers.UUIDField(source="pk")
    number = serializers.CharField(source="matter.number")
    application = serializers.CharField(source="matter.parent.number")
    title = serializers.CharField(source="matter.title")
    agency = serializers.CharField(source="matter.organisation.name_ko")
    state = serializers.CharField()
    arrived_at = serializers.DateTimeField(allow_null=True)


@declare(SIGNED_IN)
@documented(LocalReview, tags=TAGS)
class LocalReviews(StepsMixin, ListMixin, ApiViewSet):
    """Local governments' reviews before the filing (지자체 검토)."""

    serializer_class = LocalReviewSerializer
    line_class = LocalReviewInList
    basename = "local-reviews"

    def get_queryset(self) -> QuerySet[LocalReview]:
        """What the actor may know of."""
        return asked.local_reviews_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=LocalReviewInList(many=True))
    def list(self, request: Request) -> Response:
        """The local reviews you may know of, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=ActionPlan, responses=LocalReviewSerializer)
    def answer_measure(self, request: Request, number: str, position: int) -> Response:
        """Write the applicant's action plan for one measure; each is saved for itself."""
        review = self.get_object()
        wanted = ActionPlan(data=request.data)
        wanted.is_valid(raise_exception=True)
        measure = review.measures.filter(position=position).select_related("review__matter").first()
        if measure is None:
            raise Unknown
        local_reviews.answer_measure(measure, by=request.actor, plan=wanted.validated_data["plan"])
        return Response(self.told(self.get_object()))


@declare(SIGNED_IN)
@documented(Opinion, tags=TAGS)
class Opinions(StepsMixin, ListMixin, ApiViewSet):
    """Consultations on applications (협의)."""

    serializer_class = OpinionSerializer
    line_class = OpinionInList
    basename = "opinions"

    def get_queryset(self) -> QuerySet[Opinion]:
        """What the actor may know of."""
        return asked.opinions_for(self.request.actor)

    def take_step(self, request: Request, number: str, step: str) -> Response:
        """Take a step; a reply that crosses with the record of its absence is taken as a late one."""
        if step == "reply" and self.get_object().state == Opining.UNREPLIED:
            step = "reply_late"
        return super().take_step(request, number, step)

    @extend_schema(tags=TAGS, responses=OpinionInList(many=True))
    def list(self, request: Request) -> Response:
        """The consultations on applications you may know of, newest first."""
        return super().list(request)
