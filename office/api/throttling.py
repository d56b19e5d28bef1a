"""How often one account may ask. Valkey counts; when it is down nobody is turned away."""

import logging
import time
from abc import ABC, abstractmethod
from typing import Any

from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

log = logging.getLogger(__name__)
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Throttle(BaseThrottle, ABC):
    """A fixed window counted by an atomic increment: two requests at once are two."""

    _wait: float | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether every scope of the request has room left."""
        return all([self._has_room(scope, who_asks(request)) for scope in self.scopes(request, view)])

    @abstractmethod
    def scopes(self, request: Request, view: Any) -> list[str]:
        """Names of DEFAULT_THROTTLE_RATES that count this request."""

    def wait(self) -> float | None:
        """Seconds until the fullest window opens again."""
        return self._wait

    def _has_room(self, scope: str, who: str) -> bool:
        most, seconds = rate(scope)
        if most is None:
            return True
        now = time.time()
        try:
            count = hit(f"throttle:{scope}:{who}:{int(now // seconds)}", seconds)
        except Exception:  # whatever the cache raises, the work goes on
            log.warning("throttling is off: the cache does not answer", extra={"scope": scope})
            return True
        if count > most:
            self._wait = max(self._wait or 0, seconds - now % seconds)
        return count <= most


class Account(Throttle):
    """All requests of an account, or of an address when nobody is signed in; writing counts separately too."""

    def scopes(self, request: Request, view: Any) -> list[str]:
        """`account` or `anonymous`, and `writing` for what changes something."""
        reading = request.method in ("GET", "HEAD", "OPTIONS")
        return ["account" if request.user.is_authenticated else "anonymous", *([] if reading else ["writing"])]


class Scope(Throttle):
    """Views that name a `throttle_scope` have their own rate: an upload, an export, one form."""

    def scopes(self, request: Request, view: Any) -> list[str]:
        """The view's own scope, if it names one."""
        named = getattr(view, "throttle_scope", None)
        return [named] if named else []


def rate(scope: str) -> tuple[int | None, int]:
    """`600/min` as (600, 60); no limit when the rate is None. Raises KeyError for a scope without a rate."""
    told = api_settings.DEFAULT_THROTTLE_RATES[scope]
    if told is None:
        return None, 1
    most, _, period = told.partition("/")
    return int(most), SECONDS[period[0]]


def hit(key: str, seconds: int) -> int:
    """Count one; the window is forgotten by itself."""
    cache.add(key, 0, timeout=seconds + 5)
    return cache.incr(key)


def who_asks(request: Request) -> str:
    """The account, else the client's address."""
    return str(request.user.pk) if request.user.is_authenticated else request.META.get("REMOTE_ADDR", "")
