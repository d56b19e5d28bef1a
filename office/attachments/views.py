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
from django.views.decorators.http import require_POST, require_safe

from office.access import SIGNED_IN, Invalid, NotNow, Unknown, declare
from office.attachments import answers, attaching, reading
from office.attachments.receiving import receive, too_large
from office.attachments.serving import sent
from office.docket.models import Matter
from office.docket.registry import address_of, find
from office.web.errors import wants_json


def going_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Without scripts a refusal is a notice on the page it came from; for scripts it is a problem, by the kit."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (Invalid, NotNow) as refusal:
            back = None if wants_json(request) else _asked_from(request)
            if back is None:
                raise
            for line in sentences(refusal):
                messages.error(request, line)
            return HttpResponseRedirect(back)

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
@going_back
def upload(request: HttpRequest, matter: UUID, field_code: str) -> HttpResponse:
    """Hand in one or several files for a field. Who may not, is told before the first byte is read."""
    found = find(request.actor, matter)
    if found is None:
        raise Unknown(str(matter))
    kind, subject = attaching.may_attach(request.actor, found, field_code)
    receive(request, limit=kind.limits(subject, field_code).bytes)
    return _take(request, found, field_code)


@csrf_protect
def _take(request: HttpRequest, matter: Matter, field_code: str) -> HttpResponse:
    """Files come under `file`, or under the field's own code where the form's chooser has that name."""
    names = ("file", field_code)
    uploads = [upload for name in names for upload in request.FILES.getlist(name)]
    skipped = [file for name in names for file in too_large(request, name)]
    papers = attaching.attach_all(matter, field_code, uploads, by=request.actor, skipped=skipped)
    if wants_json(request):
        told = [answers.told(paper, request) for paper in papers]
        return JsonResponse({**told[0], "html": "".join(one["html"] for one in told), "files": told}, status=201)
    for paper in papers:
        messages.success(request, _("“%(name)s” was handed in.") % {"name": paper.name})
    return HttpResponseRedirect(_asked_from(request) or address_of(matter))


@declare(SIGNED_IN)
@require_POST
@going_back
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper back."""
    paper = reading.attachments_for(request.actor).select_related("matter").filter(pk=pk).first()
    if paper is None:
        raise Unknown(str(pk))
    attaching.remove(paper, by=request.actor)
    if wants_json(request):
        return JsonResponse({"id": str(paper.pk), "removed": True})
    messages.success(request, _("“%(name)s” was removed.") % {"name": paper.name})
    return HttpResponseRedirect(_asked_from(request) or address_of(paper.matter))


@declare(SIGNED_IN)
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file itself: to keep, or with `?inline` shown by the browser where that is harmless."""
    return sent(reading.opened_by(request.actor, pk), inline="inline" in request.GET)


@declare(SIGNED_IN)
@require_safe
def viewer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper with what is known of it; the bytes come from `download`, which writes who opened it."""
    paper = reading.openable_for(request.actor).select_related("matter", "uploaded_by", "side").filter(pk=pk).first()
    if paper is None:
        raise Unknown(str(pk))
    matter = reading.matter_shown(request.actor, paper)
    context = {
        "paper": paper,
        "matter": matter,
        "back": address_of(matter),
        "openable": reading.safe(paper, request.actor),
    }
    return render(request, "office/attachments/viewer.html", context)
