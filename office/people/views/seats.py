"""Members, invitations and requests for a seat."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from office.access import PUBLIC, SIGNED_IN, NotNow, NotYours, declare
from office.people import queries, rules
from office.people.actions import claims as claiming
from office.people.actions import invitations as inviting
from office.people.actions import memberships
from office.people.forms.organisations import ClaimForm, DecideClaimForm, InviteForm, RoleForm
from office.people.views.answering import answer_form, go, page_of


@declare(rules.INVITE)
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Invite somebody by mail."""
    row = queries.found(queries.organisations_for(request.actor), pk=pk)
    if not rules.INVITE.holds(request.actor, row):
        raise NotYours(rules.INVITE.key)
    form = InviteForm(request.POST or None)
    return answer_form(
        request,
        form,
        "office/people/invite.html",
        act=lambda: inviting.invite(row, by=request.actor, **form.cleaned_data),
        done=lambda _made: go(request, _("The invitation is on its way."), "people:organisation", pk=pk),
        organisation=row,
    )


@declare(rules.REVOKE_INVITATION)
@require_POST
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an invitation back."""
    row = queries.found(queries.invitations_for(request.actor), pk=pk)
    inviting.revoke(row, by=request.actor)
    return go(request, _("The invitation is taken back."), "people:organisation", pk=row.organisation_id)


@declare(PUBLIC)
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in the mail opens: who invites, and the button that takes the seat.

    Whoever comes by the link has shown that the address is theirs: opening an account needs no second mail.
    """
    try:
        row = inviting.invitation_by(token)
    except NotNow as closed:
        return render(request, "office/people/invitation_closed.html", {"reasons": closed.reasons}, status=409)
    if request.method == "POST" and request.actor.signed_in:
        inviting.accept(token, by=request.actor)
        return go(request, _("Welcome: you are a member now."), "people:organisation", pk=row.organisation_id)
    if not request.actor.signed_in:
        get_adapter(request).stash_verified_email(request, row.email)
    shown = {"invitation": row, "fits": inviting.is_for(row, request.actor)}
    return render(request, "office/people/invitation.html", shown)


@declare(rules.CHANGE_MEMBERSHIP)
@require_http_methods(["GET", "POST"])
def role(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another role for a member."""
    row = _seat(request, pk)
    if not rules.CHANGE_MEMBERSHIP.holds(request.actor, row):
        raise NotYours(rules.CHANGE_MEMBERSHIP.key)
    form = RoleForm(request.POST or None, initial={"role": row.role})
    return answer_form(
        request,
        form,
        "office/people/member_role.html",
        act=lambda: memberships.change_role(row, by=request.actor, **form.cleaned_data),
        done=lambda _row: go(request, _("Saved."), "people:organisation", pk=row.organisation_id),
        member=row,
    )


@declare(rules.END_MEMBERSHIP)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a seat, after a page that says what it means."""
    row = _seat(request, pk)
    own = row.user_id == request.actor.user_id
    if request.method == "GET":
        return render(request, "office/people/member_end.html", {"member": row, "own": own})
    memberships.end(row, by=request.actor)
    where = {} if own else {"pk": row.organisation_id}
    return go(request, _("The membership has ended."), f"people:organisation{'s' if own else ''}", **where)


def _seat(request: HttpRequest, pk: UUID):
    return queries.found(queries.memberships_for(request.actor), pk=pk)


@declare(rules.CLAIM)
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a seat in an organisation that is here already."""
    row = queries.found(queries.claimable(), pk=pk)
    form = ClaimForm(request.POST or None)
    return answer_form(
        request,
        form,
        "office/people/claim.html",
        act=lambda: claiming.claim(row, by=request.actor, **form.cleaned_data),
        done=lambda _made: go(request, _("Your request waits for verification."), "people:organisations"),
        organisation=row,
    )


@declare(SIGNED_IN)
@require_GET
def claims(request: HttpRequest) -> HttpResponse:
    """Requests that wait for me."""
    page = page_of(request, queries.claims_to_decide(request.actor))
    return render(request, "office/people/claims.html", {"page": page})


@declare(rules.DECIDE_CLAIM)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Verify or refuse a request."""
    row = queries.found(queries.claims_for(request.actor), pk=pk)
    if not rules.DECIDE_CLAIM.holds(request.actor, row):
        raise NotYours(rules.DECIDE_CLAIM.key)
    form = DecideClaimForm(request.POST or None, initial={"role": row.role})
    return answer_form(
        request,
        form,
        "office/people/claim_decide.html",
        act=lambda: _decide(request, row, form.cleaned_data),
        done=lambda _row: go(request, _("Decided."), "people:claims"),
        claim=row,
    )


def _decide(request: HttpRequest, row, said: dict):
    if said["decision"] == "verify":
        return claiming.verify(row, by=request.actor, role=said["role"])
    return claiming.refuse(row, by=request.actor, reason=said["reason"])
