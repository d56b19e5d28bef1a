"""Items of agendas over the API: steps, motions, votes, ballots, recusals, papers."""

from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import FileResponse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, OpenApiTypes, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiViewSet
from office.committees import paper_files, queries
from office.committees.api import deeds
from office.committees.api.item_serializers import ItemSerializer
from office.committees.api.serializers import ItemLine
from office.committees.api.taking import one
from office.committees.api.views import TAGS
from office.committees.models import AgendaItem, ItemPaper, Motion, Recusal
from office.committees.states import Deliberating
from office.workflow.api import _bodies, facts_of
from office.workflow.binding import take
from office.workflow.steps import steps_of

STEP = OpenApiParameter("step", str, OpenApiParameter.PATH, enum=list(steps_of(AgendaItem)))
GONE = OpenApiResponse(description="Done; it is no longer yours to see.")


class ItemFilter(django_filters.FilterSet):
    """Narrowing the list of items."""

    state = django_filters.ChoiceFilter(choices=Deliberating.choices)
    meeting = django_filters.UUIDFilter()

    class Meta:
        model = AgendaItem
        fields: list[str] = []


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class AgendaItems(deeds.Addresses, ApiViewSet):
    """Items of agendas. One from which you are recused is not there."""

    serializer_class = ItemSerializer
    filterset_class = ItemFilter

    def get_queryset(self) -> QuerySet[AgendaItem]:
        """What the actor may know of."""
        return queries.items_for(self.request.actor)

    def _item(self) -> AgendaItem:
        return one(self.get_queryset(), self.kwargs["pk"])

    def _shown(self, pk: UUID, *, status: int = 200) -> Response:
        """The item as it is now; 204 when it is no longer the actor's to know of."""
        fresh = self.get_queryset().filter(pk=pk).first()
        return Response(self.get_serializer(fresh).data, status=status) if fresh else Response(status=204)

    @extend_schema(responses=ItemLine(many=True))
    def list(self, request: Request) -> Response:
        """The items you may know of, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(ItemLine(page, many=True).data)

    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One item: motions, papers, who keeps away, and what you can do."""
        return Response(self.get_serializer(self._item()).data)

    @extend_schema(parameters=[STEP], request=_bodies(AgendaItem), responses={200: ItemSerializer, 204: GONE})
    def take_step(self, request: Request, pk: UUID, step: str) -> Response:
        """Take a step; its facts are described by `schema` among the `steps`."""
        item = self._item()
        facts = facts_of(item, step, by=request.actor, data=request.data)
        take(item, step, by=request.actor, data=facts, strict=True)
        return self._shown(pk)

    @deeds.told(AgendaItem, tags=TAGS)
    def ask(self, request: Request, pk: UUID, deed: str) -> Response:
        """What a deed asks for."""
        return deeds.asked(self._item(), deed, request.actor)

    @deeds.described(AgendaItem, {200: ItemSerializer, 204: GONE}, tags=TAGS)
    def do(self, request: Request, pk: UUID, deed: str) -> Response:
        """Do something to an item that is no step: keep away from it, put a motion, add a paper."""
        deeds.done(self._item(), deed, request.actor, request.data)
        return self._shown(pk)

    @deeds.told(Motion, tags=TAGS)
    def ask_motion(self, request: Request, pk: UUID, motion: UUID, deed: str) -> Response:
        """What a deed asks for."""
        return deeds.asked(self._motion(motion), deed, request.actor)

    @deeds.described(Motion, {200: ItemSerializer, 204: GONE}, tags=TAGS)
    def do_motion(self, request: Request, pk: UUID, motion: UUID, deed: str) -> Response:
        """Vote, cast a written ballot, close the vote, withdraw the motion."""
        deeds.done(self._motion(motion), deed, request.actor, request.data)
        return self._shown(pk)

    def _motion(self, motion: UUID) -> Any:
        return one(queries.motions_for(self.request.actor).filter(item=self._item().pk), motion)

    @deeds.told(Recusal, tags=TAGS)
    def ask_recusal(self, request: Request, pk: UUID, recusal: UUID, deed: str) -> Response:
        """What a deed asks for."""
        return deeds.asked(self._recusal(recusal), deed, request.actor)

    @deeds.described(Recusal, {200: ItemSerializer, 204: GONE}, tags=TAGS)
    def do_recusal(self, request: Request, pk: UUID, recusal: UUID, deed: str) -> Response:
        """Write down how the committee decided on a challenge."""
        deeds.done(self._recusal(recusal), deed, request.actor, request.data)
        return self._shown(pk)

    def _recusal(self, recusal: UUID) -> Any:
        return one(queries.recusals_for(self.request.actor).filter(item=self._item().pk), recusal)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def paper(self, request: Request, pk: UUID, paper: UUID) -> FileResponse:
        """The file of a paper; fetching it is written in the ledger."""
        return paper_files.opened(self._paper(paper), by=request.actor, inline=False)

    @extend_schema(responses={204: OpenApiResponse(description="It is taken out.")})
    def remove_paper(self, request: Request, pk: UUID, paper: UUID) -> Response:
        """Take a paper out of the item's papers; it stays with the case."""
        deeds.done(self._paper(paper), "remove_paper", request.actor, {})
        return Response(status=204)

    def _paper(self, paper: UUID) -> ItemPaper:
        return one(queries.papers_for(self.request.actor).filter(item=self._item().pk), paper)
