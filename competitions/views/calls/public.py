"""What everybody reads without signing in: the calls, what one says and changed, and its dates for a calendar."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from competitions import queries
from competitions import queries_calls as found_in
from competitions.calendars import calendar_of
from competitions.documents import extension
from competitions.documents.call import KEY, notice_of
from competitions.documents.changes import between
from competitions.documents.published import notices_of
from competitions.models import Call
from competitions.states import CALLING_AFTER_CLOSE, CALLING_ENDED, Calling
from competitions.views.calls import moments
from competitions.views.calls.anatomy import stages_of, title_of, version_line
from competitions.views.calls.page import get_call
from competitions.views.calls.told import told
from competitions.views.told_results import public_result
from office.access import PUBLIC, Unknown, declare
from office.documents.registry import label_of
from office.documents.views.issued import file_of
from office.forms import sources
from office.workflow.arrival import moment

PER_PAGE = 30


def get_public(pk: UUID) -> Call:
    """The call, once it was announced; raises Unknown."""
    call = queries.public_calls().filter(pk=pk).first()
    if call is None:
        raise Unknown
    return call


@declare(PUBLIC)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Open now, announced, and those that are over; by programme."""
    code = request.GET.get("programme", "")[:40]
    found, past = queries.public_calls(), queries.past_calls()
    if code:
        found, past = found.filter(programme=code), past.filter(programme=code)
    running = [_told(call) for call in found.filter(state__in=(Calling.ANNOUNCED, Calling.OPEN)).order_by("closes_at")]
    over = found.filter(state__in=(*CALLING_AFTER_CLOSE, *CALLING_ENDED)).order_by("-closes_at")
    context = {
        "open": [call for call in running if call.phase == "open"],
        "ahead": [call for call in running if call.phase == "ahead"],
        "closing": [call for call in running if call.phase == "over"],
        "page": Paginator(over, PER_PAGE).get_page(request.GET.get("page")),
        "past": list(past),
        "programmes": list(found_in.programmes()),
        "programme": code,
    }
    return render(request, "competitions/public/list.html", context)


def _told(call: Call) -> Call:
    call.phase, call.title = moments.phase(call), title_of(call)
    call.left = moments.left(call.closes_at, moment()) if call.phase == "open" else ""
    return call


@declare(PUBLIC)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything a call says: schedule, who may apply, money, rubric, papers, rules, questions, versions."""
    call = _told(get_public(pk))
    terms = call.terms_in_force
    words = request.GET.get("q", "").strip()[:200]
    context = {
        "call": call,
        "told": told(terms, call.version.rules),
        "stages": stages_of(call),
        "schedule": moments.schedule(call, terms),
        "clocks": moments.clocks(call),
        "state": call.state_label(request.actor),
        "versions": [version_line(one) for one in call.versions.select_related("snapshot").order_by("-number")],
        **notices_on_page(call),
        "result": public_result(call),
        "guideline": call.version.snapshot.files.get("guideline", []),
        "words": words,
        "questions": Paginator(found_in.public_questions(call, words), PER_PAGE).get_page(request.GET.get("page")),
        "calendar": request.build_absolute_uri(reverse("competitions:call-calendar", args=[call.pk])),
    }
    return render(request, "competitions/public/page.html", context)


@declare(PUBLIC)
@require_safe
@sources.once()
def version(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """What a version changed from the one before it: answer by answer."""
    call = get_public(pk)
    found = {one.number: one for one in call.versions.select_related("snapshot__form_version")}
    if number not in found:
        raise Unknown
    before = found.get(number - 1)
    changes = between(before, found[number]) if before else []
    context = {"call": _told(call), "version": version_line(found[number]), "before": before, "changes": changes}
    return render(request, "competitions/public/version.html", context)


@declare(PUBLIC)
@require_safe
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The public notice as it was issued (공고문)."""
    document = notice_of(get_public(pk))
    if document is None:
        raise Unknown
    return file_of(document, request)


@declare(PUBLIC)
@require_safe
def issued(request: HttpRequest, pk: UUID, document: UUID) -> HttpResponse:
    """One of the call's notices: the first, an amended one, or that of an extension (연장공고)."""
    found = notices_of(get_public(pk)).filter(pk=document).first()
    if found is None:
        raise Unknown
    return file_of(found, request)


def notices_on_page(call: Call) -> dict[str, Any]:
    """Every notice with its file, and the ones to offer first: of the call, and of its last extension."""
    found = list(notices_of(call))
    for one in found:
        one.label = label_of(one.kind)
    extended = next((one for one in found if one.kind == extension.KEY), None)
    return {"notice": any(one.kind == KEY for one in found), "extended": extended, "notices": found}


@declare(PUBLIC)
@require_safe
def calendar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The dates as a calendar file; before the announcement only for those who may know of the call."""
    call = get_call(request.actor, pk) if request.actor.signed_in else get_public(pk)
    page = request.build_absolute_uri(reverse("competitions:public-call", args=[call.pk]))
    body = calendar_of(call, moments.dates_of(call, call.terms_in_force), url=page)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{call.matter.number or "call"}.ics"'
    return answer
