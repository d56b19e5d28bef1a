"""Awards of earlier years over the API: as on the pages of the staff, nothing is overwritten without a reason."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import queries, rules
from competitions import queries_awards as found_in
from competitions.actions import awards
from competitions.api import serializers_awards as told
from competitions.api.base import TAGS, ListMixin, one, said
from competitions.api.filters import AwardFilter
from competitions.models import PastAward
from office.access import Invalid, declare
from office.api.views import ApiViewSet


@declare(rules.Overlook)
class Awards(ListMixin, ApiViewSet):
    """Awards of earlier years."""

    serializer_class = line_class = told.AwardSerializer
    filterset_class = AwardFilter

    def get_queryset(self) -> QuerySet[PastAward]:
        """What the actor may know of."""
        return queries.awards_for(self.request.actor)

    @extend_schema(tags=TAGS, responses=told.AwardSerializer(many=True))
    def list(self, request: Request) -> Response:
        """The awards of your programmes, those that were taken out among them, the last year first."""
        return super().list(request)

    @extend_schema(tags=TAGS, responses=told.AwardWithChanges)
    def retrieve(self, request: Request, pk: int) -> Response:
        """One award with what was changed of it."""
        return Response(self._whole(pk))

    @extend_schema(tags=TAGS, request=told.NewAward, responses={201: told.AwardWithChanges})
    @declare(rules.Staff)
    def create(self, request: Request) -> Response:
        """Add an award that is missing, with where it is documented."""
        facts = told.facts(said(told.NewAward, request), found_in.awardable())
        programme = found_in.programmes_edited(request.actor).filter(pk=facts.pop("programme")).first()
        if programme is None:
            raise Invalid({"programme": [_("No programme in your charge has this code.")]})
        if facts["year"] > timezone.localdate().year:
            raise Invalid({"year": [_("A selection lies in the past.")]})
        made = awards.add(by=request.actor, programme=programme, **facts)
        return Response(self._whole(made.pk), status=201)

    @extend_schema(tags=TAGS, request=told.CorrectedAward, responses=told.AwardWithChanges)
    @declare(rules.Staff)
    def correct(self, request: Request, pk: int) -> Response:
        """Write what differs; what stood before is kept with the reason."""
        award = one(self.get_queryset(), pk)
        facts = told.facts(said(told.CorrectedAward, request), found_in.awardable())
        awards.correct(award, by=request.actor, **facts)
        return Response(self._whole(pk))

    @extend_schema(tags=TAGS, request=told.TakenOut, responses=told.AwardWithChanges)
    @declare(rules.Staff)
    def take_out(self, request: Request, pk: int) -> Response:
        """It bars nobody any more and leaves the public list; it stays on record."""
        awards.take_out(one(self.get_queryset(), pk), by=request.actor, **said(told.TakenOut, request))
        return Response(self._whole(pk))

    def _whole(self, pk: int) -> dict:
        found = self.get_queryset().prefetch_related("changes__by")
        return told.AwardWithChanges(one(found, pk), context=self.get_serializer_context()).data
