"""The base of every view of the API."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import translation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from office.api.authentication import seat_actor
from office.api.idempotency import once

CHANGING = ("post", "put", "patch", "delete")


class ApiMixin:
    """Actor, language, and one transaction for each request that changes something.

    Declare who may (`@declare(…)` on the class, or on a method of a viewset); start every query from a
    `*_for(request.actor)`; raise the errors of :mod:`office.access`. POST (and the other changing methods)
    honours `Idempotency-Key`.
    """

    def perform_authentication(self, request: Request) -> None:
        """Also seat the actor whom the rules are asked about, and speak the account's language if none is asked for."""
        super().perform_authentication(request)
        seat_actor(request)
        if request.actor.signed_in and not request.headers.get("Accept-Language"):
            translation.activate(request.actor.language)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """After every check has passed, put the transaction around the handler."""
        super().initial(request, *args, **kwargs)
        method = request.method.lower()
        if method in CHANGING and hasattr(self, method):
            setattr(self, method, partial(once, getattr(self, method)))

    def finalize_response(self, request: Request, response: HttpResponse, *args: Any, **kwargs: Any) -> HttpResponse:
        """A problem is JSON, also where the view speaks another form. No cache on the way keeps an answer."""
        response.headers.setdefault("Cache-Control", "no-store")
        if getattr(response, "exception", False):
            request.accepted_renderer, request.accepted_media_type = JSONRenderer(), JSONRenderer.media_type
        return super().finalize_response(request, response, *args, **kwargs)


class ApiView(ApiMixin, APIView):
    """For single endpoints."""


class ApiViewSet(ApiMixin, GenericViewSet):
    """For things with a list and a page of their own; `get_queryset` starts from a `*_for(actor)` query."""
