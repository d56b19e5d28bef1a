"""Questions about a call and requests for more time over the API."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries, rules
from competitions import queries_calls as found_in
from competitions.actions import extensions, questions
from competitions.api import serializers_calls as told
from competitions.api.base import TAGS, BelowMixin, ListMixin, one, said
from competitions.api.filters import ExtensionFilter
from competitions.models import Call, Extension, Question
from office.access import SIGNED_IN, Actor, Invalid, NotYours, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER
from office.people.models import Organisation


@declare(SIGNED_IN)
class Questions(BelowMixin, ListMixin, ApiViewSet):
    """Questions and answers of a call (질의응답)."""

    serializer_class = line_class = told.QuestionSerializer

    def get_queryset(self) -> QuerySet[Question]:
        """What the actor may know of."""
        found = queries.questions_for(self.request.actor)
        return found if getattr(self, "swagger_fake_view", False) else found.filter(call=self.call())

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.QuestionSerializer(many=True))
    def list(self, request: Request, number: str) -> Response:
        """The questions that were answered, and your own; for those in charge all of them. Newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.NewQuestion, responses={201: told.QuestionSerializer})
    def create(self, request: Request, number: str) -> Response:
        """Ask, until the moment the call names; the answer is published to all, without your name."""
        call = self.call()
        if not rules.AskQuestion.holds(request.actor, call):
            raise NotYours(rules.AskQuestion.key)
        facts = said(told.NewQuestion, request)
        asker = asking_for(request.actor, facts.get("organisation"))
        question = questions.ask(call, by=request.actor, organisation=asker, text=facts["text"])
        return Response(self.get_serializer(question).data, status=201)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.NewAnswer, responses=told.QuestionSerializer)
    def answer(self, request: Request, number: str, pk: UUID) -> Response:
        """Answer a question: it gets the next number and is published with its answer."""
        question = one(self.get_queryset(), pk)
        if not rules.PrepareCall.holds(request.actor, question.call):
            raise NotYours(rules.PrepareCall.key)
        questions.answer(question, by=request.actor, text=said(told.NewAnswer, request)["answer"])
        return Response(self.get_serializer(one(self.get_queryset(), pk)).data)


def asking_for(actor: Actor, wanted: Any) -> Organisation:
    """The organisation that asks: the only one there is, unless one is named; raises Invalid, NotYours."""
    mine = found_in.organisations_asking(actor)
    found = list((mine.filter(pk=wanted) if wanted else mine)[:2])
    if not found:
        raise NotYours(rules.AskQuestion.key)
    if len(found) > 1:
        raise Invalid({"organisation": [_("Name the organisation that asks.")]})
    return found[0]


@declare(SIGNED_IN)
class Extensions(BelowMixin, ListMixin, ApiViewSet):
    """Requests for more time: asked for by one person, decided by another."""

    serializer_class = line_class = told.ExtensionSerializer
    filterset_class = ExtensionFilter

    def get_queryset(self) -> QuerySet[Extension]:
        """What the actor may know of."""
        found = queries.extensions_for(self.request.actor)
        return found if getattr(self, "swagger_fake_view", False) else found.filter(call=self.worked_on())

    def worked_on(self) -> Call:
        """The call of the address, for whom what stands behind it is; raises Unknown, NotYours."""
        call = self.call()
        if not rules.WorkOnCall.holds(self.request.actor, call):
            raise NotYours(rules.WorkOnCall.key)
        return call

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.ExtensionSerializer(many=True))
    def list(self, request: Request, number: str) -> Response:
        """The requests for more time in a call, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.NewExtension, responses={201: told.ExtensionSerializer})
    def create(self, request: Request, number: str) -> Response:
        """Ask for more time, for everybody or for one entry; somebody else decides."""
        call = self.worked_on()
        facts = asked_for(request.actor, call, **said(told.NewExtension, request))
        asked = extensions.ask(call, by=request.actor, **facts)
        return Response(self.get_serializer(one(self.get_queryset(), asked.pk)).data, status=201)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.Grant, responses=told.ExtensionSerializer)
    def grant(self, request: Request, number: str, pk: UUID) -> Response:
        """Grant it: the close moves, and everybody concerned is told."""
        extensions.grant(one(self.get_queryset(), pk), by=request.actor, **said(told.Grant, request))
        return Response(self.get_serializer(one(self.get_queryset(), pk)).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.RefusalOfTime, responses=told.ExtensionSerializer)
    def refuse(self, request: Request, number: str, pk: UUID) -> Response:
        """Refuse it, with the reason."""
        extensions.refuse(one(self.get_queryset(), pk), by=request.actor, **said(told.RefusalOfTime, request))
        return Response(self.get_serializer(one(self.get_queryset(), pk)).data)


def asked_for(
    actor: Actor, call: Call, *, until: Any, reason: str, entry: Any = None, outage: Any = None
) -> dict[str, Any]:
    """The facts of a request; raises Invalid for an entry or an outage that is none of this call or not known."""
    facts: dict[str, Any] = {"until": until, "reason": reason}
    if entry is not None:
        facts["entry"] = found_in.extendable_entries(call, actor).filter(pk=entry).first()
        if facts["entry"] is None:
            raise Invalid({"entry": [_("No entry of this call has this id.")]})
    if outage is not None:
        facts["outage"] = queries.outages_for(actor).filter(pk=outage).first()
        if facts["outage"] is None:
            raise Invalid({"outage": [_("No outage has this id.")]})
    return facts
