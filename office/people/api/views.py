"""`/api/v1/me/`: who is asking."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from office.access import SIGNED_IN, declare
from office.api.views import ApiView
from office.people.api.serializers import MeSerializer


@declare(SIGNED_IN)
class Me(ApiView):
    """The account behind the request."""

    @extend_schema(operation_id="me_retrieve", tags=["me"], responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """The account, its organisations and its posts."""
        return Response(MeSerializer(request.user, context={"request": request}).data)
