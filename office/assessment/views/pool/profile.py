"""A profile: read, begun, changed; and everybody's own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Actor, NotYours, declare
from office.assessment import queries_pool, retention, rules_pool
from office.assessment.actions import pool
from office.assessment.forms.pool import NewReviewerForm, OwnProfileForm, ProfileForm
from office.assessment.history_pool import history_of
from office.assessment.models import Reviewer
from office.assessment.views.pool.asking import answer, asked, home_of
from office.assessment.views.pool.listing import tell


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One profile, to whoever may read it."""
    return _shown(request, queries_pool.get_reviewer(request.actor, pk))


@declare(SIGNED_IN)
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """The reader's own profile."""
    return _shown(request, queries_pool.own_profile(request.actor))


def _shown(request: HttpRequest, reviewer: Reviewer) -> HttpResponse:
    return render(request, "assessment/pool/profile.html", _context(reviewer, request.actor))


def _context(reviewer: Reviewer, actor: Actor) -> dict[str, Any]:
    tell(reviewer, queries_pool.regions(), queries_pool.expertise_labels())
    overlooks, keeps = rules_pool.OverlookPool.holds(actor), rules_pool.ManagePool.holds(actor)
    lapsed = bool(reviewer.withdrawn_at or (reviewer.consent_at and not reviewer.consents_on()))
    return {
        "reviewer": reviewer,
        "overlooks": overlooks,
        "keeps": keeps and not reviewer.erased_at,
        "edits": rules_pool.EditReviewer.holds(actor, reviewer) and not reviewer.erased_at,
        "own": reviewer.user_id == actor.user_id,
        "needed": lapsed and not reviewer.erased_at and bool(retention.needed([reviewer.pk])),
        "lapsed": lapsed and not reviewer.erased_at,
        "account": queries_pool.account_for(reviewer) if keeps and not reviewer.user_id else None,
        "employments": list(reviewer.employments.select_related("organisation")),
        "works": list(reviewer.works.select_related("organisation")),
        "history": history_of(reviewer) if overlooks else [],
    }


@declare(rules_pool.ManagePool)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put somebody into the pool."""
    form = NewReviewerForm(asked(request))
    made = answer(form, lambda facts: pool.add(by=request.actor, **facts))
    if made:
        messages.success(request, _("The profile is in the pool. Add employments and works to find conflicts."))
        return redirect("assessment:reviewer", pk=made.pk)
    context = {"form": form, "title": _("New reviewer"), "submit": _("Put into the pool")}
    return render(request, "assessment/pool/form.html", context, status=400 if form.is_bound else 200)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what a profile says."""
    reviewer = queries_pool.get_reviewer(request.actor, pk)
    if not rules_pool.EditReviewer.holds(request.actor, reviewer):
        raise NotYours(rules_pool.EditReviewer.key)
    kind = ProfileForm if rules_pool.ManagePool.holds(request.actor) else OwnProfileForm
    form = kind(asked(request), initial={name: getattr(reviewer, name) for name in kind.base_fields})
    if answer(form, lambda facts: pool.edit(reviewer, by=request.actor, **facts)):
        messages.success(request, _("Saved."))
        return redirect(home_of(reviewer, request.actor))
    context = {"form": form, "reviewer": reviewer, "title": _("Change the profile"),
               "back": home_of(reviewer, request.actor)}  # fmt: skip
    return render(request, "assessment/pool/form.html", context, status=400 if form.is_bound else 200)
