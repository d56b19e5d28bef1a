"""Employments and works: added and corrected by the staff or the person, taken out by the staff."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from office.access import SIGNED_IN, NotYours, Unknown, declare
from office.assessment import queries_pool, rules_pool
from office.assessment.actions import pool_history
from office.assessment.forms.pool import EmploymentForm, PoolForm, WorkForm
from office.assessment.models import Reviewer
from office.assessment.views.pool.asking import answer, asked, home_of

_EMPLOYMENT = (EmploymentForm, pool_history.EMPLOYMENT, gettext_lazy("Employment"))
_WORK = (WorkForm, pool_history.WORK, pgettext_lazy("pool", "Work"))


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_employment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add where somebody worked."""
    return _new(request, pk, _EMPLOYMENT, pool_history.add_employment)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_work(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a publication, a project or another work."""
    return _new(request, pk, _WORK, pool_history.add_work)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def employment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct or end one."""
    return _change(request, _one(queries_pool.employments_for(request.actor), pk), _EMPLOYMENT)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct one."""
    return _change(request, _one(queries_pool.works_for(request.actor), pk), _WORK)


@declare(rules_pool.ManagePool)
@require_POST
def remove_employment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one out."""
    return _remove(request, _one(queries_pool.employments_for(request.actor), pk))


@declare(rules_pool.ManagePool)
@require_POST
def remove_work(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one out."""
    return _remove(request, _one(queries_pool.works_for(request.actor), pk))


def _one(found: QuerySet, pk: UUID) -> Any:
    line = found.filter(pk=pk).first()
    if line is None:
        raise Unknown(str(pk))
    return line


def _new(request: HttpRequest, pk: UUID, what: tuple, add: Callable[..., Any]) -> HttpResponse:
    reviewer = queries_pool.get_reviewer(request.actor, pk)
    form = what[0](asked(request))
    made = answer(form, lambda facts: add(_editable(reviewer, request), by=request.actor, **facts))
    return _answered(request, reviewer, form, what, made)


def _change(request: HttpRequest, line: Any, what: tuple) -> HttpResponse:
    form = what[0](asked(request), initial={name: getattr(line, name) for name in what[1]})
    reviewer = _editable(line.reviewer, request)
    saved = answer(form, lambda facts: pool_history.change(line, by=request.actor, **facts))
    return _answered(request, reviewer, form, what, saved, line)


def _editable(reviewer: Reviewer, request: HttpRequest) -> Reviewer:
    if not rules_pool.EditReviewer.holds(request.actor, reviewer):
        raise NotYours(rules_pool.EditReviewer.key)
    return reviewer


def _answered(
    request: HttpRequest, reviewer: Reviewer, form: PoolForm, what: tuple, done: Any, line: Any = None
) -> HttpResponse:
    _editable(reviewer, request)
    if done:
        messages.success(request, _("Saved."))
        return redirect(home_of(reviewer, request.actor))
    context = {
        "form": form, "reviewer": reviewer, "line": line, "title": what[2], "back": home_of(reviewer, request.actor),
        "removes": line is not None and rules_pool.ManagePool.holds(request.actor),
    }  # fmt: skip
    return render(request, "assessment/pool/line.html", context, status=400 if form.is_bound else 200)


def _remove(request: HttpRequest, line: Any) -> HttpResponse:
    pool_history.remove(line, by=request.actor)
    messages.success(request, _("Removed."))
    return redirect("assessment:reviewer", pk=line.reviewer_id)
