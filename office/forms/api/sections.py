"""The sections of a form for programs: how far each is, and who looks after it."""

import dataclasses
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiView
from office.docket.api.lookup import NUMBER
from office.forms import assigning
from office.forms.api.serializers import AssigneeSerializer, SectionsSerializer
from office.forms.api.views import FORM, draft_named_in, draft_of
from office.forms.completeness import state_of
from office.forms.models import Answers

SECTION = OpenApiParameter("section", str, OpenApiParameter.PATH, description="The section's code.")


def sections_document(answers: Answers) -> dict[str, Any]:
    """Every section with its state and its assignee, and who can be one."""
    people = assigning.assignees_of(answers)
    lines = [
        dataclasses.asdict(one) | {"complete": one.complete, "assignee": people.get(one.code)}
        for one in state_of(answers).sections
    ]
    return SectionsSerializer({"sections": lines, "writers": list(assigning.candidates(answers))}).data


@declare(SIGNED_IN)
class MatterSections(ApiView):
    """The sections of a matter's form."""

    @extend_schema(tags=["matters"], parameters=[NUMBER, FORM], responses=SectionsSerializer)
    def get(self, request: Request, number: str) -> Response:
        """How far each section is and who looks after it.

        For the applicant's side; `writers` are the people who can be given a section.
        """
        return Response(sections_document(draft_of(request, number, request.query_params.get("form", ""))))


@declare(SIGNED_IN)
class SectionAssignment(ApiView):
    """Who looks after a section."""

    @extend_schema(
        tags=["matters"], parameters=[NUMBER, SECTION], request=AssigneeSerializer, responses=SectionsSerializer
    )
    def put(self, request: Request, number: str, section: str) -> Response:
        """Give a section to somebody who writes the form, or to nobody.

        It is a division of work: anybody who writes may still write every section. The new one is told.
        """
        answers = draft_named_in(request, number)
        wanted = AssigneeSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        told = wanted.validated_data
        if told["user"] is None:
            assigning.unassign(answers, section, by=request.actor)
        else:
            assigning.assign(answers, section, told["user"], by=request.actor)
        return Response(sections_document(answers))
