"""The pool of reviewers over the API: read by those who keep it, by auditors, and by each person the own profile."""

from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiViewSet
from office.assessment import queries_pool, rules_pool
from office.assessment.models import Reviewer

TAGS = ["assessment"]


class PoolFilter(django_filters.FilterSet):
    """By what a draw counts by, and by how a profile stands today."""

    expertise = django_filters.CharFilter(method="skilled")
    region = django_filters.CharFilter()
    gender = django_filters.CharFilter()
    state = django_filters.ChoiceFilter(method="standing", choices=[(one, one) for one in queries_pool.STATES])

    class Meta:
        model = Reviewer
        fields: list[str] = []

    def skilled(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Those who know this field."""
        return queryset.filter(expertise__contains=[value])

    def standing(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Those who stand so."""
        return queries_pool.in_state(queryset, value)


class EmploymentSerializer(serializers.Serializer):
    """Where somebody worked."""

    id = serializers.UUIDField(source="pk")
    organisation = serializers.UUIDField(source="organisation_id", allow_null=True)
    organisation_name = serializers.CharField()
    business_number = serializers.CharField()
    unit = serializers.CharField()
    began_on = serializers.DateField()
    ended_on = serializers.DateField(allow_null=True)


class WorkSerializer(serializers.Serializer):
    """A publication, a project or another work."""

    id = serializers.UUIDField(source="pk")
    kind = serializers.CharField()
    title = serializers.CharField()
    organisation = serializers.UUIDField(source="organisation_id", allow_null=True)
    organisation_name = serializers.CharField()
    business_number = serializers.CharField()
    began_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True)


class ReviewerLine(serializers.Serializer):
    """A reviewer in a list."""

    id = serializers.UUIDField(source="pk")
    name = serializers.CharField(help_text=gettext_lazy("Empty once it was erased."))
    email = serializers.CharField()
    affiliation = serializers.CharField()
    position = serializers.CharField()
    region = serializers.CharField(help_text=gettext_lazy("The code of a metropolitan government."))
    gender = serializers.CharField()
    expertise = serializers.ListField(child=serializers.CharField())
    consent_until = serializers.DateField(allow_null=True)
    state = serializers.SerializerMethodField()
    linked = serializers.SerializerMethodField()

    def get_state(self, one: Reviewer) -> str:
        """How the profile stands today: drawable, ending, unconsented, lapsed, inactive, erased."""
        return queries_pool.state_of(one)

    def get_linked(self, one: Reviewer) -> bool:
        """Whether an account belongs to the profile."""
        return one.user_id is not None


class ReviewerSerializer(ReviewerLine):
    """A profile with what conflicts are looked for in."""

    phone = serializers.CharField()
    consent_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    employments = EmploymentSerializer(many=True)
    works = WorkSerializer(many=True)


@declare(rules_pool.OverlookPool)
class Reviewers(ApiViewSet):
    """The pool of reviewers (평가위원 후보단)."""

    serializer_class = ReviewerSerializer
    filterset_class = PoolFilter

    def get_queryset(self) -> QuerySet[Reviewer]:
        """What the actor may know of."""
        return queries_pool.reviewers_for(self.request.actor).order_by("-pk")

    @extend_schema(tags=TAGS, responses=ReviewerLine(many=True))
    def list(self, request: Request) -> Response:
        """The pool, the newest first; erased profiles only with `state=erased`."""
        found = self.filter_queryset(self.get_queryset())
        asked = request.query_params.get("state")
        page = self.paginate_queryset(found if asked else queries_pool.in_state(found, ""))
        return self.get_paginated_response(ReviewerLine(page, many=True).data)

    @extend_schema(tags=TAGS, parameters=[OpenApiParameter("pk", UUID, OpenApiParameter.PATH)])
    @declare(SIGNED_IN)
    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One profile: the staff's, the auditors', and your own."""
        return Response(ReviewerSerializer(queries_pool.get_reviewer(request.actor, pk)).data)
