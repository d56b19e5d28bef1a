"""Offices and deputies."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from office.access import NotYours, declare
from office.people import programmes, queries, rules
from office.people.actions import appointments as actions
from office.people.forms.appointments import AppointForm, DeputyForm
from office.people.views.answering import answer_form, go, page_of


@declare(rules.SEE_APPOINTMENTS)
@require_GET
def appointments(request: HttpRequest) -> HttpResponse:
    """Who holds which office: all of them for those who appoint, one's own for everybody else."""
    rows = queries.appointments_for(request.actor).order_by("programme", "role", "user__name", "valid_from")
    past = request.GET.get("show") == "past"
    now = timezone.now()
    rows = rows.filter(valid_until__lte=now) if past else rows.exclude(valid_until__lte=now)
    shown = {"page": page_of(request, rows), "past": past, "now": now}
    return render(request, "office/people/appointments.html", shown)


@declare(rules.APPOINT)
@require_http_methods(["GET", "POST"])
def appoint(request: HttpRequest) -> HttpResponse:
    """Appoint somebody."""
    actor = request.actor
    form = AppointForm(request.POST or None, programmes=programmes.choices_for(actions.programmes_of(actor)))
    return answer_form(
        request,
        form,
        "office/people/appoint.html",
        act=lambda: actions.appoint(form.person, by=actor, **form.facts()),
        done=lambda _made: go(request, _("Appointed."), "people:appointments"),
    )


@declare(rules.SEE_APPOINTMENT)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End an office now, after a page that says what it means."""
    row = queries.found(queries.appointments_for(request.actor), pk=pk)
    if row.user_id != request.actor.user_id and not rules.APPOINT.holds(request.actor):
        raise NotYours(rules.APPOINT.key)
    if request.method == "GET":
        return render(request, "office/people/appointment_end.html", {"appointment": row})
    actions.end(row, by=request.actor)
    return go(request, _("The appointment has ended."), "people:appointments")


@declare(rules.SET_DEPUTY)
@require_http_methods(["GET", "POST"])
def deputy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name who stands in during an absence."""
    row = queries.found(queries.appointments_for(request.actor), pk=pk)
    if not rules.SET_DEPUTY.holds(request.actor, row):
        raise NotYours(rules.SET_DEPUTY.key)
    form = DeputyForm(request.POST or None, initial={"deputy": row.deputy_id}, appointment=row)
    return answer_form(
        request,
        form,
        "office/people/deputy.html",
        act=lambda: actions.set_deputy(row, by=request.actor, **form.facts()),
        done=lambda _row: go(request, _("Saved."), "people:appointments"),
        appointment=row,
    )
