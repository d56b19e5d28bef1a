"""`/api/v1/me/`: who is asking."""

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiView
from office.people.api.serializers import MeSerializer

EXAMPLE = OpenApiExample(
    "A writer of a company",
    response_only=True,
    value={
        "id": "01936d2e-0000-7000-8000-000000000001",
        "email": "company@example.com",
        "name": "",
        "language": "ko",
        "organisations": [
            {
                "id": "01936d2e-0000-7000-8000-000000000002",
                "kind": "company",
                "name": "가람모빌리티",
                "role": "writer",
                "since": "2026-03-03T09:00:00+09:00",
            }
        ],
        "posts": [],
    },
)


@declare(SIGNED_IN)
class Me(ApiView):
    """The account behind the request."""

    @extend_schema(operation_id="me_retrieve", tags=["me"], responses=MeSerializer, examples=[EXAMPLE])
    def get(self, request: Request) -> Response:
        """The account, its organisations and its posts."""
        return Response(MeSerializer(request.user, context={"request": request}).data)
