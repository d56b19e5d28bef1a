"""The register, and who is in charge of a line of it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from office.access import SIGNED_IN, Invalid, NotYours, declare
from office.docket import actions, queries, registry, rules
from office.docket.forms import AssignForm

PER_PAGE = 30


@declare(SIGNED_IN)
@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """Every matter the visitor may know of."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("query", "kind", "whose", "order")}
    rows = queries.matters_for(request.actor, **asked)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "lines": queries.lines(list(page.object_list), request.actor),
        "kinds": [(kind.key, kind.label) for kind in registry.kinds().values()],
        "asked": asked,
        "order": asked["order"] if asked["order"] in queries.ORDERS else queries.DEFAULT_ORDER,
    }
    return render(request, "office/docket/matters.html", shown)


@declare(SIGNED_IN)
@require_GET
def matter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A lasting address for a matter, whatever its kind: leads to its page."""
    return redirect(registry.address_of(queries.matter_for(request.actor, pk)))


@declare(rules.ASSIGN)
@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand a matter to an officer."""
    row = queries.matter_for(request.actor, pk)
    if not rules.ASSIGN.holds(request.actor, row):
        raise NotYours(rules.ASSIGN.key)
    form, status = AssignForm(request.POST or None, matter=row), 200
    if request.method == "POST":
        status = 400
        form = AssignForm(request.POST, matter=row)
        if form.is_valid() and _assigned(request, row, form):
            messages.success(request, _("The officer in charge is set."))
            return redirect(_back(request, row))
    shown = {"form": form, "matter": row, "next": _back(request, row)}
    return render(request, "office/docket/assign.html", shown, status=status)


def _assigned(request: HttpRequest, row, form: AssignForm) -> bool:
    try:
        actions.assign(row, officer=form.cleaned_data["officer"], by=request.actor)
    except Invalid as wrong:
        form.add_error("officer", wrong.errors["officer"])
        return False
    return True


def _back(request: HttpRequest, row) -> str:
    """The page that asked, never another host; else the matter's own."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else registry.address_of(row)
