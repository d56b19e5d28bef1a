"""Pages and answers: hand in, open, take back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from office.access import SIGNED_IN, Invalid, NotNow, Refusal, Unknown, declare
from office.api.problems import explain, respond
from office.attachments import answers, attaching, reading
from office.attachments.receiving import HashingHandler, receive
from office.attachments.serving import sent
from office.docket.models import Matter
from office.docket.registry import address_of, visible_to


def scripted(request: HttpRequest) -> bool:
    """Whether a script asks, not a page."""
    return "application/json" in request.headers.get("Accept", "")


def answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refusals as problem+json for scripts; for a page without scripts a notice on the page it came from."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            if scripted(request):
                return respond(explain(refusal), request)
            if isinstance(refusal, Invalid | NotNow) and (back := _asked_from(request)):
                for line in sentences(refusal):
                    messages.error(request, line)
                return HttpResponseRedirect(back)
            raise

    return answer


def sentences(refusal: Invalid | NotNow) -> list[str]:
    """What a refusal says to the user, line by line."""
    if isinstance(refusal, NotNow):
        return [str(reason) for reason in refusal.reasons]
    return [str(line) for lines in refusal.errors.values() for line in lines]


def _asked_from(request: HttpRequest) -> str | None:
    wanted = request.POST.get("next") or request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and safe else None


@csrf_exempt  # the token is asked for after the way of taking the file has been chosen
@declare(SIGNED_IN)
@require_POST
@answering
def upload(request: HttpRequest, matter: UUID, field_code: str) -> HttpResponse:
    """Hand in one or several files for a field. Who may not, is told before the first byte is read."""
    found = visible_to(request.actor).filter(pk=matter).first()
    if found is None:
        raise Unknown(str(matter))
    kind, subject = attaching.may_attach(request.actor, found, field_code)
    handler = receive(request, limit=kind.limits(subject, field_code).bytes)
    return _take(request, found, field_code, handler)


@csrf_protect
def _take(request: HttpRequest, matter: Matter, field_code: str, handler: HashingHandler) -> HttpResponse:
    papers = attaching.attach_all(matter, field_code, request.FILES.getlist("file"), handler, by=request.actor)
    if scripted(request):
        return JsonResponse({"files": [answers.told(paper, request) for paper in papers]}, status=201)
    for paper in papers:
        messages.success(request, _("“%(name)s” was handed in.") % {"name": paper.name})
    return HttpResponseRedirect(_asked_from(request) or address_of(matter))


@declare(SIGNED_IN)
@require_POST
@answering
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper back."""
    paper = reading.attachments_for(request.actor).select_related("matter").filter(pk=pk).first()
    if paper is None:
        raise Unknown(str(pk))
    attaching.remove(paper, by=request.actor)
    if scripted(request):
        return JsonResponse({"id": str(paper.pk), "removed": True})
    messages.success(request, _("“%(name)s” was removed.") % {"name": paper.name})
    return HttpResponseRedirect(_asked_from(request) or address_of(paper.matter))


@declare(SIGNED_IN)
@require_GET
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file itself: to keep, or with `?inline` shown by the browser where that is harmless."""
    return sent(reading.opened_by(request.actor, pk), inline="inline" in request.GET)


@declare(SIGNED_IN)
@require_GET
def viewer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper with what is known of it; the bytes come from `download`, which writes who opened it."""
    paper = reading.openable_for(request.actor).select_related("matter", "uploaded_by", "side").filter(pk=pk).first()
    if paper is None:
        raise Unknown(str(pk))
    context = {"paper": paper, "matter": paper.matter, "back": address_of(paper.matter)}
    return render(request, "office/attachments/viewer.html", context)
