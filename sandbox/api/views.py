"""The sandbox over the API: the same queries, rules and use cases as the pages."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Invalid, NotYours, declare
from office.api.views import ApiViewSet
from office.people.models import Organisation
from office.workflow.api import StepsMixin, documented
from sandbox import queries, rules
from sandbox.actions import consultations, rapid_confirmations
from sandbox.api import serializers as told
from sandbox.models import Consultation, RapidConfirmation
from sandbox.rules import WRITERS

TAGS = ["sandbox"]


class ListMixin:
    """A list in pages, newest first."""

    line_class: type

    def list(self, request: Request) -> Response:
        """What you may know of, newest first."""
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(self.line_class(page, many=True, context=self.get_serializer_context()).data)


@declare(SIGNED_IN)
@documented(RapidConfirmation, tags=TAGS)
class RapidConfirmations(StepsMixin, ListMixin, ApiViewSet):
    """Rapid confirmations (규제 신속확인)."""

    serializer_class = told.RapidConfirmationSerializer
    line_class = told.RapidConfirmationLine
    basename = "rapid-confirmations"

    def get_queryset(self) -> QuerySet[RapidConfirmation]:
        """What the actor may know of."""
        return queries.rapid_confirmations_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.RapidConfirmationLine(many=True))
    def list(self, request: Request) -> Response:
        """Your rapid confirmations, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=told.NewRapidConfirmation, responses={201: told.RapidConfirmationSerializer})
    def create(self, request: Request) -> Response:
        """Open a draft, with answers if you have them already."""
        wanted = told.NewRapidConfirmation(data=request.data)
        wanted.is_valid(raise_exception=True)
        organisation = own_organisation(request.actor, wanted.validated_data.get("organisation"))
        case = rapid_confirmations.create(by=request.actor, organisation=organisation)
        if answers := wanted.validated_data.get("answers"):
            rapid_confirmations.save_answers(case, by=request.actor, values=answers, revision=case.revision())
        fresh = self.get_queryset().get(pk=case.pk)
        return Response(self.told(fresh), status=201)

    @extend_schema(tags=TAGS, request=told.SavedAnswers, responses=told.RapidConfirmationSerializer)
    def save_answers(self, request: Request, number: str) -> Response:
        """Save answers on top of the revision you read; 409 when the same answers were changed since."""
        case = self.get_object()
        wanted = told.SavedAnswers(data=request.data)
        wanted.is_valid(raise_exception=True)
        rapid_confirmations.save_answers(case, by=request.actor, **wanted.validated_data)
        return Response(self.told(self.get_object()))


@declare(SIGNED_IN)
@documented(Consultation, tags=TAGS)
class Consultations(StepsMixin, ListMixin, ApiViewSet):
    """Ministries' consultations (협의)."""

    serializer_class = told.ConsultationSerializer
    line_class = told.ConsultationLine
    basename = "consultations"

    def get_queryset(self) -> QuerySet[Consultation]:
        """What the actor may know of."""
        return queries.consultations_for(self.request.actor)

    def take_step(self, request: Request, number: str, step: str) -> Response:
        """Take a step; a reply that comes after the period is kept as a late one, without effect."""
        part = self.get_object()
        if step == "reply" and rules.AnswerConsultation.holds(request.actor, part) and consultations.comes_late(part):
            step = "reply_late"
        return super().take_step(request, number, step)

    @extend_schema(tags=TAGS, responses=told.ConsultationLine(many=True))
    def list(self, request: Request) -> Response:
        """The consultations you may know of, newest first."""
        return super().list(request)


def own_organisation(actor: Any, wanted: Any) -> Organisation:
    """The organisation to write for; the only one there is, unless one is named.

    Raises NotYours for somebody else's, Invalid when there are several and none is named.
    """
    mine = queries.organisations_of(actor, WRITERS)
    if wanted is not None:
        mine = mine.filter(pk=wanted)
    found = list(mine[:2])
    if not found:
        raise NotYours("sandbox.rapid.create")
    if len(found) > 1:
        raise Invalid({"organisation": ["Name the organisation you write for."]})
    return found[0]
