"""The papers of a panel: tally sheet (집계표), score sheets (평가표), opinions (종합평가의견서), minutes (회의록)."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiViewSet
from office.assessment.actions import tally_papers
from office.assessment.api.asking import one_of, said
from office.assessment.documents.tally import KINDS
from office.assessment.queries import tally as found_in
from office.documents.api.serializers import DocumentSerializer
from office.documents.models import IssuedDocument
from office.documents.queries import documents_for

TAGS = ["assessment"]
MANY = DocumentSerializer(many=True)


class PaperSerializer(serializers.Serializer):
    """Which papers of the panel are issued: one opinion for each entry that has one, or the minutes."""

    kind = serializers.ChoiceField(["opinions", "minutes"])


class EntryPaperSerializer(serializers.Serializer):
    """Of which entry; without one, of each."""

    entry = serializers.CharField(required=False, allow_blank=True, default="", max_length=40)


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class Papers(ApiViewSet):
    """Papers that are issued; the file is ready a moment later at the document's `pdf`."""

    serializer_class = DocumentSerializer

    def get_queryset(self) -> QuerySet[IssuedDocument]:
        """What the actor may read of them."""
        return documents_for(self.request.actor).filter(kind__in=KINDS)

    @extend_schema(responses=MANY)
    def list(self, request: Request, pk: UUID) -> Response:
        """The papers of one panel that you may read, newest first."""
        panel = one_of(found_in.panels_for(request.actor), pk)
        page = self.paginate_queryset(self.get_queryset().filter(matter=panel.pk))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=PaperSerializer, responses={201: MANY})
    def create(self, request: Request, pk: UUID) -> Response:
        """Issue the opinions or the minutes; what was issued before is marked as replaced."""
        panel = one_of(found_in.panels_for(request.actor), pk)
        return self._issued(tally_papers.issue(panel, by=request.actor, **said(PaperSerializer, request)))

    @extend_schema(request=None, responses={201: MANY})
    def of_tally(self, request: Request, pk: UUID) -> Response:
        """Issue the tally sheet with the signatures that stand under it."""
        tally = one_of(found_in.tallies_for(request.actor), pk)
        return self._issued([tally_papers.issue_sheet(tally, by=request.actor)])

    @extend_schema(request=EntryPaperSerializer, responses={201: MANY})
    def of_round(self, request: Request, pk: UUID) -> Response:
        """Issue the score sheets of a locked round, one paper for each entry or for the one that is named."""
        round_ = one_of(found_in.discussed_for(request.actor), pk)
        return self._issued(tally_papers.issue_entries(round_, by=request.actor, **said(EntryPaperSerializer, request)))

    def _issued(self, papers: Iterable[IssuedDocument]) -> Response:
        found = self.get_queryset().filter(pk__in=[one.pk for one in papers])
        return Response(self.get_serializer(found, many=True).data, status=201)
