"""The committees: a list, the page of one with its rules and its members, and the forms of both."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Invalid, NotYours, declare
from office.committees import queries, rules
from office.committees.actions import committees as actions
from office.committees.forms import may_plan
from office.committees.seat_forms import CommitteeForm, EndSeatForm, NewCommitteeForm, SeatForm
from office.committees.views import exports
from office.committees.views.charter import rules_told, seats_told
from office.committees.views.finding import get_committee, get_seat

NEXT_MEETINGS = 5


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The committees one runs, oversees or sits in, with the next meetings of all of them."""
    today = timezone.localdate()
    sitting = Q(seats__votes=True, seats__valid_from__lte=today) & (
        Q(seats__valid_until=None) | Q(seats__valid_until__gte=today)
    )
    found = queries.committees_for(request.actor).annotate(
        voters=Count("seats", filter=sitting & ~Q(seats__kind="ad_hoc"), distinct=True)
    )
    ahead = queries.meetings_for(request.actor).filter(state__in=["planned", "noticed", "open"]).order_by("held_at")
    context = {
        "committees": found,
        "ahead": ahead[:NEXT_MEETINGS],
        "may_create": any(post.role in rules.STAFF for post in request.actor.posts),
    }
    return render(request, "office/committees/list.html", context)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Set up a committee."""
    form = NewCommitteeForm(request.POST or None, actor=request.actor)
    if not form.fields["programme"].choices:
        raise NotYours(rules.ManageCommittee.key)
    if made := _tried(request, form, lambda: actions.create_committee(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The committee was set up. Seat its members next."))
        return redirect("committees:committee", pk=made.pk)
    return _form(request, form, title=_("Set up a committee"), submit=_("Set up"), back=None)


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One committee: how it meets and votes and on what that rests; who sits in it; its meetings."""
    committee = get_committee(request.actor, pk)
    seats = queries.seats_for(request.actor).filter(committee=pk).order_by("order", "pk")
    if kind := request.GET.get("export"):
        return exports.seats(committee, seats, request.actor, kind=kind)
    context = {
        "committee": committee,
        "rules": rules_told(committee),
        **seats_told(list(seats)),
        "meetings": queries.meetings_for(request.actor).filter(committee=pk)[:NEXT_MEETINGS],
        "manages": rules.ManageCommittee.holds(request.actor, committee),
        "may_plan": may_plan(request.actor, committee),
    }
    return render(request, "office/committees/committee.html", context)


def _managed(request: HttpRequest, committee: Any) -> Any:
    if not rules.ManageCommittee.holds(request.actor, committee):
        raise NotYours(rules.ManageCommittee.key)
    return committee


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change how it meets and votes."""
    committee = _managed(request, get_committee(request.actor, pk))
    form = CommitteeForm(request.POST or None, committee=committee)
    if _tried(request, form, lambda: actions.change_committee(committee, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The rules were changed. Votes that were counted keep their count."))
        return redirect("committees:committee", pk=pk)
    return _form(request, form, title=_("Change the rules"), submit=_("Save"), back=committee)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def add_seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Seat somebody."""
    committee = _managed(request, get_committee(request.actor, pk))
    form = SeatForm(request.POST or None)
    if _tried(request, form, lambda: actions.add_seat(committee, by=request.actor, **form.facts())):
        messages.success(request, _("The member was seated."))
        return redirect("committees:committee", pk=pk)
    return _form(request, form, title=_("Add a member"), submit=_("Add"), back=committee)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change who holds a seat, its days, its proxy."""
    found = get_seat(request.actor, pk)
    committee = _managed(request, found.committee)
    form = SeatForm(request.POST or None, seat=found)
    if _tried(request, form, lambda: actions.change_seat(found, by=request.actor, **form.facts())):
        messages.success(request, _("The seat was changed."))
        return redirect("committees:committee", pk=committee.pk)
    return _form(request, form, title=_("Change a seat"), submit=_("Save"), back=committee, about=found)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def end_seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a seat end with a day."""
    found = get_seat(request.actor, pk)
    committee = _managed(request, found.committee)
    form = EndSeatForm(request.POST or None, initial={"on": timezone.localdate()})
    if _tried(request, form, lambda: actions.end_seat(found, by=request.actor, on=form.cleaned_data["on"])):
        messages.success(request, _("The seat ends with that day."))
        return redirect("committees:committee", pk=committee.pk)
    return _form(request, form, title=_("End a seat"), submit=_("End the seat"), back=committee, about=found)


def _tried(request: HttpRequest, form: Any, use: Any) -> Any:
    """What the use case gives; None when nothing was sent, or with the errors in the form when the values are wrong."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return use()
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            field = {"user": "email", "proxy": "proxy_email", "valid_until": "valid_until"}.get(name, name)
            form.add_error(field if field in form.fields else None, lines)
    return None


def _form(request: HttpRequest, form: Any, *, title: str, submit: str, back: Any, about: Any = None) -> HttpResponse:
    context = {"form": form, "title": title, "submit": submit, "committee": back, "seat": about}
    return render(request, "office/committees/form.html", context, status=400 if form.is_bound else 200)
