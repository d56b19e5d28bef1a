"""Committees and meetings over the API."""

from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, NotNow, NotYours, declare
from office.api.views import ApiViewSet
from office.committees import knowing, packeting, queries, rules
from office.committees.actions import committees as committee_actions
from office.committees.actions import meetings as meeting_actions
from office.committees.api import deeds, taking
from office.committees.api import serializers as told
from office.committees.forms import PlanForm, may_plan
from office.committees.models import Committee, Meeting
from office.committees.states import Convening
from office.docket.api.lookup import NUMBER
from office.jobs.api.serializers import JobSerializer
from office.jobs.queries import jobs_for
from office.workflow.api import StepsMixin, documented

TAGS = ["committees"]


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class Committees(ApiViewSet):
    """Committees and who sits in them."""

    serializer_class = told.CommitteeSerializer

    def get_queryset(self) -> QuerySet[Committee]:
        """What the actor may know of."""
        return queries.committees_for(self.request.actor)

    def list(self, request: Request) -> Response:
        """The committees that you run, oversee or sit in."""
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=taking.NEW_COMMITTEE, responses={201: told.CommitteeSerializer})
    def create(self, request: Request) -> Response:
        """Set up a committee of a programme in which you hold an office."""
        made = committee_actions.create_committee(by=request.actor, **taking.new_committee(request))
        return Response(self.get_serializer(made).data, status=201)

    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One committee and its rules."""
        return Response(self.get_serializer(taking.one(self.get_queryset(), pk)).data)

    @extend_schema(request=taking.RULES, responses=told.CommitteeSerializer)
    def partial_update(self, request: Request, pk: UUID) -> Response:
        """Change its rules; votes that were counted keep their count."""
        committee = self._managed(request, pk)
        changed = committee_actions.change_committee(committee, by=request.actor, **taking.rules_of(request, committee))
        return Response(self.get_serializer(changed).data)

    @extend_schema(responses=told.SeatSerializer(many=True))
    def seats(self, request: Request, pk: UUID) -> Response:
        """Its standing seats, those that have ended too, newest first."""
        committee = taking.one(self.get_queryset(), pk)
        page = self.paginate_queryset(queries.seats_for(request.actor).filter(committee=committee.pk))
        return self.get_paginated_response(told.SeatSerializer(page, many=True).data)

    @extend_schema(request=taking.SEAT, responses={201: told.SeatSerializer})
    def add_seat(self, request: Request, pk: UUID) -> Response:
        """Seat somebody."""
        committee = self._managed(request, pk)
        seat = committee_actions.add_seat(committee, by=request.actor, **taking.seat(request))
        return Response(told.SeatSerializer(seat).data, status=201)

    @extend_schema(request=taking.SEAT, responses=told.SeatSerializer)
    def change_seat(self, request: Request, pk: UUID, seat: UUID) -> Response:
        """Change a seat, or end it by `valid_until`. What is not named stays."""
        committee = self._managed(request, pk)
        found = taking.one(queries.seats_for(request.actor).filter(committee=committee.pk), seat)
        changed = committee_actions.change_seat(found, by=request.actor, **taking.seat(request, found))
        return Response(told.SeatSerializer(changed).data)

    def _managed(self, request: Request, pk: UUID) -> Committee:
        committee = taking.one(self.get_queryset(), pk)
        if not rules.ManageCommittee.holds(request.actor, committee):
            raise NotYours(rules.ManageCommittee.key)
        return committee


class MeetingFilter(django_filters.FilterSet):
    """Narrowing the list of meetings."""

    committee = django_filters.UUIDFilter()
    state = django_filters.ChoiceFilter(choices=Convening.choices)

    class Meta:
        model = Meeting
        fields: list[str] = []


@declare(SIGNED_IN)
@documented(Meeting, tags=TAGS)
class Meetings(deeds.Addresses, StepsMixin, ApiViewSet):
    """Meetings of committees."""

    serializer_class = told.MeetingSerializer
    filterset_class = MeetingFilter
    basename = "meetings"

    def get_queryset(self) -> QuerySet[Meeting]:
        """What the actor may know of."""
        return queries.meetings_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.MeetingLine(many=True))
    def list(self, request: Request) -> Response:
        """The meetings you may know of, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(told.MeetingLine(page, many=True).data)

    @extend_schema(tags=TAGS, request=taking.schema(PlanForm), responses={201: told.MeetingSerializer})
    def create(self, request: Request) -> Response:
        """Plan a meeting of a committee that you run."""
        if not any(may_plan(request.actor, one) for one in queries.committees_for(request.actor)):
            raise NotYours(rules.ClerkMeeting.key)
        facts = taking.plan(request)
        committee = taking.one(queries.committees_for(request.actor), UUID(facts.pop("committee")))
        made = meeting_actions.plan_meeting(committee, by=request.actor, **facts)
        return Response(self.told(self.get_queryset().get(pk=made.pk)), status=201)

    def take_step(self, request: Request, number: str, step: str) -> Response:
        """Take a step. Its facts are described by `schema` among the `steps`."""
        try:
            return super().take_step(request, number, step)
        except NotNow as closed:
            raise NotNow(knowing.reasons_known(self.get_object(), request.actor, closed.reasons)) from None

    @deeds.told(Meeting, tags=TAGS)
    def ask(self, request: Request, number: str, deed: str) -> Response:
        """What a deed asks for."""
        return deeds.asked(self.get_object(), deed, request.actor)

    @deeds.described(Meeting, told.MeetingSerializer, tags=TAGS)
    def do(self, request: Request, number: str, deed: str) -> Response:
        """Do something to a meeting that is no step: put a case on its agenda, mark a member as present."""
        meeting = self.get_object()
        deeds.done(meeting, deed, request.actor, request.data)
        return Response(self.told(self.get_object()))

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.ReadySerializer(many=True))
    def ready(self, request: Request, number: str) -> Response:
        """The cases that can be put on the agenda, for whoever serves the committee."""
        meeting = self.get_object()
        if not rules.ClerkMeeting.holds(request.actor, meeting):
            raise NotYours(rules.ClerkMeeting.key)
        return Response(told.ReadySerializer(queries.ready_for(meeting, request.actor), many=True).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.StaySerializer(many=True))
    def attendance(self, request: Request, number: str) -> Response:
        """Who was there, each with the latest stay."""
        meeting = self.get_object()
        agenda = queries.agenda_for(meeting, request.actor)
        members = knowing.members_known(meeting, request.actor, agenda)
        stays = knowing.stays_known(meeting, request.actor, members)
        return Response(told.StaySerializer(list(stays.values()), many=True).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.MinutesPartSerializer(many=True))
    def minutes(self, request: Request, number: str) -> Response:
        """The words of the minutes; a draft only for whoever serves the meeting or presides."""
        return Response(
            told.MinutesPartSerializer(queries.minutes_for(self.get_object(), request.actor), many=True).data
        )

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=None, responses={202: JobSerializer})
    def packet(self, request: Request, number: str) -> Response:
        """Have your copy of the papers made; follow the job under `/api/v1/jobs/`."""
        job = packeting.ask(self.get_object(), by=request.actor)
        return Response(_job(request, job), status=202)


def _job(request: Request, job: Any) -> dict:
    return JobSerializer(jobs_for(request.actor).get(pk=job.pk), context={"request": request}).data
