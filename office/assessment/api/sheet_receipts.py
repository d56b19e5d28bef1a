"""The receipt of a signed score sheet as a paper, over the API."""

from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, Unknown, declare
from office.api.views import ApiViewSet
from office.assessment.actions import sheet_receipts
from office.assessment.api.asking import one_of
from office.assessment.models import SheetVersion
from office.assessment.queries import sheets as found
from office.documents.api.serializers import DocumentSerializer
from office.documents.models import IssuedDocument
from office.documents.queries import documents_for


@declare(SIGNED_IN)
@extend_schema(tags=["assessment"])
class SheetReceipts(ApiViewSet):
    """One paper for each signed version; the file is ready a moment later at the document's `pdf`."""

    serializer_class = DocumentSerializer

    def get_queryset(self) -> QuerySet[IssuedDocument]:
        """What the actor may read of them."""
        return documents_for(self.request.actor).filter(kind="assessment.sheet_receipt")

    @extend_schema(responses=DocumentSerializer)
    def retrieve(self, request: Request, pk: UUID, version: int) -> Response:
        """The paper of a version, once it was asked for."""
        papers = found.receipts_of([self._version(pk, version)])
        document = next((one.pk for one in papers.values()), None)
        return Response(self.get_serializer(one_of(self.get_queryset(), document)).data)

    @extend_schema(request=None, responses={201: DocumentSerializer})
    def create(self, request: Request, pk: UUID, version: int) -> Response:
        """Have the paper made; asked for again it is the same one."""
        document = sheet_receipts.ask(self._version(pk, version), by=request.actor)
        return Response(self.get_serializer(one_of(self.get_queryset(), document.pk)).data, status=201)

    def _version(self, pk: UUID, number: int) -> SheetVersion:
        version = found.versions_for(self.request.actor).filter(sheet=pk, number=number).first()
        if version is None:
            raise Unknown(str(pk))
        return version
