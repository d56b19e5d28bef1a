"""The pages of a consortium: inviting, answering, signing off, leaving."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions import queries_entries as found_in
from competitions import rules
from competitions.actions import partners as actions
from competitions.actions.entries import writable_reasons
from competitions.consortium import organisation_named
from competitions.forms.entering import InviteForm
from competitions.models import Entry, Partner
from competitions.views.entries.countdown import countdown_of
from competitions.views.entries.finding import get_entry, get_partner
from competitions.views.entries.page import members_of
from office.access import SIGNED_IN, Actor, Invalid, NotYours, Unknown, declare

DEEDS = {
    "accept": actions.accept,
    "decline": actions.decline,
    "leave": actions.leave,
    "sign": actions.sign_off,
    "ask": actions.ask_to_sign,
}
# What can be taken back or costs nothing is done at once; the others are asked first on a page.
ASKED_FIRST = ("leave", "sign", "decline")
State = Partner.State


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The consortium of an entry; the lead asks an organisation to enter together."""
    entry = get_entry(request.actor, pk)
    if not found_in.is_of_consortium(request.actor, entry):
        raise NotYours("competitions.partner.invite")
    leads = rules.LeadEntry.holds(request.actor, entry)
    if request.method == "POST" and not leads:
        raise NotYours("competitions.partner.invite")
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _invited(form, entry, request.actor):
        messages.success(request, _("The invitation is sent."))
        return redirect("competitions:entry-partners", pk=entry.pk)
    context = {
        "entry": entry,
        "subject": entry,
        "form": form if leads else None,
        "reasons": writable_reasons(entry),
        "partners": members_of(entry, request.actor, drafting=True),
        "consortium": True,
        "back": reverse("competitions:entry", args=[entry.pk]),
    }
    return render(request, "competitions/partner/invite.html", context, status=400 if form.is_bound else 200)


def _invited(form: InviteForm, entry: Entry, actor: Actor) -> bool:
    """Invite; what is wrong with it stands beside the field."""
    told = form.cleaned_data
    try:
        organisation = organisation_named(told["organisation"])
        actions.invite(entry, by=actor, organisation=organisation, part=told["part"], role=told["role"])
    except Invalid as wrong:
        for line in wrong.errors["organisation"]:
            form.add_error("organisation", line)
        return False
    return True


@declare(SIGNED_IN)
@require_safe
def partner(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who invites to what, and the answer; nothing of the entry itself before it is accepted."""
    found = get_partner(request.actor, pk)
    context = {
        "partner": found,
        "entry": found.entry,
        "countdown": countdown_of(found.entry),
        **_possible(found, request.actor),
    }
    return render(request, "competitions/partner/invitation.html", context)


def _possible(found: Partner, actor: Actor) -> dict[str, Any]:
    """What the reader can do here now."""
    closed = writable_reasons(found.entry)
    open_to = lambda rule, *states: not closed and found.state in states and rule.holds(actor, found)  # noqa: E731
    joined = found.state == State.JOINED and rules.SeeEntry.holds(actor, found.entry)
    return {
        "reasons": closed,
        "may_answer": open_to(rules.AnswerPartner, State.INVITED),
        "may_sign": open_to(rules.SignPartner, State.JOINED),
        "may_leave": open_to(rules.AnswerPartner, State.JOINED),
        "may_ask": open_to(rules.ManagePartners, State.JOINED),
        "may_take_out": open_to(rules.ManagePartners, State.INVITED, State.JOINED),
        "may_open": rules.SeeEntry.holds(actor, found.entry),
        "outdated": joined and _outdated(found),
    }


def _outdated(found: Partner) -> bool:
    """Whether the content has changed since the sign-off."""
    return bool(found.signed_sha256) and found.signed_sha256 != actions.content_sha256(found.entry)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, pk: UUID, deed: str) -> HttpResponse:
    """Accept, decline, leave, sign off, ask for the sign-off: on POST; GET asks first."""
    found = get_partner(request.actor, pk)
    if deed not in DEEDS:
        raise Unknown
    if request.method != "POST":
        return _ask(request, found, deed)
    DEEDS[deed](found, by=request.actor)
    messages.success(request, _said(found, "cancel" if found.state == State.TAKEN_BACK else deed))
    if rules.SeeEntry.holds(request.actor, found.entry):
        return redirect("competitions:entry", pk=found.entry_id)
    return redirect("competitions:partner", pk=found.pk)


def _ask(request: HttpRequest, found: Partner, deed: str) -> HttpResponse:
    possible = _possible(found, request.actor)
    mine = {"sign": possible["may_sign"], "decline": possible["may_answer"],
            "leave": possible["may_leave"] or possible["may_take_out"]}  # fmt: skip
    if deed not in ASKED_FIRST or not (mine[deed] or possible["reasons"]):
        return redirect("competitions:partner", pk=found.pk)
    context = {"partner": found, "entry": found.entry, "deed": deed, "own": possible["may_leave"], **possible}
    if deed == "sign":
        context["sha256"] = actions.content_sha256(found.entry)
    return render(request, "competitions/partner/deed.html", context)


def _said(found: Partner, deed: str) -> str:
    name = {"name": found.organisation.label()}
    return {
        "accept": _("Your organisation takes part now."),
        "decline": _("The invitation is declined."),
        "leave": _("%(name)s no longer takes part.") % name,
        "cancel": _("The invitation of %(name)s was cancelled.") % name,
        "sign": _("Signed off. If the content changes, the page says so."),
        "ask": _("%(name)s was asked to sign off.") % name,
    }[deed]
