"""The entries of one call, for those in charge: what was submitted, and the money in it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions import queries, rules
from competitions import queries_entries as found_in
from competitions.states import ENTERING_STANDING
from competitions.views.entries import exports
from competitions.views.entries.filters import CallEntryFilter, groups_of
from competitions.views.entries.finding import get_call
from office.access import SIGNED_IN, NotYours, declare

PER_PAGE = 50


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By state and group, with the sums over what is shown."""
    call = get_call(request.actor, pk)
    if not rules.WorkOnCall.holds(request.actor, call):
        raise NotYours("competitions.call.work")
    groups = groups_of(call)
    known = found_in.with_money(queries.entries_of_call(call, request.actor)).order_by("matter__number")
    found = CallEntryFilter(request.GET, queryset=known, groups=groups)
    if kind := request.GET.get("export"):
        return exports.entries_of(call, found.qs, request.actor, kind=kind, groups=groups)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    for entry in page.object_list:
        entry.words, entry.group_label = entry.state_label(request.actor), groups.get(entry.group, entry.group)
    context = {
        "call": call,
        "page": page,
        "filter": found,
        "groups": groups,
        "standing": (standing := found.qs.filter(state__in=ENTERING_STANDING)).count(),
        "money": found_in.money_of(standing) if call.terms_in_force.says("subsidy") else None,
    }
    return render(request, "competitions/entry/of_call.html", context)
