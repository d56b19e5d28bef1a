"""Panels and draws over the API: the same queries, rules and use cases as the pages."""

from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import PUBLIC, SIGNED_IN, Invalid, NotNow, NotYours, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment import rules, rules_panels
from office.assessment.actions import allotting, conflicts, draws, panels
from office.assessment.api import panels_told as told
from office.assessment.api.pool import TAGS
from office.assessment.assigning import Infeasible
from office.assessment.models import Panel, PanelDraw
from office.assessment.queries import panels as queries
from office.assessment.states import Composing
from office.docket.api.lookup import NUMBER
from office.docket.registry import find
from office.workflow.api import StepsMixin, documented


class PanelFilter(django_filters.FilterSet):
    """By state, and by what is judged."""

    state = django_filters.ChoiceFilter(choices=Composing.choices)
    judges = django_filters.UUIDFilter(field_name="matter__parent")

    class Meta:
        model = Panel
        fields: list[str] = []


def _said(serializer: type[serializers.Serializer], request: Request) -> dict[str, Any]:
    wanted = serializer(data=request.data)
    wanted.is_valid(raise_exception=True)
    return wanted.validated_data


@declare(SIGNED_IN)
@documented(Panel, tags=TAGS)
class Panels(StepsMixin, ApiViewSet):
    """Panels (평가위원회)."""

    serializer_class = told.AssessmentPanel
    filterset_class = PanelFilter
    basename = "panels"
    url_namespace = "assessment_api"

    def get_queryset(self) -> QuerySet[Panel]:
        """What the actor may know of."""
        return queries.panels_for(self.request.actor).order_by("-matter_id")

    @extend_schema(tags=TAGS, responses=told.PanelLine(many=True))
    def list(self, request: Request) -> Response:
        """Panels you are in charge of, audit, or sit on; newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(told.PanelLine(page, many=True).data)

    @extend_schema(tags=TAGS, request=told.PanelTaken, responses={201: told.AssessmentPanel})
    @declare(rules_panels.Compose)
    def create(self, request: Request) -> Response:
        """Compose a panel under a call, with its entries and rounds."""
        facts = _said(told.PanelTaken, request)
        matter = find(request.actor, facts.pop("judges"))
        if matter is None or not panels.may_compose(matter, request.actor):
            raise Invalid({"judges": [_("There is nothing of yours here that a panel could judge.")]})
        return Response(self._one(panels.compose(matter, by=request.actor, **facts)), status=201)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.SettingsTaken, responses=told.AssessmentPanel)
    def update(self, request: Request, number: str) -> Response:
        """Replace the settings, until the pool is frozen."""
        panel, facts = self.get_object(), _said(told.SettingsTaken, request)
        return Response(self._one(panels.edit(panel, by=request.actor, **facts)))

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=None, responses=told.AssessmentPanel)
    def entries(self, request: Request, number: str) -> Response:
        """Take up the entries anew, until the pool is frozen."""
        panel = self.get_object()
        panels.take_up_again(panel, by=request.actor)
        return Response(self._one(panel))

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=None,
                   responses={200: OpenApiTypes.OBJECT})  # fmt: skip
    def conflicts(self, request: Request, number: str) -> Response:
        """Look for conflicts of the members again and write down what differs."""
        found = conflicts.examine(self.get_object(), by=request.actor)
        return Response({"added": len(found.added), "withdrawn": len(found.gone), "kept": found.kept})

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=None, responses={201: told.PublicDraw})
    def freeze(self, request: Request, number: str) -> Response:
        """Freeze the pool: its hash is public from now on."""
        return Response(told.PublicDraw(draws.freeze(self.get_object(), by=request.actor)).data, status=201)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.Committed, responses=told.PublicDraw)
    def commit(self, request: Request, number: str) -> Response:
        """Publish your party's commitment."""
        made, party = self._party()
        made = draws.commit(made, party, by=request.actor, **_said(told.Committed, request))
        return Response(told.PublicDraw(made).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.Revealed, responses=told.PublicDraw)
    def reveal(self, request: Request, number: str) -> Response:
        """Show your nonce; with the second one the panel is drawn."""
        made, party = self._party()
        made = draws.reveal(made, party, by=request.actor, **_said(told.Revealed, request))
        return Response(told.PublicDraw(made).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.Allotting, responses={200: OpenApiTypes.OBJECT})
    def allotments(self, request: Request, number: str) -> Response:
        """Allot entries: a proposal with its digest; with the digest it is applied."""
        panel, facts = self.get_object(), _said(told.Allotting, request)
        if not rules.RunPanel.holds(request.actor, panel):
            raise NotYours(rules.RunPanel.key)
        try:
            if "digest" in facts:
                found = allotting.apply(panel, by=request.actor, **facts)
            else:
                found = allotting.propose(panel, **facts)
        except Infeasible as impossible:
            raise NotNow(impossible.reasons) from None
        pairs = sorted((str(seat), str(entry)) for seat, entry in found.pairs)
        return Response({"digest": found.digest, "applied": "digest" in facts, "added": len(found.added),
                         "taken": len(found.taken), "total": found.assigned.total, "worst": found.assigned.worst,
                         "pairs": [{"seat": seat, "entry": entry} for seat, entry in pairs]})  # fmt: skip

    def _party(self) -> tuple[PanelDraw, str]:
        made = queries.draw_of(self.get_object())
        if made is None:
            raise NotNow([_("The pool is not frozen yet.")])
        party = draws.party_of(made, self.request.actor)
        if not party:
            raise NotYours(rules.RunPanel.key)
        return made, party

    def _one(self, panel: Panel) -> dict[str, Any]:
        return self.get_serializer(self.get_queryset().get(pk=panel.pk)).data


@declare(PUBLIC)
class Draws(ApiViewSet):
    """What everybody may read, and repeat, of a draw."""

    serializer_class = told.PublicDraw

    def get_queryset(self) -> QuerySet[PanelDraw]:
        """All of them: pseudonyms, no names."""
        return queries.public_draws()

    @extend_schema(tags=TAGS, auth=[])
    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One draw: the pool, the commitments, and the record once it is drawn."""
        made = self.get_queryset().filter(pk=pk).first()
        if made is None:
            raise Unknown
        return Response(told.PublicDraw(made).data)
