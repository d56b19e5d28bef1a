"""The pages of refusals and failures: what happened, what was saved, what to do; problem+json for programs."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.defaults import server_error as _plain

TITLES = {400: "Invalid", 403: "Not yours to do", 404: "Not found", 409: "Not now", 500: "Failure of ours"}


def wants_json(request: HttpRequest) -> bool:
    """Programs and scripts get problem+json; people get a page."""
    if request.path.startswith("/api/"):
        return True
    accepts = request.headers.get("Accept", "")
    return "json" in accepts and "text/html" not in accepts


def problem(status: int, *, detail: str = "", **more: object) -> JsonResponse:
    """An RFC 9457 problem."""
    body = {"type": "about:blank", "title": TITLES.get(status, ""), "status": status, **more}
    if detail:
        body["detail"] = detail
    return JsonResponse(body, status=status, content_type="application/problem+json")


def page(
    request: HttpRequest, status: int, *, reasons: Sequence[str] = (), errors: dict[str, list[str]] | None = None
) -> HttpResponse:
    """The page of a status, in the reader's language with a line in the other one."""
    context = {"status": status, "reasons": list(reasons), "errors": _lines(errors or {}), "back": came_from(request)}
    body = render_to_string(f"errors/{status}.html", context, request=request)
    return HttpResponse(body, status=status)


def came_from(request: HttpRequest) -> str:
    """The page of ours that the browser says it came from; empty where it says none."""
    told = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(told, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    parts = urlsplit(told)
    return f"{parts.path}?{parts.query}" if ours and parts.query else parts.path if ours else ""


def _lines(errors: dict[str, list[str]]) -> list[str]:
    return [str(line) for lines in errors.values() for line in lines]


def answer(
    request: HttpRequest, status: int, *, reasons: Sequence[str] = (), errors: dict[str, list[str]] | None = None
) -> HttpResponse:
    """The same refusal as a page or as a problem, by who asks."""
    if not wants_json(request):
        return page(request, status, reasons=reasons, errors=errors)
    more = {"reasons": [str(reason) for reason in reasons]} if reasons else {}
    if errors:
        more["errors"] = {name: [str(line) for line in lines] for name, lines in errors.items()}
    return problem(status, detail=" ".join(map(str, reasons)) or " ".join(_lines(errors or {})), **more)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400."""
    return answer(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler403."""
    return answer(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler404."""
    return answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: asks nothing of the database; if even this fails, Django's own line is shown."""
    if wants_json(request):
        return problem(500)
    try:
        return HttpResponse(render_to_string("errors/500.html", {"status": 500, "request": request}), status=500)
    except Exception:
        return _plain(request, template_name="errors/none.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: the form was older than the session, or cookies are refused."""
    sentence = _(
        "The page was open for too long or cookies are switched off. Go back, load it again and send it once more."
    )
    return answer(request, 403, reasons=[sentence])
