"""Addresses that only the suite has: views that refuse, fail, or write something, in every way the kit answers to."""

import threading
import time

from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import DataError, OperationalError
from django.http import Http404, HttpResponse
from django.urls import path
from rest_framework import serializers
from rest_framework.response import Response

from config import urls as house
from office import ledger
from office.access import PUBLIC, SIGNED_IN, Invalid, NotNow, NotYours, Unknown, declare, rule
from office.api.views import ApiView, ApiViewSet
from office.people.who import MemberOfKind

MINISTRIES = rule("tests.api.ministries", MemberOfKind("ministry"))
RAISED = {
    "invalid": lambda: Invalid({"title": ["Say more."], "": ["Nothing fits."]}),
    "not-yours": lambda: NotYours("tests.key"),
    "unknown": lambda: Unknown(),
    "not-now": lambda: NotNow(["The plan is missing.", "The desk is closed."]),
    "http404": lambda: Http404(),
    "suspicious": lambda: SuspiciousOperation("no"),
    "validation": lambda: ValidationError({"day": ["Not a day."]}),
    "data": lambda: DataError("out of range"),
    "database": lambda: OperationalError("gone"),
    "bug": lambda: ZeroDivisionError("ours"),
}
slow = threading.Event()


class Line(serializers.Serializer):
    article = serializers.CharField(max_length=5)


class Body(serializers.Serializer):
    title = serializers.CharField(max_length=10)
    lines = Line(many=True, required=False)


@declare(PUBLIC)
class Raise(ApiView):
    def get(self, request, what):
        raise RAISED[what]()


@declare(SIGNED_IN)
class Write(ApiView):
    """Writes one event for each time it is really carried out."""

    def post(self, request):
        body = Body(data=request.data)
        body.is_valid(raise_exception=True)
        event = ledger.record("tests.written", actor=request.actor)
        if body.validated_data["title"] == "slow":
            slow.set()
            time.sleep(0.6)
        if body.validated_data["title"] == "bug":
            raise ZeroDivisionError("after the write")
        if body.validated_data["title"] == "answered":
            return Response({"no": True}, status=409)
        return Response({"event": event.pk}, status=201, headers={"Location": f"/events/{event.pk}/"})


class Undeclared(ApiView):
    def get(self, request):
        return Response("open")


@declare(SIGNED_IN)
class OpenList(ApiViewSet):
    @declare(PUBLIC)
    def list(self, request):
        return Response("open")

    def create(self, request):
        return Response("open")


@declare(MINISTRIES)
class ForMinistries(ApiView):
    def get(self, request):
        return Response("open")


@declare(SIGNED_IN)
class Limited(ApiView):
    throttle_scope = "exporting"

    def get(self, request):
        return Response(request.actor.name)


def undeclared_page(request):
    return HttpResponse("open")


urlpatterns = [
    path("api/v1/raise/<str:what>/", Raise.as_view()),
    path("api/v1/write/", Write.as_view()),
    path("api/v1/undeclared/", Undeclared.as_view()),
    path("api/v1/open-list/", OpenList.as_view({"get": "list", "post": "create"})),
    path("api/v1/ministries/", ForMinistries.as_view()),
    path("api/v1/limited/", Limited.as_view()),
    path("api/v1/plain/", undeclared_page),
    *house.urlpatterns,
]
