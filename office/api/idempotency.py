"""`Idempotency-Key`: a request that is repeated is answered again, and done once.

After the IETF draft "The Idempotency-Key HTTP Header Field". The answer is kept in the transaction of what it
tells of: either both are there or neither is. Refusals (4xx) and failures (5xx) change nothing and keep nothing,
so that a corrected request may use the same key.
"""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from office.access.errors import Invalid
from office.api.problems import Refused
from office.ledger.models import IdempotencyRecord

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)
_SHAPE = re.compile(r"[\x21-\x7e]{1,200}")
_KEPT_HEADERS = ("Location", "Content-Language", "ETag")


def once(handler: Callable[..., HttpResponse], request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
    """Run a handler that changes something in one transaction, once for each key.

    Raises Invalid (400) for a key that is none, Refused 409 while the same key is at work, 422 when it was sent
    with another request.
    """
    key = given_key(request)
    with transaction.atomic():
        if not key:
            return _run(handler, request, *args, **kwargs)
        claim(request, key)
        if known := recorded(request, key):
            return replay(known)
        response = _run(handler, request, *args, **kwargs)
        if response.status_code < 400:
            keep(response, request, key)
        return response


def given_key(request: Request) -> str:
    """The key of a signed-in actor's request, or nothing. Without an account there is nobody to keep it for."""
    key = request.headers.get(HEADER, "").strip()
    if key and not _SHAPE.fullmatch(key):
        raise Invalid({HEADER: [_("Send 1 to 200 printable ASCII characters without spaces, best a UUID.")]})
    return key if request.actor.signed_in else ""


def claim(request: Request, key: str) -> None:
    """Hold the key until the transaction ends, or raise Refused 409: whoever holds it is still at work."""
    number = hashlib.sha256(f"{request.actor.user_id}\n{key}".encode()).digest()[:8]
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [int.from_bytes(number, signed=True)])
        if not cursor.fetchone()[0]:
            raise Refused("in-progress", retry_after=1)


def recorded(request: Request, key: str) -> IdempotencyRecord | None:
    """The answer already given; raises Refused 422 when it was given to another request."""
    mine = IdempotencyRecord.objects.filter(actor_id=str(request.actor.user_id), key=key)
    mine.filter(expires_at__lte=timezone.now()).delete()
    known = mine.first()
    if known and (known.method, known.path, known.body_sha256) != (request.method, request.path[:500], digest(request)):
        raise Refused("key-reused")
    return known


def replay(known: IdempotencyRecord) -> HttpResponse:
    """The stored answer, marked as such."""
    answer = HttpResponse(known.response, status=known.status, headers=known.headers)
    answer.headers["Idempotency-Replayed"] = "true"
    return answer


def keep(response: HttpResponse, request: Request, key: str) -> None:
    """Store the answer beside its effect."""
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    rendered = isinstance(response, Response)
    headers["Content-Type"] = "application/json" if rendered else response.headers["Content-Type"]
    IdempotencyRecord.objects.create(
        actor_id=str(request.actor.user_id),
        key=key,
        method=request.method,
        path=request.path[:500],
        body_sha256=digest(request),
        status=response.status_code,
        response=_body(response),
        headers=headers,
        expires_at=timezone.now() + KEPT,
    )


def digest(request: Request) -> str:
    """A fingerprint of what was sent: the parsed values, and the content of files."""
    query, data = request.META.get("QUERY_STRING", ""), request.data
    values = dict(data.lists()) if hasattr(data, "lists") else data
    told = hashlib.sha256(json.dumps([query, values], sort_keys=True, default=_file).encode())
    return told.hexdigest()


def forget_expired() -> int:
    """The minute's sweep: answers are kept a day. Returns how many were forgotten."""
    return IdempotencyRecord.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def _run(handler: Callable[..., HttpResponse], request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
    response = handler(request, *args, **kwargs)
    if response.status_code >= 400:
        transaction.set_rollback(True)
    return response


def _body(response: HttpResponse) -> str:
    if isinstance(response, Response):
        return JSONRenderer().render(response.data).decode() if response.data is not None else ""
    return response.content.decode()


def _file(upload: Any) -> list:
    """Name, size and content of an uploaded file."""
    content = hashlib.sha256()
    for chunk in upload.chunks():
        content.update(chunk)
    upload.seek(0)
    return [upload.name, upload.size, content.hexdigest()]
