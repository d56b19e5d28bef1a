"""`/api/v1/jobs/`: one's own long work, newest first."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiViewSet
from office.jobs import actions, queries
from office.jobs.api.serializers import JobDetailSerializer, JobSerializer
from office.jobs.models import Job
from office.jobs.serving import sent


@declare(SIGNED_IN)
@extend_schema(tags=["jobs"])
class Jobs(ApiViewSet):
    """Your jobs. Others start them; here you see how far they are and fetch what they made."""

    serializer_class = JobSerializer
    filterset_fields = ["kind", "state"]

    def get_queryset(self) -> QuerySet[Job]:
        """Only one's own."""
        if getattr(self, "swagger_fake_view", False):
            return Job.objects.none()
        return queries.jobs_for(self.request.actor)

    @extend_schema(responses=JobSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Your jobs, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(responses=JobDetailSerializer)
    def retrieve(self, request: Request, pk: UUID) -> Response:
        """How far it is, what went wrong, where its file is. Ask again every few seconds while it runs."""
        return self._shown(pk)

    @extend_schema(request=None, responses=JobDetailSerializer)
    def cancel(self, request: Request, pk: UUID) -> Response:
        """Call it off: at once while it waits, at its next step while it runs."""
        actions.cancel(queries.job_for(request.actor, pk), by=request.actor)
        return self._shown(pk)

    @extend_schema(request=None, responses=JobDetailSerializer)
    def retry(self, request: Request, pk: UUID) -> Response:
        """Ask again for a job that has failed."""
        return self._shown(actions.retry(queries.job_for(request.actor, pk), by=request.actor).pk)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def file(self, request: Request, pk: UUID) -> FileResponse:
        """The file; fetching it is written in the ledger."""
        return sent(actions.fetched(request.actor, pk))

    def _shown(self, pk: UUID) -> Response:
        job = queries.job_for(self.request.actor, pk)
        return Response(JobDetailSerializer(job, context=self.get_serializer_context()).data)
