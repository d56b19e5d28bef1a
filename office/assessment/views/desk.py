"""A reviewer's desk: what is to be scored by when, and signing what is submitted."""

from contextlib import suppress
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Invalid, NotNow, declare
from office.assessment.actions import sheet_signing
from office.assessment.models import Sheet
from office.assessment.queries import sheets as found
from office.assessment.queries.desk import SHOWN, Work, desk_of, sheets_on
from office.assessment.states import Filling, Holding
from office.assessment.views.sheet_pages import left_until, remarks_of, rows_of
from office.people.confirming import confirmed

PER_PAGE, FIRST, AT_ONCE = 30, 10, 30


@declare(SIGNED_IN)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Open rounds first, each with how far one is; the sheets of the one that is looked at page by page."""
    now, works = timezone.now(), desk_of(request.actor)
    asked = request.GET.get("round", "")
    looked_at = next((one for one in works if str(one.round.pk) == asked), works[0] if works else None)
    lines = [_line(request, one, now, whole=one is looked_at) for one in works]
    context = {
        "open": [line for line in lines if line["work"].round.state == Holding.OPEN],
        "closed": [line for line in lines if line["work"].round.state != Holding.OPEN],
        "now": now,
    }
    return render(request, "assessment/sheets/desk.html", context)


def _line(request: HttpRequest, work: Work, now: Any, *, whole: bool) -> dict[str, Any]:
    """The sheets in pages where they are looked at; of any other open round the first few."""
    told = {"work": work, "left": left_until(work.round.due_at, now), "page": None, "sheets": []}
    show = request.GET.get("show", "")
    if whole:
        sheets = sheets_on(work.round, request.actor, show=show)
        page = Paginator(sheets, PER_PAGE).get_page(request.GET.get("page"))
        return told | {"page": page, "sheets": page.object_list, "show": show if show in SHOWN else ""}
    if work.round.state == Holding.OPEN:
        told["sheets"] = sheets_on(work.round, request.actor)[:FIRST]
    return told


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest) -> HttpResponse:
    """Sign one sheet or several, after having shown who it is once more."""
    chosen = _chosen(request)
    if not confirmed(request):
        here = f"{request.path}?{urlencode([('sheet', one.pk) for one in chosen])}"
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': here})}")
    if request.method == "POST":
        return _sign(request, chosen)
    return _show(request, chosen)


def _chosen(request: HttpRequest) -> list[Sheet]:
    """The submitted sheets that are named, those of a round, or all of them; in reading order, so many at once."""
    given = request.POST if request.method == "POST" else request.GET
    mine = found.own_sheets(request.actor).filter(state=Filling.SUBMITTED, round__state=Holding.OPEN)
    if named := _uuids(given.getlist("sheet")):
        mine = mine.filter(pk__in=named)
    elif within := _uuids(given.getlist("round")):
        mine = mine.filter(round__in=within)
    chosen = list(mine.order_by("round__due_at", "round", "subject__position")[:AT_ONCE])
    rounds = {one.round_id: one.round for one in chosen}
    for one in chosen:
        one.round = rounds[one.round_id]  # its rules are read once for all
    return chosen


def _uuids(texts: list[str]) -> list[UUID]:
    """Those that are ids; anything else names nothing."""
    found_: list[UUID] = []
    for text in texts:
        with suppress(ValueError):
            found_.append(UUID(text))
    return found_


def _show(request: HttpRequest, chosen: list[Sheet], *, status: int = 200, **more: Any) -> HttpResponse:
    digests = sheet_signing.digests_of(chosen)
    told = [{"sheet": one, "rows": rows_of(one), "remarks": remarks_of(one.round, one), "sha256": digests[one.pk]}
            for one in chosen]  # fmt: skip
    return render(request, "assessment/sheets/sign.html", {"told": told, **more}, status=status)


def _sign(request: HttpRequest, chosen: list[Sheet]) -> HttpResponse:
    seen = {str(one.pk): request.POST.get(f"sha256-{one.pk}", "") for one in chosen}
    try:
        made = sheet_signing.sign_all(chosen, by=request.actor, seen=seen)
    except Invalid as wrong:
        lines = [line for lines in wrong.errors.values() for line in lines]
        return _show(request, chosen, status=400, reasons=lines)
    except NotNow as closed:
        return _show(request, chosen, status=409, reasons=closed.reasons)
    if len(made) == 1:
        messages.success(request, _("Signed. This is your receipt."))
        return redirect("assessment:sheet-receipt", pk=made[0].sheet_id)
    told = ngettext("%(n)d sheet is signed.", "%(n)d sheets are signed. Each has its receipt.", len(made))
    messages.success(request, told % {"n": len(made)})
    return redirect("assessment:desk")
