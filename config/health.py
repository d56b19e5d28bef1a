"""Whether this process can do its work: asked by load balancers and by `make run` itself."""

import logging

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse

from office.access import PUBLIC, declare

log = logging.getLogger(__name__)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select 1")


def _cache() -> None:
    cache.set("healthz", "well", 10)
    if cache.get("healthz") != "well":
        raise LookupError("the cache forgets")


def _answers(check) -> bool:
    try:
        check()
    except Exception:
        log.exception("healthz")
        return False
    return True


@declare(PUBLIC)
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when database and cache answer, else 503; names which one does not, and nothing more."""
    found = {"database": _answers(_database), "cache": _answers(_cache)}
    return JsonResponse(found, status=200 if all(found.values()) else 503)
