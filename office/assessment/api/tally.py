"""Tallies over the API, with what goes into them: the same queries, rules and use cases as the pages.

A tally is signed on its page alone: nobody proves with a token to be there in person.
"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from office import ledger
from office.access import SIGNED_IN, NotYours, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment import rules_tally as rules
from office.assessment.actions import tally_adjustments, tally_asked, tally_ties
from office.assessment.api.asking import one_of, said
from office.assessment.models import Adjustment, Panel, StoredTally
from office.assessment.queries import tally as found_in
from office.assessment.tallying.files import live_files, stored_files
from office.assessment.tallying.zipping import zipped
from office.attachments.reading import attachments_for
from office.jobs.api.serializers import JobSerializer
from office.jobs.queries import jobs_for

TAGS = ["assessment"]
ZIP = {(200, "application/zip"): OpenApiTypes.BINARY}


class TallyLine(serializers.Serializer):
    """A tally in a list."""

    id = serializers.UUIDField(source="pk")
    panel = serializers.UUIDField(source="panel_id")
    round = serializers.CharField(source="round.code")
    number = serializers.IntegerField()
    final = serializers.BooleanField()
    blocked = serializers.BooleanField(help_text="A tie is open: nothing may be decided.")
    at = serializers.DateTimeField()
    sha256 = serializers.CharField()


class SignatureSerializer(serializers.Serializer):
    """A member's signature."""

    member = serializers.CharField(source="seat.code")
    at = serializers.DateTimeField()
    sha256 = serializers.CharField()


class TallySerializer(TallyLine):
    """A tally with everything that explains it."""

    rules_sha256 = serializers.CharField()
    inputs_sha256 = serializers.CharField()
    result = serializers.DictField(help_text="As `manage.py tally --explain` prints it.")
    signatures = serializers.SerializerMethodField()

    def get_signatures(self, tally: StoredTally) -> SignatureSerializer(many=True):
        """Who has signed, in that order."""
        return SignatureSerializer(found_in.signatures_of(tally), many=True).data


class AdjustmentSerializer(serializers.Serializer):
    """A bonus or penalty."""

    id = serializers.UUIDField(source="pk", read_only=True)
    entry = serializers.CharField(source="subject.code")
    kind = serializers.CharField(read_only=True)
    code = serializers.CharField(max_length=40)
    points = serializers.DecimalField(max_digits=5, decimal_places=2)
    evidence = serializers.CharField(max_length=2000)
    proof = serializers.UUIDField(
        source="attachment_id",
        required=False,
        allow_null=True,
        help_text=gettext_lazy("A file handed in with the panel's matter under the field “proof”."),
    )
    proof_name = serializers.CharField(source="attachment.name", read_only=True, default=None, allow_null=True)
    proof_sha256 = serializers.CharField(source="attachment.sha256", read_only=True, default=None, allow_null=True)
    proposed_at = serializers.DateTimeField(read_only=True)
    confirmed_at = serializers.DateTimeField(read_only=True)
    dropped_at = serializers.DateTimeField(read_only=True)


class VoteSerializer(serializers.Serializer):
    """How the panel voted on a tie."""

    places = serializers.ListField(child=serializers.ListField(child=serializers.CharField(), min_length=1))
    reference = serializers.CharField(max_length=300)


class TiedSerializer(serializers.Serializer):
    """The equal entries between whom a lot is drawn."""

    applications = serializers.ListField(child=serializers.CharField(), min_length=2)


class WordsSerializer(TiedSerializer):
    """With the words of the second person."""

    words = serializers.CharField(max_length=200)


class LotSerializer(serializers.Serializer):
    """A lot that is prepared."""

    id = serializers.UUIDField(source="pk")
    applications = serializers.ListField(child=serializers.CharField())
    commitment = serializers.CharField()
    prepared_at = serializers.DateTimeField()


class RulingSerializer(serializers.Serializer):
    """What was settled; of a lot, with the record that `manage.py replay_lot` repeats."""

    step = serializers.CharField()
    places = serializers.ListField(child=serializers.ListField(child=serializers.CharField()))
    reference = serializers.CharField()
    record = serializers.DictField()


