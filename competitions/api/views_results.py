"""Results over the API: the list of a call for those in charge, and to those who entered their own."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from competitions import clocks, queries, rules
from competitions import queries_selection as found_in
from competitions.api.base import TAGS, BelowMixin
from competitions.api.serializers_objections import ResultSerializer
from competitions.api.serializers_results import EntryResultSerializer
from competitions.guards_selection import may_object
from competitions.models import Call, Entry
from competitions.results import result_of_entry
from office.access import SIGNED_IN, NotYours, Unknown, declare
from office.api.views import ApiViewSet
from office.docket.api.lookup import NUMBER, find


@declare(SIGNED_IN)
class Results(ApiViewSet):
    """The list of results of a call."""

    serializer_class = ResultSerializer

    def get_queryset(self) -> QuerySet[Call]:
        """What the actor may know of."""
        return queries.calls_for(self.request.actor)

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=ResultSerializer)
    def result(self, request: Request, number: str) -> Response:
        """The list as prepared, or as the tally has it: for those in charge and auditors."""
        call: Any = find(self.get_queryset(), number, matter="matter")
        if not rules.WorkOnCall.holds(request.actor, call):
            raise NotYours(rules.WorkOnCall.key)
        return Response(ResultSerializer(found_in.result_of(call, request.actor)).data)


@declare(SIGNED_IN)
class EntryResults(BelowMixin, ApiViewSet):
    """The result of one entry."""

    serializer_class = EntryResultSerializer

    @extend_schema(tags=TAGS, parameters=[NUMBER], responses=EntryResultSerializer)
    def result(self, request: Request, number: str) -> Response:
        """What was told of an entry: outcome, own scores, feedback, letters, how to object. 404 until it is told."""
        entry = self.entry()
        found = result_of_entry(entry)
        if found is None:
            raise Unknown
        return Response(self.get_serializer(found | self._beside(entry, found["everything"])).data)

    def _beside(self, entry: Entry, everything: bool) -> dict[str, Any]:
        actor, call = self.request.actor, entry.call
        scores = reverse("competitions:public-call-scores", args=[call.pk])
        return {
            "outcome": entry.state,
            "outcome_label": entry.state_label(actor),
            "all_scores": self.request.build_absolute_uri(scores) if everything else None,
            "letters": found_in.letters_to(entry, actor),
            "objection": self._objection(entry),
        }

    def _objection(self, entry: Entry) -> dict[str, Any]:
        reasons = may_object(entry)
        return {
            "until": clocks.objections_end(entry),
            "last_day": clocks.objections_last(entry),
            "open": not reasons and rules.SealEntry.holds(self.request.actor, entry),
            "reasons": reasons,
            "address": reverse("entries-objections", args=[entry.matter.reference]),
            "filed": found_in.objections_of(entry, self.request.actor),
        }
