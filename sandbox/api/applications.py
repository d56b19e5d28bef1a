"""Applications and their consortia over the API: the same queries, rules and use cases as the pages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Actor, Invalid, Unknown, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER
from office.workflow.api import StepsMixin, documented
from sandbox import queries_applications as found_in
from sandbox.actions import applications, consortium
from sandbox.api import serializers_applications as told
from sandbox.api.serializers import SavedAnswers
from sandbox.api.views import ListMixin, own_organisation
from sandbox.models import Application, ConsortiumMember, RapidConfirmation

TAGS = ["sandbox"]


@declare(SIGNED_IN)
@documented(Application, tags=TAGS)
class Applications(StepsMixin, ListMixin, ApiViewSet):
    """Applications for an exemption (스마트실증사업, 스마트혁신사업)."""

    serializer_class = told.ApplicationSerializer
    line_class = told.ApplicationLine
    basename = "applications"

    def get_queryset(self) -> QuerySet[Application]:
        """What the actor may know of."""
        known = found_in.applications_for(self.request.actor).select_related("source")
        return known.prefetch_related("regulations__ministry")

    @extend_schema(tags=TAGS, responses=told.ApplicationLine(many=True))
    def list(self, request: Request) -> Response:
        """The applications you may know of, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=told.NewApplication, responses={201: told.ApplicationSerializer})
    def create(self, request: Request) -> Response:
        """Open a draft: for a track, out of an earlier case where there is one, with answers if you have them."""
        wanted = told.NewApplication(data=request.data)
        wanted.is_valid(raise_exception=True)
        application = opened(request.actor, **wanted.validated_data)
        return Response(self.told(self.get_queryset().get(pk=application.pk)), status=201)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=SavedAnswers, responses=told.ApplicationSerializer)
    def save_answers(self, request: Request, number: str) -> Response:
        """Save answers on top of the revision you read; 409 when the same answers were changed since."""
        application = self.get_object()
        wanted = SavedAnswers(data=request.data)
        wanted.is_valid(raise_exception=True)
        applications.save_answers(application, by=request.actor, **wanted.validated_data)
        return Response(self.told(self.get_object()))

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.MemberSerializer(many=True))
    def members(self, request: Request, number: str) -> Response:
        """The organisations that apply together; the lead also sees whom it invited and who declined."""
        return Response(_members(self.get_object(), request.actor))

    @extend_schema(
        tags=TAGS, parameters=[NUMBER], request=told.NewMember, responses={201: told.MemberSerializer(many=True)}
    )
    def invite(self, request: Request, number: str) -> Response:
        """Invite an organisation to apply together; for writers of the lead."""
        application = self.get_object()
        wanted = told.NewMember(data=request.data)
        wanted.is_valid(raise_exception=True)
        facts = wanted.validated_data
        consortium.require_lead(application, by=request.actor)
        organisation = found_in.organisation_named(facts["organisation"])
        consortium.invite(application, by=request.actor, organisation=organisation, part=facts["part"])
        return Response(_members(application, request.actor), status=201)


@declare(SIGNED_IN)
class Invitations(ListMixin, ApiViewSet):
    """Invitations to apply together, sent and received."""

    serializer_class = line_class = told.InvitationSerializer

    def get_queryset(self) -> QuerySet[ConsortiumMember]:
        """Those of the actor's organisations."""
        return found_in.invitations_for(self.request.actor)

    def get_object(self) -> ConsortiumMember:
        """One of them; raises Unknown."""
        member = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if member is None:
            raise Unknown
        return member

    @extend_schema(tags=TAGS, responses=told.InvitationSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Invitations that your organisations sent or received, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=told.InvitationAnswer, responses=told.InvitationSerializer)
    def answer(self, request: Request, pk: UUID) -> Response:
        """Accept or decline, for the organisation that was invited."""
        member = self.get_object()
        wanted = told.InvitationAnswer(data=request.data)
        wanted.is_valid(raise_exception=True)
        act = consortium.accept if wanted.validated_data["accept"] else consortium.decline
        act(member, by=request.actor)
        return Response(told.InvitationSerializer(self.get_object()).data)

    @extend_schema(tags=TAGS, request=None, responses=told.InvitationSerializer)
    def leave(self, request: Request, pk: UUID) -> Response:
        """Leave the consortium, or, for the lead, take an organisation out."""
        member = self.get_object()
        consortium.leave(member, by=request.actor)
        return Response(told.InvitationSerializer(self.get_object()).data)


def opened(
    actor: Actor, *, track: str, channel: str, organisation: Any = None, source: Any = None, answers: Any = None
) -> Application:
    """A new draft; the organisation is the source's where there is one."""
    case = _source(actor, source) if source is not None else None
    if case is not None and organisation is None:
        organisation = case.matter.organisation_id
    own = own_organisation(actor, organisation)
    if case is not None and case.matter.organisation_id != own.pk:
        raise Invalid({"source": [_("This case belongs to another of your organisations.")]})
    application = applications.create(
        by=actor, organisation=own, track=track, channel=channel, source=case.matter if case else None,
        known=found_in.carried_over(case),
    )  # fmt: skip
    if answers:
        applications.save_answers(application, by=actor, values=answers, revision=application.revision())
    return application


def _members(application: Application, actor: Actor) -> list[dict]:
    return told.MemberSerializer(found_in.members_of(application, actor), many=True).data


def _source(actor: Actor, pk: UUID) -> RapidConfirmation:
    case = found_in.source_of(actor, pk)
    if case is None:
        raise Invalid({"source": [_("No case of yours with this id can be carried over.")]})
    return case
