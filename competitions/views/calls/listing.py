"""The list of calls, and the beginning of a new one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions import queries, rules
from competitions.actions import calls
from competitions.forms.call_pages import NewCallForm
from competitions.views.calls import exports, moments
from competitions.views.calls.anatomy import title_of
from competitions.views.calls.filters import CallFilter
from office.access import SIGNED_IN, declare
from office.workflow.arrival import moment

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The calls the reader may know of; those in charge also see how many entries stand."""
    overlooks = rules.Overlook.holds(request.actor)
    cases = queries.calls_for(request.actor)
    found = CallFilter(
        request.GET, queryset=queries.with_counts(cases) if overlooks else cases, request=request, staff=overlooks
    )
    if kind := request.GET.get("export"):
        return exports.calls(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    for call in page.object_list:
        _tell(call, request)
    context = {"page": page, "filter": found, "overlooks": overlooks, "may_create": rules.Staff.holds(request.actor)}
    return render(request, "competitions/call/list.html", context)


def _tell(call, request: HttpRequest) -> None:
    """What the row says of a call, in the reader's words."""
    call.words, call.title = call.state_label(request.actor), title_of(call)
    call.mine = rules.WorkOnCall.holds(request.actor, call)
    runs = call.closes_at and moments.phase(call) == "open"
    call.left = moments.left(call.closes_at, moment()) if runs else ""


@declare(rules.Staff)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin the set-up: programme, year, and with what it begins."""
    form = NewCallForm(
        request.POST if request.method == "POST" else None, actor=request.actor, initial=_asked_for(request)
    )
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        call = calls.create(by=request.actor, programme=told["programme"], year=told["year"], copied=told["copied"])
        return redirect("competitions:call-form", pk=call.pk)
    context = {"form": form, "title": _("New call")}
    return render(request, "competitions/call/new.html", context, status=400 if form.is_bound else 200)


def _asked_for(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("programme", "copied") if name in request.GET}
