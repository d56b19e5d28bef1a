"""What the members say and write after the lock: notes, the chair's questions, opinions. As on the pages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, NotNow, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment.actions import tally_words
from office.assessment.api.asking import one_of, said
from office.assessment.models import Discussion, Opinion, Round, Subject
from office.assessment.queries import tally as found_in

TAGS = ["assessment"]
ENTRY = OpenApiParameter("entry", str, description="Code of an entry: what was said of it alone.")


class DiscussionSerializer(serializers.Serializer):
    """What was said of an entry; with `asked` it is the chair's question to a member."""

    id = serializers.UUIDField(source="pk")
    entry = serializers.CharField(source="subject.code")
    member = serializers.CharField(source="seat.code")
    asked = serializers.CharField(source="asked.code", allow_null=True, default=None)
    answers = serializers.UUIDField(source="answers_id", allow_null=True)
    text = serializers.CharField()
    at = serializers.DateTimeField()


class NoteSerializer(serializers.Serializer):
    """A note on an entry; `answers` names the question to oneself that it answers."""

    entry = serializers.CharField(max_length=40)
    text = serializers.CharField(max_length=4000)
    answers = serializers.UUIDField(required=False, allow_null=True, default=None)


class QuestionSerializer(serializers.Serializer):
    """Whom the chair asks for the reason of a score, and what."""

    entry = serializers.CharField(max_length=40)
    member = serializers.CharField(max_length=20)
    text = serializers.CharField(max_length=4000)


class EntryOpinionSerializer(serializers.Serializer):
    """The panel's consolidated opinion on an entry."""

    id = serializers.UUIDField(source="subject_id", help_text=gettext_lazy("The entry's place on the panel."))
    entry = serializers.CharField(source="subject.code")
    strengths = serializers.CharField()
    weaknesses = serializers.CharField()
    conditions = serializers.CharField()
    revision = serializers.IntegerField()
    written_at = serializers.DateTimeField()


class WrittenSerializer(serializers.Serializer):
    """The parts to be written, on the revision that was read; a part that is left out stays."""

    revision = serializers.IntegerField(min_value=0)
    strengths = serializers.CharField(required=False, allow_blank=True, max_length=4000)
    weaknesses = serializers.CharField(required=False, allow_blank=True, max_length=4000)
    conditions = serializers.CharField(required=False, allow_blank=True, max_length=4000)


def _subject(actor: Any, round_: Round, code: str) -> Subject:
    subject = found_in.discussable_for(actor).filter(panel=round_.panel_id, code=code).first()
    if subject is None:
        raise Unknown(code)
    return subject


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class Discussions(ApiViewSet):
    """The discussion of a locked round. Nobody finds an entry here from which he or she keeps away."""

    serializer_class = DiscussionSerializer

    def get_queryset(self) -> QuerySet[Round]:
        """The rounds in whose discussion the actor may take part or read."""
        return found_in.discussed_for(self.request.actor)

    def _round(self) -> Round:
        return one_of(self.get_queryset(), self.kwargs["pk"])

    @extend_schema(parameters=[ENTRY], responses=DiscussionSerializer(many=True))
    def list(self, request: Request, pk: UUID) -> Response:
        """What was said, newest first."""
        found = found_in.notes_for(request.actor).filter(round=self._round().pk).prefetch_related(None)
        entry = request.query_params.get("entry")
        found = found.filter(subject__code=entry) if entry else found
        page = self.paginate_queryset(found)
        return self.get_paginated_response(DiscussionSerializer(page, many=True).data)

    @extend_schema(request=NoteSerializer, responses={201: DiscussionSerializer})
    def create(self, request: Request, pk: UUID) -> Response:
        """Say something of an entry, or answer the chair's question to you."""
        round_, told = self._round(), said(NoteSerializer, request)
        subject, asked = _subject(request.actor, round_, told["entry"]), None
        if told["answers"]:
            mine = found_in.questions_to(request.actor).filter(round=round_.pk, subject=subject.pk)
            asked = one_of(mine, told["answers"])
        note = tally_words.note(round_, subject, text=told["text"], by=request.actor, answers=asked)
        return Response(DiscussionSerializer(note).data, status=201)

    @extend_schema(request=QuestionSerializer, responses={201: DiscussionSerializer})
    def ask(self, request: Request, pk: UUID) -> Response:
        """The chair asks a member for the reason of a score; the score stays as it is."""
        round_, told = self._round(), said(QuestionSerializer, request)
        subject = _subject(request.actor, round_, told["entry"])
        sheets = list(found_in.sheets_of(round_, request.actor, subject=subject))
        member = found_in.seats_of(sheets).filter(code=told["member"]).first()
        if member is None:
            raise Unknown(told["member"])
        asked = tally_words.ask(round_, subject, member=member, text=told["text"], by=request.actor)
        return Response(DiscussionSerializer(asked).data, status=201)


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class Questions(ApiViewSet):
    """What the chair asks of oneself."""

    serializer_class = DiscussionSerializer

    def get_queryset(self) -> QuerySet[Discussion]:
        """Those that are not answered."""
        return found_in.questions_to(self.request.actor).prefetch_related(None)

    @extend_schema(responses=DiscussionSerializer(many=True))
    def list(self, request: Request) -> Response:
        """The questions that wait for your answer."""
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(DiscussionSerializer(page, many=True).data)


@declare(SIGNED_IN)
@extend_schema(tags=TAGS)
class Opinions(ApiViewSet):
    """Consolidated opinions (종합평가의견)."""

    serializer_class = EntryOpinionSerializer

    def get_queryset(self) -> QuerySet[Opinion]:
        """Those that the actor may read."""
        return found_in.opinions_for(self.request.actor)

    @extend_schema(responses=EntryOpinionSerializer(many=True))
    def list(self, request: Request, panel: UUID) -> Response:
        """Those of one panel, newest first."""
        if not found_in.discussable_for(request.actor).filter(panel=panel).exists():
            raise Unknown(str(panel))
        found = self.get_queryset().filter(subject__panel=panel)
        return self.get_paginated_response(EntryOpinionSerializer(self.paginate_queryset(found), many=True).data)

    def retrieve(self, request: Request, pk: UUID) -> Response:
        """The opinion on one entry, by the entry's place on the panel."""
        return Response(EntryOpinionSerializer(self._opinion(self._subject(pk))).data)

    @extend_schema(request=WrittenSerializer, responses=EntryOpinionSerializer)
    def write(self, request: Request, pk: UUID) -> Response:
        """Write parts of it, on the revision that you read. 409 where somebody has changed the same part since."""
        subject, told = self._subject(pk), said(WrittenSerializer, request)
        revision = told.pop("revision")
        try:
            tally_words.write_opinion(subject, values=told, revision=revision, by=request.actor)
        except tally_words.Moved as moved:
            told = _("%(who)s has written it meanwhile: the revision is now %(revision)d.")
            facts = {"who": moved.opinion.written_by.name, "revision": moved.opinion.revision}
            raise NotNow([told % facts]) from None
        return Response(EntryOpinionSerializer(self._opinion(subject)).data)

    def _subject(self, pk: UUID) -> Subject:
        return one_of(found_in.discussable_for(self.request.actor), pk)

    def _opinion(self, subject: Subject) -> Opinion:
        """What is written; of an entry of which nothing is, all parts are empty."""
        found = self.get_queryset().filter(subject=subject.pk).first()
        return found or Opinion(subject=subject, written_at=None)
