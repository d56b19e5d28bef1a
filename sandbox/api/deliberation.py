"""Conditions, exemptions and the plans they ask for over the API: the same queries, rules and actions as the pages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Invalid, NotYours, Unknown, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER, find
from sandbox import queries_deliberation as found
from sandbox import rules
from sandbox.actions import agenda, conditions, exemptions
from sandbox.api import serializers_deliberation as told
from sandbox.api.views import TAGS, ListMixin
from sandbox.forms.conditions import ConditionForm
from sandbox.models import AmendmentPlan, Application, Condition, Exemption
from sandbox.queries_applications import applications_for


@declare(SIGNED_IN)
class ConditionsDesk(ApiViewSet):
    """The conditions of a decision: for the office, and for auditors to read."""

    serializer_class = told.ConditionSerializer

    def case(self) -> Application:
        """The application by number or id; raises Unknown, and NotYours for whom the desk is not."""
        case = find(applications_for(self.request.actor), self.kwargs["number"], matter="matter")
        if not rules.Overlook.holds(self.request.actor):
            raise NotYours(rules.HandleApplication.key)
        return case

    def condition(self) -> Condition:
        """The draft; raises Unknown."""
        case = self.case()
        known = found.conditions_for(self.request.actor).filter(application=case.pk, pk=self.kwargs["condition"])
        if (one := known.first()) is None:
            raise Unknown
        return one

    def whole(self, case: Application) -> dict[str, Any]:
        """The whole desk."""
        return told.DeskSerializer(found.desk_of(case, self.request.actor)).data

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.DeskSerializer)
    def desk(self, request: Request, number: str) -> Response:
        """What was proposed by whom, what is drafted, and what to look at again."""
        return Response(self.whole(self.case()))

    @extend_schema(
        tags=TAGS, parameters=[NUMBER], request=told.ConditionSerializer, responses={201: told.ConditionSerializer}
    )
    def add(self, request: Request, number: str) -> Response:
        """Draft a condition of the office's own."""
        case = self.case()
        _handles(request, case)
        made = conditions.add(case, by=request.actor, **_facts(request.data))
        return Response(told.ConditionSerializer(made).data, status=201)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.AdoptSerializer, responses=told.DeskSerializer)
    def adopt(self, request: Request, number: str) -> Response:
        """Adopt proposals as drafts, each by itself or merged into one."""
        case = self.case()
        _handles(request, case)
        wanted = told.AdoptSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        conditions.adopt(case, by=request.actor, **wanted.validated_data)
        return Response(self.whole(case))

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.ConditionSerializer, responses=told.ConditionSerializer)
    def change(self, request: Request, number: str, condition: UUID) -> Response:
        """Change a draft; what is not named stays."""
        one = self.condition()
        _handles(request, one.application)
        kept = told.ConditionSerializer(one).data
        changed = conditions.edit(one, by=request.actor, **_facts({**kept, **request.data}, one))
        return Response(told.ConditionSerializer(changed).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses={204: None})
    def remove(self, request: Request, number: str, condition: UUID) -> Response:
        """Strike a draft."""
        conditions.remove(self.condition(), by=request.actor)
        return Response(status=204)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.MoveSerializer, responses=told.DeskSerializer)
    def move(self, request: Request, number: str, condition: UUID) -> Response:
        """Put a draft in another place."""
        one = self.condition()
        wanted = told.MoveSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        conditions.move(one, by=request.actor, to=wanted.validated_data["to"])
        return Response(self.whole(one.application))

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=None, responses={204: None})
    def renew_paper(self, request: Request, number: str) -> Response:
        """Make the agenda paper anew with the conditions as they are drafted now, until the item is called."""
        agenda.renew_paper(self.case(), by=request.actor)
        return Response(status=204)


def _handles(request: Request, case: Application) -> None:
    if not rules.HandleApplication.holds(request.actor, case):
        raise NotYours(rules.HandleApplication.key)


def _facts(data: Any, condition: Condition | None = None) -> dict[str, Any]:
    """The values as the page's form reads them; raises Invalid."""
    wanted = told.ConditionSerializer(data=data)
    wanted.is_valid(raise_exception=True)
    form = ConditionForm({name: value for name, value in wanted.validated_data.items() if value is not None})
    if not form.is_valid():
        raise Invalid({name: [str(line) for line in lines] for name, lines in form.errors.items()})
    return form.cleaned_data


@declare(SIGNED_IN)
class Exemptions(ListMixin, ApiViewSet):
    """Exemptions (규제특례)."""

    serializer_class = told.ExemptionSerializer
    line_class = told.ExemptionLine

    def get_queryset(self) -> QuerySet[Exemption]:
        """What the actor may know of."""
        return found.exemptions_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.ExemptionLine(many=True))
    def list(self, request: Request) -> Response:
        """The exemptions you may know of, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.ExemptionSerializer)
    def retrieve(self, request: Request, number: str) -> Response:
        """One of them by number or id."""
        return Response(told.ExemptionSerializer(find(self.get_queryset(), number, matter="matter")).data)

    @extend_schema(
        tags=TAGS, parameters=[NUMBER], request=told.PublicationSerializer, responses=told.ExemptionSerializer
    )
    def publication(self, request: Request, number: str) -> Response:
        """Record the publication in the gazette."""
        exemption = find(self.get_queryset(), number, matter="matter")
        if not rules.HandleExemption.holds(request.actor, exemption):
            raise NotYours(rules.HandleExemption.key)
        wanted = told.PublicationSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        exemptions.record_publication(exemption, by=request.actor, **wanted.validated_data)
        return Response(told.ExemptionSerializer(self.get_queryset().get(pk=exemption.pk)).data)


@declare(SIGNED_IN)
class AmendmentPlans(ListMixin, ApiViewSet):
    """Plans to amend the law (규제법령정비계획) that exemptions ask for."""

    serializer_class = told.AmendmentPlanSerializer
    line_class = told.AmendmentPlanLine

    def get_queryset(self) -> QuerySet[AmendmentPlan]:
        """What the actor may know of."""
        return found.amendment_plans_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.AmendmentPlanLine(many=True))
    def list(self, request: Request) -> Response:
        """The plans you may know of, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.AmendmentPlanSerializer)
    def retrieve(self, request: Request, number: str) -> Response:
        """One of them by number or id."""
        return Response(told.AmendmentPlanSerializer(find(self.get_queryset(), number, matter="matter")).data)
