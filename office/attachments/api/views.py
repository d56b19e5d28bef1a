"""`/api/v1/matters/{number}/attachments/`: papers of a matter, for programs."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Invalid, Unknown, declare
from office.api.views import ApiViewSet
from office.attachments import attaching, reading
from office.attachments.api.serializers import AttachmentSerializer, HandedInSerializer, UploadSerializer
from office.attachments.models import Attachment
from office.attachments.receiving import receive, too_large
from office.attachments.serving import sent
from office.docket.api.lookup import NUMBER, find
from office.docket.models import Matter
from office.docket.registry import visible_to


@declare(SIGNED_IN)
@extend_schema(tags=["matters"], parameters=[NUMBER])
class MatterAttachments(ApiViewSet):
    """Papers of one matter."""

    serializer_class = AttachmentSerializer
    parser_classes = [MultiPartParser]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        """Files go to disk and through the hash while they arrive."""
        if request.method == "POST":
            self.throttle_scope = "uploading"
            receive(request)
        return super().initialize_request(request, *args, **kwargs)

    def matter(self) -> Matter:
        """The matter of the address; raises Unknown."""
        return find(visible_to(self.request.actor), self.kwargs["number"])

    def get_queryset(self) -> QuerySet[Attachment]:
        """Only what the actor may know of."""
        if getattr(self, "swagger_fake_view", False):
            return Attachment.objects.none()
        return reading.papers_with(self.request.actor, self.matter()).select_related("matter")

    def paper(self, pk: UUID) -> Attachment:
        """One of them; raises Unknown."""
        found = self.get_queryset().filter(pk=pk).first()
        if found is None:
            raise Unknown(str(pk))
        return found

    @extend_schema(responses=AttachmentSerializer(many=True))
    def list(self, request: Request, number: str) -> Response:
        """The papers of a matter that you may read, newest first."""
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request={"multipart/form-data": UploadSerializer}, responses={201: HandedInSerializer})
    def create(self, request: Request, number: str) -> Response:
        """Hand a file in for a field of the matter's form.

        The content decides what kind of file it is; the name must agree. `duplicates` names the same content in
        your own cases.
        """
        code, matter = str(request.data.get("field_code", "")), self.matter()
        if not code:
            raise Invalid({"field_code": [_("This field is required.")]})
        skipped = too_large(request._request, "file")
        papers = attaching.attach_all(
            matter, code, request.FILES.getlist("file")[:1], by=request.actor, skipped=skipped
        )
        papers[0].duplicates = reading.duplicates_of(papers[0], request.actor)[:5]
        data = HandedInSerializer(papers[0], context=self.get_serializer_context()).data
        return Response(data, status=status.HTTP_201_CREATED, headers={"Location": data["content"]})

    def retrieve(self, request: Request, number: str, pk: UUID) -> Response:
        """One paper, without its bytes."""
        return Response(self.get_serializer(self.paper(pk)).data)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, number: str, pk: UUID) -> Response:
        """Take a paper of yours back while its field is open."""
        attaching.remove(self.paper(pk), by=request.actor)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def content(self, request: Request, number: str, pk: UUID) -> FileResponse:
        """The bytes. Opening another's paper is written in the ledger."""
        paper = reading.papers_with(request.actor, self.matter()).filter(pk=pk).first()
        if paper is None:
            raise Unknown(str(pk))
        return sent(reading.opened_by(request.actor, pk))
