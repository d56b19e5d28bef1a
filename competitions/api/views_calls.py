"""Programmes and calls over the API: the same queries, rules and use cases as the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries, rules
from competitions.actions import calls, extensions, programmes
from competitions.api import serializers as told
from competitions.api import serializers_calls as of_calls
from competitions.api.base import TAGS, ListMixin, one, said
from competitions.api.filters import CallFilter
from competitions.models import Call, Outage, Programme
from office.access import SIGNED_IN, Actor, Invalid, NotYours, declare
from office.api.views import ApiViewSet
from office.workflow.api import StepsMixin, documented

CODE = OpenApiParameter("code", str, OpenApiParameter.PATH)


@declare(rules.Overlook)
class Programmes(ApiViewSet):
    """The programmes in one's charge."""

    serializer_class = told.ProgrammeSerializer
    pagination_class = None

    def get_queryset(self) -> QuerySet[Programme]:
        """What the actor may know of."""
        return queries.programmes_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.ProgrammeLine(many=True))
    def list(self, request: Request) -> Response:
        """The programmes in your charge."""
        return Response(told.ProgrammeLine(self.get_queryset(), many=True).data)

    @extend_schema(tags=TAGS, parameters=[CODE])
    def retrieve(self, request: Request, code: str) -> Response:
        """One programme, with what the set-up of a new call of it begins with."""
        return Response(self.get_serializer(one(self.get_queryset(), code)).data)

    @extend_schema(tags=TAGS, request=told.NewProgramme, responses={201: told.ProgrammeSerializer})
    @declare(rules.Staff)
    def create(self, request: Request) -> Response:
        """Add a family of calls: for those in charge of all programmes."""
        facts = said(told.NewProgramme, request)
        begun_with = self.named(facts.pop("begun_with", None))
        made = programmes.create(by=request.actor, begun_with=begun_with, **facts)
        return Response(self.get_serializer(made).data, status=201)

    @extend_schema(tags=TAGS, parameters=[CODE], request=told.ChangedProgramme, responses=told.ProgrammeSerializer)
    @declare(rules.Staff)
    def partial_update(self, request: Request, code: str) -> Response:
        """Change the names and the ministry in charge; calls that were announced keep what they say."""
        programme = one(self.get_queryset(), code)
        programmes.change(programme, by=request.actor, **said(told.ChangedProgramme, request))
        return Response(self.get_serializer(programme).data)

    def named(self, code: str | None) -> Programme | None:
        """The programme whose terms are taken; raises Invalid for one that the actor does not know of."""
        found = self.get_queryset().filter(pk=code).first() if code else None
        if code and found is None:
            raise Invalid({"begun_with": [_("No programme in your charge has this code.")]})
        return found


@declare(SIGNED_IN)
@documented(Call, tags=TAGS)
class Calls(StepsMixin, ListMixin, ApiViewSet):
    """Calls (공모). Their set-up is written through `matters/{number}/answers/`."""

    serializer_class = of_calls.CallSerializer
    line_class = of_calls.CallLine
    filterset_class = CallFilter
    basename = "calls"

    def get_queryset(self) -> QuerySet[Call]:
        """What the actor may know of."""
        return queries.calls_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=of_calls.CallLine(many=True))
    def list(self, request: Request) -> Response:
        """The calls that are public, and those of your programmes before they are, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=of_calls.NewCall, responses={201: of_calls.CallSerializer})
    def create(self, request: Request) -> Response:
        """Open the set-up of a call, with the programme's terms or with those of another call of it."""
        if not rules.Staff.holds(request.actor):
            raise NotYours(rules.Staff.key)
        call = calls.create(by=request.actor, **wanted_call(request.actor, **said(of_calls.NewCall, request)))
        return Response(self.told(self.get_queryset().get(pk=call.pk)), status=201)


def wanted_call(actor: Actor, *, programme: str, year: int, copied: Any = None) -> dict[str, Any]:
    """What is set up; raises Invalid for a programme or a call that the actor does not know of."""
    known = queries.programmes_for(actor).filter(pk=programme).first()
    if known is None:
        raise Invalid({"programme": [_("No programme in your charge has this code.")]})
    begun = queries.calls_for(actor).filter(pk=copied, programme=known).first() if copied else None
    if copied and begun is None:
        raise Invalid({"copied": [_("No call of this programme has this id.")]})
    return {"programme": known, "year": year, "copied": begun}


@declare(rules.Overlook)
class Outages(ListMixin, ApiViewSet):
    """The log of outages."""

    serializer_class = line_class = told.OutageSerializer

    def get_queryset(self) -> QuerySet[Outage]:
        """What the actor may know of."""
        return queries.outages_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.OutageSerializer(many=True))
    def list(self, request: Request) -> Response:
        """The times in which the system could not be reached, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, responses={201: told.OutageSerializer})
    @declare(rules.Staff)
    def create(self, request: Request) -> Response:
        """Write an outage down: a ground for more time for everybody."""
        outage = extensions.note_outage(by=request.actor, **said(told.OutageSerializer, request))
        return Response(self.get_serializer(outage).data, status=201)
