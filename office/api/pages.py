"""The API about itself: its schema, its documentation, its kinds of problem."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from office.access.declare import PUBLIC, declare
from office.access.errors import Unknown
from office.api.kinds import KINDS
from office.api.schema import current_document
from office.api.views import ApiView

CODE = OpenApiParameter("code", str, OpenApiParameter.PATH, enum=list(KINDS))


class ProblemKindSerializer(serializers.Serializer):
    """A kind of problem, in words."""

    type = serializers.CharField(source="uri")
    code = serializers.CharField()
    status = serializers.IntegerField()
    title = serializers.CharField()
    meaning = serializers.CharField()


@declare(PUBLIC)
class SchemaView(ApiView):
    """The OpenAPI 3.1 document: JSON, or YAML with `Accept: application/yaml` or `?format=yaml`."""

    renderer_classes = [OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer2, OpenApiYamlRenderer]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """The document in the reader's language."""
        return Response(current_document(), headers={"Vary": "Accept, Accept-Language"})


@declare(PUBLIC)
class Problems(ApiView):
    """The kinds of problem this API answers with."""

    @extend_schema(operation_id="problems_list", tags=["problems"], auth=[], responses=ProblemKindSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Every kind of problem with its stable code."""
        return Response(ProblemKindSerializer(KINDS.values(), many=True).data)


@declare(PUBLIC)
class ProblemKind(ApiView):
    """One kind of problem: where `type` of a problem document leads."""

    @extend_schema(
        operation_id="problems_retrieve", tags=["problems"], auth=[], parameters=[CODE], responses=ProblemKindSerializer
    )
    def get(self, request: Request, code: str) -> Response:
        """What a kind of problem means."""
        if code not in KINDS:
            raise Unknown
        return Response(ProblemKindSerializer(KINDS[code]).data)


@declare(PUBLIC)
@require_GET
def docs(request: HttpRequest) -> HttpResponse:
    """The documentation to browse and to try; its script reads everything it needs from data attributes."""
    return render(request, "office/api/docs.html")
