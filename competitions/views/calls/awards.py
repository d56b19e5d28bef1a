"""Awards of earlier years for the staff: the list, one with its changes, adding, correcting, taking out."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions import queries, rules
from competitions.actions import awards
from competitions.forms.award import CorrectAwardForm, NewAwardForm, ReasonedForm, values_of
from competitions.models import PastAward
from competitions.views.calls.award_changes import told_of
from competitions.views.calls.filters_awards import AwardFilter
from competitions.views.posted import done
from office.access import SIGNED_IN, Actor, NotNow, NotYours, Unknown, declare

PER_PAGE = 30


@declare(rules.Overlook)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What is held against entries of similar programmes, and what was taken out."""
    found = AwardFilter(request.GET, queryset=queries.awards_for(request.actor), request=request)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "filter": found, "may_add": rules.Staff.holds(request.actor)}
    return render(request, "competitions/award/list.html", context)


def get_award(actor: Actor, pk: int) -> PastAward:
    """The award, if the actor looks over its programme; raises Unknown."""
    found = queries.awards_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


@declare(rules.Staff)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add one that is missing, with where it is documented."""
    begun = {"programme": request.GET.get("programme", "")}
    form = NewAwardForm(request.POST if request.method == "POST" else None, actor=request.actor, initial=begun)
    made: list[PastAward] = []
    if done(form, lambda told: made.append(awards.add(by=request.actor, **told))):
        messages.success(request, _("The award is added. From now on it is held against entries."))
        return redirect("competitions:award", pk=made[0].pk)
    return render(request, "competitions/award/new.html", {"form": form}, status=400 if form.is_bound else 200)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is documented and what was changed of it; those in charge correct it here."""
    award = get_award(request.actor, pk)
    edits = _may_edit(request, award)
    form = CorrectAwardForm(request.POST if request.method == "POST" else None, initial=values_of(award))
    if done(form, lambda told: _say(request, awards.correct(award, by=request.actor, **told))):
        return redirect("competitions:award", pk=award.pk)
    context = {"award": award, "form": form if edits else None, "changes": told_of(award)}
    return render(request, "competitions/award/page.html", context, status=400 if form.is_bound else 200)


def _say(request: HttpRequest, change: Any) -> None:
    told = _("Corrected. What stood before is kept below.") if change else _("Nothing differs, so nothing was changed.")
    messages.success(request, told)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it out: it bars nobody any more and stays on record."""
    award = get_award(request.actor, pk)
    if not rules.EditAward.holds(request.actor, award):
        raise NotYours("competitions.award.edit")
    if award.removed_at is not None:
        raise NotNow([_("This award was taken out.")])
    form = ReasonedForm(request.POST if request.method == "POST" else None, initial={"revision": award.revision})
    if done(form, lambda told: awards.take_out(award, by=request.actor, **told)):
        messages.success(request, _("The award is taken out. It bars nobody any more."))
        return redirect("competitions:award", pk=award.pk)
    context = {"award": award, "form": form}
    return render(request, "competitions/award/removal.html", context, status=400 if form.is_bound else 200)


def _may_edit(request: HttpRequest, award: PastAward) -> bool:
    """Whether it can be changed by the reader now; refuses what is posted by others."""
    edits = rules.EditAward.holds(request.actor, award)
    if request.method == "POST" and not edits:
        raise NotYours("competitions.award.edit")
    if request.method == "POST" and award.removed_at is not None:
        raise NotNow([_("This award was taken out.")])
    return edits and award.removed_at is None