def _taken(request: Request, panel: Panel, files: Any, name: str) -> StreamingHttpResponse:
    """Pseudonyms only: names are for the staff, on the page."""
    if not rules.ExportPanel.holds(request.actor, panel):
        raise NotYours(rules.ExportPanel.key)
    ledger.record("assessment.exported", actor=request.actor, matter_id=panel.pk, subject=panel,
                  data={"what": name, "names": False})  # fmt: skip
    response = StreamingHttpResponse(zipped(files), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class Tallies(ApiViewSet):
    """Tallies of panels. A member who keeps away from one entry finds none of its panel."""

    serializer_class = TallySerializer

    def get_queryset(self) -> QuerySet[StoredTally]:
        """What the actor may know of."""
        return found_in.tallies_for(self.request.actor)

    def _tally(self) -> StoredTally:
        return one_of(self.get_queryset(), self.kwargs["pk"])

    @extend_schema(responses=TallyLine(many=True))
    def list(self, request: Request) -> Response:
        """The tallies you may know of, newest first."""
        found = self.get_queryset().defer("inputs", "result").order_by("-pk")
        return self.get_paginated_response(TallyLine(self.paginate_queryset(found), many=True).data)

    def retrieve(self, request: Request, pk: UUID) -> Response:
        """One tally with its whole result."""
        return Response(self.get_serializer(self._tally()).data)

    @extend_schema(responses=ZIP)
    def export(self, request: Request, pk: UUID) -> StreamingHttpResponse:
        """What `manage.py tally` computes this tally from."""
        tally = self._tally()
        return _taken(request, tally.panel, stored_files(tally.panel, tally.inputs), f"tally-{tally.number}")

    @extend_schema(request=VoteSerializer, responses={201: RulingSerializer})
    def vote(self, request: Request, pk: UUID) -> Response:
        """Record how the panel voted on a tie."""
        ruling = tally_ties.record_vote(self._tally(), by=request.actor, **said(VoteSerializer, request))
        return Response(RulingSerializer(ruling).data, status=201)

    @extend_schema(request=TiedSerializer, responses={201: LotSerializer})
    def prepare_lot(self, request: Request, pk: UUID) -> Response:
        """The first person prepares the lot; its commitment is told."""
        lot = tally_ties.prepare_lot(self._tally(), by=request.actor, **said(TiedSerializer, request))
        return Response(LotSerializer(lot).data, status=201)

    @extend_schema(request=WordsSerializer, responses={201: RulingSerializer})
    def draw_lot(self, request: Request, pk: UUID) -> Response:
        """The second person adds words, and the order is told."""
        tally, told = self._tally(), said(WordsSerializer, request)
        lot = found_in.lots_for(request.actor).filter(tally=tally.pk, applications=sorted(told["applications"])).first()
        if lot is None:
            raise Unknown("lot")
        ruling = tally_ties.draw_lot(lot, words=told["words"], by=request.actor)
        return Response(RulingSerializer(ruling).data, status=201)


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class RoundTallies(ApiViewSet):
    """Tallying a round."""

    serializer_class = TallySerializer

    def get_queryset(self) -> QuerySet:
        """The rounds that the actor may tally."""
        return found_in.rounds_for(self.request.actor)

    @extend_schema(request=None, responses={201: TallySerializer, 202: JobSerializer})
    def create(self, request: Request, pk: UUID) -> Response:
        """Tally a locked round. 409 with the sentences that stand in the way.

        Of very many sheets 202, with the job that computes it: follow it under `/api/v1/jobs/`, where `made` tells the
        address of the tally once it is done.
        """
        made = tally_asked.tally_or_ask(one_of(self.get_queryset(), pk), by=request.actor)
        if isinstance(made, StoredTally):
            return Response(self.get_serializer(made).data, status=201)
        job = jobs_for(request.actor).get(pk=made.pk)
        address = reverse("jobs_api:detail", args=[job.pk], request=request)
        return Response(JobSerializer(job).data, status=202, headers={"Location": address})


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class PanelFiles(ApiViewSet):
    """What is locked on a panel, as files."""

    serializer_class = TallyLine

    def get_queryset(self) -> QuerySet[Panel]:
        """The panels whose tallies the actor may know of."""
        return found_in.panels_for(self.request.actor)

    @extend_schema(responses=ZIP)
    def export(self, request: Request, pk: UUID) -> StreamingHttpResponse:
        """Everything that is locked now, for `manage.py tally`."""
        panel = one_of(self.get_queryset(), pk)
        return _taken(request, panel, live_files(panel), "scores")


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class Adjustments(ApiViewSet):
    """Bonus and penalty of the entries of a panel."""

    serializer_class = AdjustmentSerializer

    def get_queryset(self) -> QuerySet[Adjustment]:
        """What the actor may know of."""
        return found_in.adjustments_for(self.request.actor)

    def list(self, request: Request, panel: UUID) -> Response:
        """Those of one panel, newest first."""
        if not found_in.panels_for(request.actor).filter(pk=panel).exists():
            raise Unknown(str(panel))
        found = self.get_queryset().filter(subject__panel=panel).order_by("-pk")
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(found), many=True).data)

    @extend_schema(responses={201: AdjustmentSerializer})
    def create(self, request: Request, panel: UUID) -> Response:
        """Propose one; somebody else confirms it."""
        told = said(AdjustmentSerializer, request)
        code, proof = told.pop("subject")["code"], told.pop("attachment_id", None)
        subject = found_in.subjects_for(request.actor).filter(panel=panel, code=code).first()
        if subject is None:
            raise Unknown(code)
        given = one_of(attachments_for(request.actor), proof) if proof else None
        made = tally_adjustments.propose(subject, by=request.actor, proof=given, **told)
        return Response(self.get_serializer(made).data, status=201)

    @extend_schema(request=None)
    def confirm(self, request: Request, pk: UUID) -> Response:
        """Confirm what somebody else has proposed."""
        return Response(self.get_serializer(tally_adjustments.confirm(self._found(pk), by=request.actor)).data)

    @extend_schema(request=None)
    def drop(self, request: Request, pk: UUID) -> Response:
        """Take it out: it stays on record and counts for nothing."""
        return Response(self.get_serializer(tally_adjustments.drop(self._found(pk), by=request.actor)).data)

    def _found(self, pk: UUID) -> Adjustment:
        return one_of(self.get_queryset(), pk)
