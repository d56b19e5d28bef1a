"""Signing a tally, taking it away as files, and having its papers issued."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from office import ledger
from office.access import SIGNED_IN, NotYours, declare
from office.assessment import rules_tally as rules
from office.assessment.actions import tally_papers, tally_signing
from office.assessment.models import Panel, StoredTally
from office.assessment.tallying.files import live_files, stored_files
from office.assessment.tallying.workbook import workbook
from office.assessment.tallying.zipping import zipped
from office.assessment.views.finding_tally import get_discussed, get_exportable, get_panel, get_tally
from office.people.confirming import confirm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@declare(SIGNED_IN)
@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign exactly the tally that was shown, with the password (or the passkey) once more."""
    tally = get_tally(request.actor, pk)
    if rules.SignTally.holds(request.actor, tally) and not tally_signing.against_signing(tally):
        confirm(request)
    tally_signing.sign(tally, sha256=request.POST.get("sha256", ""), by=request.actor)
    messages.success(request, _("You have signed the tally."))
    return redirect("assessment:tally", pk=tally.pk)


@declare(SIGNED_IN)
@require_safe
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What `manage.py tally` computes this tally from."""
    tally = get_tally(request.actor, pk)
    panel = get_exportable(request.actor, tally.panel_id)
    names = _named(request, panel)
    return taken(request, panel, stored_files(panel, tally.inputs, names=names), f"tally-{tally.number}", names)


@declare(SIGNED_IN)
@require_safe
def panel_export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same of everything that is locked now."""
    panel = get_exportable(request.actor, pk)
    names = _named(request, panel)
    return taken(request, panel, live_files(panel, names=names), "scores", names)


@declare(SIGNED_IN)
@require_safe
def panel_workbook(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything as a spreadsheet: sheets, totals, tally, adjustments, attendance."""
    panel = get_exportable(request.actor, pk)
    _log(request, panel, "workbook", rules.NamePanel.holds(request.actor, panel))
    content = workbook(panel, names=rules.NamePanel.holds(request.actor, panel))
    return _file(HttpResponse(content, content_type=XLSX), "assessment.xlsx")


def _named(request: HttpRequest, panel: Panel) -> bool:
    """Names are told to the staff alone, and only where they are asked for."""
    if "names" not in request.GET:
        return False
    if not rules.NamePanel.holds(request.actor, panel):
        raise NotYours(rules.NamePanel.key)
    return True


def taken(request: HttpRequest, panel: Panel, files: object, name: str, names: bool) -> StreamingHttpResponse:
    """The zip, sent while it is made; who took it away is on record."""
    _log(request, panel, name, names)
    return _file(StreamingHttpResponse(zipped(files), content_type="application/zip"), f"{name}.zip")


def _log(request: HttpRequest, panel: Panel, what: str, names: bool) -> None:
    data = {"what": what, "names": names}
    ledger.record("assessment.exported", actor=request.actor, matter_id=panel.pk, subject=panel, data=data)


def _file(response: HttpResponse, name: str) -> HttpResponse:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@declare(SIGNED_IN)
@require_POST
def tally_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Issue the tally sheet (집계표) with the signatures that stand under it now."""
    tally: StoredTally = get_tally(request.actor, pk)
    tally_papers.issue_sheet(tally, by=request.actor)
    messages.success(request, _("The tally sheet is issued; its file is ready in a moment."))
    return redirect("assessment:tallies", pk=tally.panel_id)


@declare(SIGNED_IN)
@require_POST
def panel_paper(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Issue the minutes, or the opinion on every entry that has one."""
    panel = get_panel(request.actor, pk)
    issued = tally_papers.issue(panel, kind, by=request.actor)
    messages.success(request, _("Issued: %(count)d") % {"count": len(issued)})
    return redirect("assessment:tallies", pk=panel.pk)


@declare(SIGNED_IN)
@require_POST
def round_papers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Issue the score sheets (평가표) of a locked round: of the `entry` that is named, or of each."""
    round_ = get_discussed(request.actor, pk)
    issued = tally_papers.issue_entries(round_, by=request.actor, entry=request.POST.get("entry", ""))
    messages.success(request, _("Issued: %(count)d") % {"count": len(issued)})
    return redirect("assessment:tallies", pk=round_.panel_id)
