"""The entries that the reader may know of."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions import queries
from competitions import queries_entries as found_in
from competitions.views.entries import exports
from competitions.views.entries.filters import EntryFilter
from office.access import SIGNED_IN, declare

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """One's own entries and those of one's consortia; for the staff what was submitted."""
    found = EntryFilter(request.GET, queryset=queries.entries_for(request.actor))
    if kind := request.GET.get("export"):
        return exports.entries(found.qs, request.actor, kind=kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    for entry in page.object_list:
        entry.words = entry.state_label(request.actor)
    context = {
        "page": page,
        "filter": found,
        "may_enter": found_in.may_enter(request.actor),
        "invitations": found_in.invitations_to(request.actor),
    }
    return render(request, "competitions/entry/list.html", context)
