"""Organisations: mine, a new one, one by one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from office.access import SIGNED_IN, NotYours, declare
from office.people import queries, rules
from office.people.actions import organisations as actions
from office.people.forms.organisations import FactsForm, FindForm, RegisterForm
from office.people.views.answering import PER_PAGE, answer_form, go


@declare(SIGNED_IN)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My organisations, what I asked for, and what others ask of me."""
    shown = {
        "seats": queries.own_organisations(request.actor),
        "asked": queries.claims_for(request.actor).filter(user=request.actor.user_id)[:PER_PAGE],
        "waiting": queries.claims_to_decide(request.actor).count(),
    }
    return render(request, "office/people/organisations.html", shown)


@declare(rules.REGISTER_ORGANISATION)
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """A new organisation; a number that is registered leads to asking for a seat in it."""
    form = RegisterForm(request.POST or None)
    try:
        return answer_form(
            request,
            form,
            "office/people/register.html",
            act=lambda: _register(request, form),
            done=lambda made: go(request, _("The organisation is registered."), "people:organisation", pk=made.pk),
        )
    except _Known as known:
        return go(request, _("An organisation with this number is registered."), "people:claim", pk=known.pk)


class _Known(Exception):  # noqa: N818
    def __init__(self, pk: UUID) -> None:
        self.pk = pk


def _register(request: HttpRequest, form: RegisterForm):
    try:
        return actions.register(by=request.actor, **form.cleaned_data)
    except actions.Taken as taken:
        raise _Known(taken.organisation.pk) from taken


@declare(SIGNED_IN)
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Look up a public body to ask for a seat in it."""
    form = FindForm(request.GET or None)
    query = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = queries.directory(query)[:PER_PAGE] if query else []
    return render(request, "office/people/find.html", {"form": form, "query": query, "found": found})


@declare(rules.SEE_ORGANISATION)
@require_GET
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One organisation: its facts, its members, and what waits for its manager."""
    actor = request.actor
    row = queries.found(queries.organisations_for(actor).select_related("parent"), pk=pk)
    may_invite = rules.INVITE.holds(actor, row)
    shown = {
        "organisation": row,
        "members": queries.members_of(row),
        "names": row.names.all(),
        "invitations": queries.open_invitations(row) if may_invite else [],
        "claims": queries.claims_to_decide(actor).filter(organisation=row),
        "may_invite": may_invite,
    }
    return render(request, "office/people/organisation.html", shown)


@declare(rules.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the organisation's facts."""
    row = managed(request, pk)
    form = FactsForm(request.POST or None, instance=managed(request, pk))
    return answer_form(
        request,
        form,
        "office/people/organisation_edit.html",
        act=lambda: actions.edit(row, by=request.actor, **form.cleaned_data),
        done=lambda _row: go(request, _("Saved."), "people:organisation", pk=pk),
        organisation=row,
    )


@declare(rules.MANAGE_ORGANISATION)
@require_POST
def portal_service(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give or withdraw the consent to receive letters through the portal."""
    consent = request.POST.get("consent") == "yes"
    actions.consent_to_portal_service(managed(request, pk), by=request.actor, consent=consent)
    said = _("Letters now arrive through this portal.") if consent else _("Letters now arrive by post or e-mail.")
    return go(request, said, "people:organisation", pk=pk)


def managed(request: HttpRequest, pk: UUID):
    """The organisation, for its manager; 403 for those who may know it but not manage it."""
    row = queries.found(queries.organisations_for(request.actor), pk=pk)
    if not rules.MANAGE_ORGANISATION.holds(request.actor, row):
        raise NotYours(rules.MANAGE_ORGANISATION.key)
    return row


@declare(SIGNED_IN)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The piece's own door leads to one's account."""
    return redirect("people:account")
