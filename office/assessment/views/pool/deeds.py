"""What is done with a profile as a whole: consent, activity, account."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from office.access import SIGNED_IN, NotYours, declare
from office.assessment import queries_pool, rules_pool
from office.assessment.actions import pool, pool_accounts
from office.assessment.forms.pool import ConsentForm, OwnConsentForm
from office.assessment.models import Reviewer
from office.assessment.views.pool.asking import answer, asked, home_of


def _editable(request: HttpRequest, pk: UUID) -> Reviewer:
    reviewer = queries_pool.get_reviewer(request.actor, pk)
    if not rules_pool.EditReviewer.holds(request.actor, reviewer):
        raise NotYours(rules_pool.EditReviewer.key)
    return reviewer


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person agrees, or the staff note the paper on which the person did."""
    reviewer = _editable(request, pk)
    own = reviewer.user_id == request.actor.user_id
    form = (OwnConsentForm if own else ConsentForm)(asked(request))
    if answer(form, lambda facts: _consent(reviewer, request, facts)):
        messages.success(request, _("The consent is recorded."))
        return redirect(home_of(reviewer, request.actor))
    context = {
        "form": form,
        "reviewer": reviewer,
        "own": own,
        "title": _("Consent"),
        "back": home_of(reviewer, request.actor),
    }
    return render(request, "assessment/pool/consent.html", context, status=400 if form.is_bound else 200)


def _consent(reviewer: Reviewer, request: HttpRequest, facts: dict[str, Any]) -> Reviewer:
    return pool.consent(reviewer, by=request.actor, until=facts["consent_until"], given_on=facts.get("consent_on"))


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the consent, after having read what follows."""
    reviewer = _editable(request, pk)
    if request.method == "POST":
        pool.withdraw(reviewer, by=request.actor)
        messages.success(request, _("The consent is withdrawn. The profile is erased as soon as no panel needs it."))
        return redirect(home_of(reviewer, request.actor))
    context = {"reviewer": reviewer, "title": _("Withdraw the consent"), "back": home_of(reviewer, request.actor)}
    return render(request, "assessment/pool/withdraw.html", context)


@declare(rules_pool.ManagePool)
@require_POST
def activity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take somebody out of every draw, or back in."""
    reviewer = queries_pool.get_reviewer(request.actor, pk)
    active = request.POST.get("active") == "yes"
    pool.set_active(reviewer, by=request.actor, active=active)
    messages.success(request, _("The person can be drawn again.") if active else _("The person is drawn no more."))
    return redirect("assessment:reviewer", pk=pk)


@declare(rules_pool.ManagePool)
@require_POST
def account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Link the profile with the account of its address, or take the link away."""
    reviewer = queries_pool.get_reviewer(request.actor, pk)
    if request.POST.get("link") == "yes":
        pool_accounts.link(reviewer, by=request.actor)
        messages.success(request, _("The account is linked."))
    else:
        pool_accounts.unlink(reviewer, by=request.actor)
        messages.success(request, _("The link with the account is taken away."))
    return redirect("assessment:reviewer", pk=pk)
