"""Answers and submissions of a matter, and the questions of a form, for programs."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, NotYours, Unknown, declare
from office.api.views import ApiView, ApiViewSet
from office.docket.api.lookup import NUMBER, find
from office.docket.models import Matter
from office.docket.registry import visible_to
from office.forms import openness
from office.forms.api.serializers import AnswersSerializer, SavingSerializer, SnapshotSerializer
from office.forms.completeness import state_of
from office.forms.json_schema import schema_of
from office.forms.models import Answers, Snapshot
from office.forms.queries import answers_of, may_read_draft, may_write, published, snapshots_for
from office.forms.saving import save

FORM = OpenApiParameter("form", str, description="Only where a matter has several forms.")


def matter_of(request: Request, number: str) -> Matter:
    """A matter that the actor may know of; raises Unknown."""
    return find(visible_to(request.actor), number)


def answers_document(answers: Answers, request: Request) -> dict[str, Any]:
    """The answers with what can be written and what is wrong."""
    state = state_of(answers)
    answers.errors, answers.complete = state.errors, state.complete
    answers.open = sorted(openness.open_codes(answers)) if may_write(request.actor, answers) else []
    return AnswersSerializer(answers).data


def draft_of(request: Request, number: str, form: str) -> Answers:
    """The answers, for whoever reads drafts. Raises Unknown and NotYours."""
    found = answers_of(matter_of(request, number), form)
    if not may_read_draft(request.actor, found):
        raise NotYours("forms.draft")
    return found


def draft_named_in(request: Request, number: str) -> Answers:
    """The same, by the form that the body names: asked before the body is judged, so that whoever may not know of
    the matter is told nothing else. Raises Unknown and NotYours."""
    named = request.data.get("form", "") if isinstance(request.data, dict) else ""
    return draft_of(request, number, named if isinstance(named, str) else "")


@declare(SIGNED_IN)
class MatterAnswers(ApiView):
    """The answers of a matter's form."""

    @extend_schema(tags=["matters"], parameters=[NUMBER, FORM], responses=AnswersSerializer)
    def get(self, request: Request, number: str) -> Response:
        """The answers as they stand, submitted or not.

        For the applicant's side; others read the submissions.
        """
        return Response(answers_document(draft_of(request, number, request.query_params.get("form", "")), request))

    @extend_schema(tags=["matters"], parameters=[NUMBER], request=SavingSerializer, responses=AnswersSerializer)
    def patch(self, request: Request, number: str) -> Response:
        """Write some answers on top of the revision you read.

        Wrong values are kept and reported in `errors`. 409 with the fields in `errors` when somebody else changed
        the same answers since that revision: read again, decide, write on the new revision.
        """
        found = draft_named_in(request, number)
        wanted = SavingSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        told = wanted.validated_data
        save(found, told["values"], revision=told["revision"], by=request.actor)
        return Response(answers_document(found, request))


@declare(SIGNED_IN)
class MatterSubmissions(ApiViewSet):
    """What was submitted in a matter."""

    serializer_class = SnapshotSerializer

    def get_queryset(self) -> QuerySet[Snapshot]:
        """Only what the actor may know of."""
        if getattr(self, "swagger_fake_view", False):
            return Snapshot.objects.none()
        return snapshots_for(self.request.actor).filter(matter=matter_of(self.request, self.kwargs["number"]))

    @extend_schema(tags=["matters"], parameters=[NUMBER])
    def list(self, request: Request, number: str) -> Response:
        """The submissions of a matter, newest first, each with its answers, files and hash."""
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


@declare(SIGNED_IN)
class FormSchema(ApiView):
    """The questions of a form."""

    version = OpenApiParameter("version", int, description="Without it the latest published version.")

    @extend_schema(tags=["forms"], parameters=[version], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, code: str) -> Response:
        """The JSON Schema (draft 2020-12) of a form's answers, in the reader's language."""
        known = published(code)
        wanted = request.query_params.get("version", "")
        if wanted:
            known = known.filter(
                version=int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else 0
            )
        found = known.first()
        if found is None:
            raise Unknown(code)
        return Response(schema_of(found.definition))
