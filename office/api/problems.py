"""Refusals and failures as `application/problem+json` (RFC 9457), inside REST framework and outside."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, ValidationError
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from rest_framework import exceptions as drf
from rest_framework.response import Response
from rest_framework.views import set_rollback

from office.access.errors import Invalid, NotNow, NotYours, Refusal, Unknown
from office.api.kinds import KINDS, Kind, kind_for

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Problem:
    """One problem, before it is written for a particular request."""

    kind: Kind
    detail: object = ""
    errors: dict[str, list[str]] = field(default_factory=dict)
    reasons: list = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    status: int | None = None
    # Members of the problem's own (RFC 9457 §3.2).
    more: dict[str, Any] = field(default_factory=dict)

    def document(self, path: str) -> dict[str, Any]:
        """The members of the problem document, in the reader's language."""
        return {
            "type": self.kind.uri,
            "title": str(self.kind.title),
            "status": self.status or self.kind.status,
            "detail": str(self.detail or self.kind.meaning),
            "errors": {name: [str(line) for line in lines] for name, lines in self.errors.items()},
            "reasons": [str(reason) for reason in self.reasons],
            "instance": quote(path),
            **self.more,
        }


def handle(exc: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler; None lets Django log and answer what nobody expected."""
    problem = explain(exc)
    if problem is None:
        return None
    set_rollback()
    document = problem.document(context["request"].path)
    answer = Response(document, status=document["status"], headers=problem.headers, content_type=MEDIA_TYPE)
    answer.is_problem = True
    return answer


def respond(problem: Problem, request: HttpRequest) -> HttpResponse:
    """The same answer for requests that never reached REST framework."""
    document = problem.document(request.path)
    body = json.dumps(document, ensure_ascii=False)
    answer = HttpResponse(body, status=document["status"], content_type=MEDIA_TYPE, headers=problem.headers)
    answer.is_problem = True
    return answer


@singledispatch
def explain(exc: Exception) -> Problem | None:
    """The problem that an exception tells of, or None when it is a fault of ours."""
    return None


@explain.register
def _(exc: Invalid) -> Problem:
    return Problem(KINDS["invalid"], errors=exc.errors)


@explain.register
def _(exc: NotNow) -> Problem:
    return Problem(KINDS["not-now"], reasons=exc.reasons)


@explain.register
def _(exc: Refusal) -> Problem:
    return Problem(kind_for(exc.status))


@explain.register(NotYours)
@explain.register(PermissionDenied)
def _(exc: Exception) -> Problem:
    return Problem(KINDS["not-yours"])


@explain.register(Unknown)
@explain.register(Http404)
def _(exc: Exception) -> Problem:
    return Problem(KINDS["unknown"])


@explain.register
def _(exc: ValidationError) -> Problem:
    found = exc.message_dict if hasattr(exc, "error_dict") else {"": exc.messages}
    return Problem(KINDS["invalid"], errors={"" if name == "__all__" else name: lines for name, lines in found.items()})


@explain.register
def _(exc: DataError) -> Problem:
    """A value that the database cannot hold came from the request, and was not looked at closely enough there."""
    return Problem(KINDS["invalid"])


@explain.register
def _(exc: RequestDataTooBig) -> Problem:
    return Problem(KINDS["too-large"])


@explain.register(SuspiciousOperation)
@explain.register(UnreadablePostError)
def _(exc: Exception) -> Problem:
    return Problem(KINDS["malformed"])


@explain.register(OperationalError)
@explain.register(InterfaceError)
def _(exc: Exception) -> Problem:
    return Problem(KINDS["unavailable"], headers={"Retry-After": "5"})


@explain.register
def _(exc: drf.ValidationError) -> Problem:
    return Problem(KINDS["invalid"], errors=dict(_by_field(exc.detail)))


@explain.register
def _(exc: drf.APIException) -> Problem:
    headers = {}
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(exc, "wait", None)) is not None:
        headers["Retry-After"] = str(max(1, int(wait)))
    detail = "" if exc.status_code in (403, 404) else exc.detail
    return Problem(kind_for(exc.status_code), detail=detail, headers=headers, status=exc.status_code)


class Refused(drf.APIException):
    """A problem of a named kind, raised by the kit itself."""

    def __init__(self, code: str, *, retry_after: int | None = None) -> None:
        super().__init__(KINDS[code].meaning)
        self.kind, self.status_code = KINDS[code], KINDS[code].status
        self.wait = retry_after


@explain.register
def _(exc: Refused) -> Problem:
    headers = {"Retry-After": str(exc.wait)} if exc.wait else {}
    return Problem(exc.kind, headers=headers)


def _by_field(detail: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Nested errors of serializers, flat: `regulations.0.article`."""
    if isinstance(detail, dict):
        for name, below in detail.items():
            yield from _by_field(below, ".".join(part for part in (path, str(name)) if part))
    elif isinstance(detail, list) and any(isinstance(item, (dict, list)) for item in detail):
        for number, below in enumerate(detail):
            yield from _by_field(below, f"{path}.{number}" if path else str(number))
    else:
        yield path, [str(line) for line in (detail if isinstance(detail, list) else [detail])]
