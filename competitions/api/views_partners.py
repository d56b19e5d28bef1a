"""Those who enter together, and receipts, over the API."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries, rules
from competitions.actions import partners
from competitions.api import serializers_entries as of_entries
from competitions.api import serializers_partners as told
from competitions.api.base import TAGS, BelowMixin, ListMixin, one, said
from competitions.api.filters import ReceiptFilter
from competitions.consortium import consortium_of, organisation_named
from competitions.models import Partner, Receipt
from office.access import SIGNED_IN, NotYours, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER


@declare(SIGNED_IN)
class EntryPartners(BelowMixin, ApiViewSet):
    """The organisations of one entry beside its lead."""

    serializer_class = told.PartnerSerializer
    pagination_class = None

    def get_queryset(self) -> QuerySet[Partner]:
        """What the actor may know of."""
        if getattr(self, "swagger_fake_view", False):
            return queries.partners_for(self.request.actor)
        return consortium_of(self.entry(), self.request.actor)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=told.PartnerSerializer(many=True))
    def list(self, request: Request, number: str) -> Response:
        """Those who have joined; the lead also sees whom it asked, who declined and who left."""
        return Response(self.get_serializer(self.get_queryset(), many=True).data)

    @extend_schema(tags=TAGS, parameters=[NUMBER], request=told.NewPartner, responses={201: told.PartnerSerializer})
    def create(self, request: Request, number: str) -> Response:
        """Ask an organisation to enter together; for writers of the lead."""
        entry = self.entry()
        if not rules.LeadEntry.holds(request.actor, entry):
            raise NotYours(rules.LeadEntry.key)
        facts = said(told.NewPartner, request)
        asked = facts | {"organisation": organisation_named(facts["organisation"])}
        partner = partners.invite(entry, by=request.actor, **asked)
        return Response(self.get_serializer(partner).data, status=201)


@declare(SIGNED_IN)
class Partners(ListMixin, ApiViewSet):
    """Invitations to enter together, sent and received."""

    serializer_class = line_class = told.PartnershipSerializer

    def get_queryset(self) -> QuerySet[Partner]:
        """Those of the actor's organisations."""
        return queries.partners_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.PartnershipSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Invitations that your organisations sent or received, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS, request=told.PartnershipAnswer, responses=told.PartnershipSerializer)
    def answer(self, request: Request, pk: UUID) -> Response:
        """Accept or decline, for the organisation that was asked."""
        partner = one(self.get_queryset(), pk)
        if not rules.AnswerPartner.holds(request.actor, partner):
            raise NotYours(rules.AnswerPartner.key)
        accepted = said(told.PartnershipAnswer, request)["accept"]
        return self._done(partners.accept if accepted else partners.decline, pk)

    @extend_schema(tags=TAGS, request=None, responses=told.PartnershipSerializer)
    def leave(self, request: Request, pk: UUID) -> Response:
        """Leave the consortium, or, for the lead, take an organisation out."""
        return self._done(partners.leave, pk)

    @extend_schema(tags=TAGS, request=None, responses=told.PartnershipSerializer)
    def sign_off(self, request: Request, pk: UUID) -> Response:
        """Stand behind the entry as it is now: the hash of answers and files is kept with the sign-off."""
        return self._done(partners.sign_off, pk)

    @extend_schema(tags=TAGS, request=None, responses=told.PartnershipSerializer)
    def ask_to_sign(self, request: Request, pk: UUID) -> Response:
        """Ask a partner for its sign-off; for the lead."""
        return self._done(partners.ask_to_sign, pk)

    def _done(self, act: Callable[..., None], pk: UUID) -> Response:
        act(one(self.get_queryset(), pk), by=self.request.actor)
        return Response(self.get_serializer(one(self.get_queryset(), pk)).data)


@declare(SIGNED_IN)
class Receipts(ListMixin, ApiViewSet):
    """Receipts (접수증) of submissions, and of attempts that came too late."""

    serializer_class = of_entries.ReceiptSerializer
    line_class = of_entries.ReceiptLine
    filterset_class = ReceiptFilter

    def get_queryset(self) -> QuerySet[Receipt]:
        """What the actor may know of."""
        return queries.receipts_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=of_entries.ReceiptLine(many=True))
    def list(self, request: Request) -> Response:
        """The receipts you may know of, newest first."""
        return super().list(request)

    @extend_schema(tags=TAGS)
    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One receipt, with what it says and its hash."""
        return Response(self.get_serializer(one(self.get_queryset(), pk)).data)
