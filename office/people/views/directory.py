"""The register of organisations for staff: days of existence and names of public bodies."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from office.access import NotNow, declare
from office.people import queries, rules
from office.people.actions import organisations as actions
from office.people.forms.organisations import RenameForm, ValidityForm
from office.people.models.organisations import OrganisationKind
from office.people.views.answering import answer_form, go, page_of

DATED_KINDS = ("local_government", "ministry", "secretariat")


@declare(rules.KEEP_DIRECTORY)
@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """Every organisation, by kind and name."""
    kind, query = request.GET.get("kind", ""), request.GET.get("q", "").strip()[:100]
    rows = queries.organisations_for(request.actor).select_related("parent").order_by("kind", "code", "name_ko")
    rows = rows.filter(kind=kind) if kind in OrganisationKind.values else rows
    rows = rows.filter(name_ko__icontains=query) if query else rows
    shown = {"page": page_of(request, rows), "kind": kind, "query": query, "kinds": OrganisationKind.choices}
    return render(request, "office/people/directory.html", shown)


@declare(rules.KEEP_DIRECTORY)
@require_http_methods(["GET", "POST"])
def validity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From when until when a public body exists."""
    row = _dated(request, pk)
    days = {"valid_from": row.valid_from, "valid_until": row.valid_until}
    form = ValidityForm(request.POST or None, initial=days)
    return answer_form(
        request,
        form,
        "office/people/directory_form.html",
        act=lambda: actions.set_validity(row, by=request.actor, **form.cleaned_data),
        done=lambda _row: go(request, _("Saved."), "people:organisation", pk=pk),
        organisation=row,
        heading=_("Days of existence"),
    )


@declare(rules.KEEP_DIRECTORY)
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new name from a day on; papers of earlier days keep the old one."""
    row = _dated(request, pk)
    form = RenameForm(request.POST or None)
    return answer_form(
        request,
        form,
        "office/people/directory_form.html",
        act=lambda: actions.rename(row, by=request.actor, **form.cleaned_data),
        done=lambda _row: go(request, _("Saved."), "people:organisation", pk=pk),
        organisation=row,
        heading=_("New name"),
    )


def _dated(request: HttpRequest, pk: UUID):
    row = queries.found(queries.organisations_for(request.actor), pk=pk)
    if row.kind not in DATED_KINDS:
        raise NotNow([_("Only public bodies have days of existence and dated names.")])
    return row
