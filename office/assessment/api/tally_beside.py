"""What stands beside a tally and is not the result: other ways of counting, and the statistics of the scores."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, NotNow, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment.actions import comparing
from office.assessment.api.asking import one_of
from office.assessment.beside.totals import rounds_held, scores_of
from office.assessment.models import StoredTally
from office.assessment.queries import tally as found_in
from office.assessment.statistics import Unavailable, beside
from office.assessment.statistics.concordance import kendall
from office.assessment.tallying.whatif import Scenario

TAGS = ["assessment"]
ROUND = OpenApiParameter("round", str, description="Code of a round; without it the last one that was tallied.")


class Figure(serializers.FloatField):
    """A figure of statistics; null where it cannot be told."""

    def to_representation(self, value: Any) -> float | None:
        """A sentence where there is no figure is left to the page."""
        return None if value is None or isinstance(value, Unavailable) else super().to_representation(value)


class WhatIfPlace(serializers.Serializer):
    """Where an entry would stand."""

    entry = serializers.CharField()
    rank = serializers.IntegerField()
    score = serializers.CharField()
    outcome = serializers.CharField()


class ScenarioSerializer(serializers.Serializer):
    """One other way of counting."""

    kind = serializers.ChoiceField(["method", "without"])
    about = serializers.CharField(help_text=gettext_lazy("The method, or the member who is left out."))
    changed = serializers.ListField(
        source="flips", child=serializers.CharField(), help_text=gettext_lazy("Entries with another outcome.")
    )
    moved = serializers.IntegerField(help_text=gettext_lazy("The most places by which an entry would move."))
    fault = serializers.CharField(help_text=gettext_lazy("Why it cannot be told; empty where it can."))
    places = serializers.SerializerMethodField()

    def get_places(self, one: Scenario) -> WhatIfPlace(many=True):
        """By rank."""
        return _places(one.places)


class NormalisedSerializer(serializers.Serializer):
    """An entry by its members' scores on one scale."""

    entry = serializers.CharField(source="application")
    z = serializers.FloatField()
    t = serializers.FloatField()


class WhatIfSerializer(serializers.Serializer):
    """Never the result: how firm it stands."""

    not_the_result = serializers.BooleanField()
    tally_sha256 = serializers.CharField()
    legal = WhatIfPlace(many=True, help_text=gettext_lazy("The result beside which they stand."))
    scenarios = ScenarioSerializer(many=True)
    normalised = NormalisedSerializer(many=True)


class IccSerializer(serializers.Serializer):
    """Intraclass correlation with its interval of 95 %."""

    single = Figure()
    average = Figure()
    single_interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    average_interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class MemberFigures(serializers.Serializer):
    """A member beside the others."""

    member = serializers.CharField(source="reviewer")
    scored = serializers.IntegerField()
    mean = serializers.FloatField()
    leniency = serializers.FloatField()
    spread = Figure(allow_null=True)
    consistency = Figure(allow_null=True)


class EntryFigures(serializers.Serializer):
    """The spread of an entry's scores."""

    entry = serializers.CharField(source="application")
    scores = serializers.IntegerField()
    mean = serializers.FloatField()
    deviation = Figure(allow_null=True)
    lowest = serializers.FloatField()
    lower_quartile = serializers.FloatField()
    median = serializers.FloatField()
    upper_quartile = serializers.FloatField()
    highest = serializers.FloatField()


class OutlierFigures(serializers.Serializer):
    """A score that stands out: the chair may ask for its reason, it stays as it is."""

    entry = serializers.CharField(source="application")
    member = serializers.CharField(source="reviewer")
    score = serializers.FloatField()
    median = serializers.FloatField()
    distance = serializers.FloatField(help_text=gettext_lazy("In robust deviations."))


class StatisticsSerializer(serializers.Serializer):
    """How far the members agree, in one round. Figures that cannot be told are null."""

    round = serializers.CharField()
    icc = serializers.SerializerMethodField()
    alpha = serializers.SerializerMethodField()
    kendall_w = serializers.SerializerMethodField()
    members = MemberFigures(source="found.reviewers", many=True)
    entries = EntryFigures(source="found.applications", many=True)
    outliers = OutlierFigures(source="found.outliers", many=True)

    @extend_schema_field(IccSerializer(allow_null=True))
    def get_icc(self, told: dict[str, Any]) -> dict | None:
        """One member's reliability, ICC(2,1), and that of the panel's mean, ICC(2,k)."""
        found = told["found"].icc
        return None if isinstance(found, Unavailable) else IccSerializer(found).data

    def get_alpha(self, told: dict[str, Any]) -> float | None:
        """Krippendorff's alpha of the scores as an interval scale."""
        return getattr(told["found"].alpha, "value", None)

    def get_kendall_w(self, told: dict[str, Any]) -> float | None:
        """Agreement of the order."""
        return getattr(told["kendall"], "w", None)


def _places(places: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [{"entry": code, "rank": one.rank, "score": one.score, "outcome": one.outcome}
            for code, one in places.items()]  # fmt: skip
    return WhatIfPlace(sorted(rows, key=lambda row: (row["rank"], row["entry"])), many=True).data


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class BesideTallies(ApiViewSet):
    """What is read beside a tally, by whoever may read the tally."""

    serializer_class = WhatIfSerializer

    def get_queryset(self) -> QuerySet[StoredTally]:
        """What the actor may know of."""
        return found_in.tallies_for(self.request.actor)

    @extend_schema(responses=WhatIfSerializer)
    def what_if(self, request: Request, pk: UUID) -> Response:
        """Another mean, one member left out, scores on one scale. Never the result."""
        tally = one_of(self.get_queryset(), pk)
        found = comparing.compared(tally)
        if found is None:
            raise NotNow([_("For so many entries this is computed by a worker: ask for it on the page first.")])
        scaled = beside(scores_of(tally, tally.round.code)).normalised
        told = {
            "not_the_result": True, "tally_sha256": tally.sha256, "legal": _places(found.legal()),
            "scenarios": [replace(one, places=found.places(one)) for one in found.ways],
            "normalised": [] if isinstance(scaled, Unavailable) else scaled,
        }  # fmt: skip
        return Response(WhatIfSerializer(told).data)

    @extend_schema(parameters=[ROUND], responses=StatisticsSerializer)
    def statistics(self, request: Request, pk: UUID) -> Response:
        """Agreement of the members, the spread of each entry, the scores that stand out."""
        tally = one_of(self.get_queryset(), pk)
        code = request.query_params.get("round") or tally.round.code
        if code not in {one.code for one in rounds_held(tally)}:
            raise Unknown(code)
        scores = scores_of(tally, code)
        told = {"round": code, "found": beside(scores), "kendall": kendall(scores)}
        return Response(StatisticsSerializer(told).data)
