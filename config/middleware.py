"""What every request passes first: when it arrived, from where, and one line of log without its query."""

import re
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware

from office.workflow.arrival import arriving

_SECONDS = re.compile(r"^(?:t=)?(\d{10}(?:\.\d+)?|\d{13}|\d{16})$")
_UNITS = {10: 1, 13: 1_000, 16: 1_000_000}


class Arrival:
    """Sets request.arrived_at and the true REMOTE_ADDR.

    What counts for a deadline is when a submission reached the house, not when a busy worker took it up; so the
    proxy's stamp is believed when there is a proxy of ours. The forwarded header is removed after it has been
    read, so that nothing further in can be told another address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        now = datetime.now(UTC)
        request.arrived_at = _stamp(request, now) if settings.TRUSTED_PROXIES else now
        forwarded = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        request.META["REMOTE_ADDR"] = _client(forwarded) or request.META.get("REMOTE_ADDR", "")
        with arriving(request.arrived_at):
            return self.get_response(request)


def _client(forwarded: str) -> str:
    """The address our outermost proxy saw: counted from the right, because the left can be invented."""
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    proxies = settings.TRUSTED_PROXIES
    return hops[-proxies] if proxies and len(hops) >= proxies else ""


def _stamp(request: HttpRequest, now: datetime) -> datetime:
    """The proxy's stamp, unless it lies in the future or more than five minutes back (a clock gone wrong)."""
    found = _SECONDS.match(request.headers.get(settings.ARRIVAL_HEADER, ""))
    if not found:
        return now
    digits = found[1].split(".")[0]
    stamped = datetime.fromtimestamp(float(found[1]) / _UNITS[len(digits)], UTC)
    return stamped if timedelta(0) <= now - stamped <= timedelta(minutes=5) else now


class RequestLog(RequestMiddleware):
    """Logs the path alone: queries carry names and search words of people."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"
