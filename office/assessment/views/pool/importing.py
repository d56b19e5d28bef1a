"""A pool from a spreadsheet: the template, the upload, the preview of every row, and its application."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from office import ledger
from office.access import Unknown, declare
from office.assessment import queries_pool, rules_pool
from office.assessment.actions import pool_import
from office.assessment.forms.pool import UploadForm
from office.assessment.importing import template as writing
from office.assessment.importing.planning import CHANGED, NEW, SAME, WRONG, Plan
from office.assessment.importing.reading import MOST_BYTES
from office.assessment.importing.stored import filled
from office.assessment.models import PoolImport
from office.assessment.views.pool.asking import answer
from office.assessment.views.pool.previewing import tables_of

PER_PAGE = 50
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TABS = (
    (WRONG, gettext_lazy("To correct")),
    (NEW, pgettext_lazy("pool", "New")),
    (CHANGED, pgettext_lazy("pool", "Changed")),
    (SAME, gettext_lazy("Unchanged")),
)


@declare(rules_pool.ManagePool)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """How it goes, the template, and the upload."""
    form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    kept = answer(form, lambda facts: _taken(request, facts["file"]))
    if kept:
        return redirect("assessment:pool-preview", pk=kept.pk)
    context = {"form": form, "imports": list(queries_pool.imports_for(request.actor)[:10])}
    return render(request, "assessment/pool/import.html", context, status=400 if form.is_bound else 200)


def _taken(request: HttpRequest, file: Any) -> PoolImport:
    content = file.read(MOST_BYTES + 1)
    return pool_import.take_in(by=request.actor, content=content, file_name=file.name)


@declare(rules_pool.ManagePool)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in; with `?filled=1` as the pool stands, to be corrected and brought back."""
    lines = None
    if request.GET.get("filled"):
        lines = filled(queries_pool.reviewers_for(request.actor).filter(erased_at=None))
        rows = len(lines["reviewers"])
        ledger.record("assessment.pool.exported", actor=request.actor, data={"list": "workbook", "rows": rows})
    response = HttpResponse(writing.workbook(lines), content_type=_XLSX)
    name = "reviewers.xlsx" if lines else "reviewers-template.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@declare(rules_pool.ManagePool)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every row with what it would do; sent back with its hash, it is done."""
    kept = queries_pool.imports_for(request.actor).filter(pk=pk).first()
    if kept is None:
        raise Unknown(str(pk))
    if request.method == "POST":
        told = pool_import.apply(kept, by=request.actor, seen=request.POST.get("seen", ""))
        messages.success(request, _("Applied: %(new)s new, %(changed)s changed.") % told)
        return redirect("assessment:reviewers")
    if kept.applied_at or not kept.content:
        return render(request, "assessment/pool/applied.html", {"kept": kept})
    return render(request, "assessment/pool/preview.html", _shown(request, kept))


def _shown(request: HttpRequest, kept: PoolImport) -> dict[str, Any]:
    plan = pool_import.preview(kept)
    status = _status(request, plan)
    rows = [row for row in plan.rows if row.status == status]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {"kept": kept, "plan": plan, "counts": plan.counts, "tabs": _tabs(plan, status), "page": page,
            "tables": tables_of(list(page.object_list)), "status": status}  # fmt: skip


def _status(request: HttpRequest, plan: Plan) -> str:
    """The tab that was asked for; else the first that has something to look at."""
    asked = request.GET.get("show", "")
    if asked in dict(_TABS):
        return asked
    return next((status for status, _label in _TABS if plan.counts[status]), SAME)


def _tabs(plan: Plan, status: str) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": f"?show={one}", "current": one == status, "count": plan.counts[one]}
        for one, label in _TABS
    ]
