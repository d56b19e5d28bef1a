"""The page of a score sheet: papers beside it, saved while one types, submitted from it."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from office.access import SIGNED_IN, Actor, Invalid, NotNow, Unknown, declare
from office.assessment import signed
from office.assessment.actions import sheet_receipts, sheets
from office.assessment.models import Sheet
from office.assessment.queries import desk
from office.assessment.queries import sheets as found
from office.assessment.views.sheet_pages import content_of, page_of
from office.attachments import reading
from office.attachments.serving import sent
from office.web.errors import problem
from office.workflow import perform, steps_for
from office.workflow.pages import StepPage
from office.workflow.steps import Step

TEMPLATE = "assessment/sheets/sheet.html"


def get_sheet(actor: Actor, pk: UUID) -> Sheet:
    """The sheet, if the actor may read it; raises Unknown."""
    sheet = found.sheets_for(actor).filter(pk=pk).order_by("pk").first()  # in no list's order: found by its key alone
    if sheet is None:
        raise Unknown(str(pk))
    return sheet


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST", "PATCH"])
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet; PATCH saves single entries while somebody types, POST saves everything and may submit."""
    if request.method == "PATCH":
        return _autosave(request, pk)
    one = get_sheet(request.actor, pk)
    if request.method == "POST":
        return _post(request, one)
    return _page(request, one)


def _page(request: HttpRequest, one: Sheet, *, status: int = 200, **more: Any) -> HttpResponse:
    context = page_of(one, request.actor, asked=request.GET, typed=more.pop("typed", None), wrong=more.get("wrong"))
    steps = [step for step in steps_for(one, request.actor) if step.in_state] if context["mine"] else []
    return render(request, TEMPLATE, {**context, "steps": steps, **more}, status=status)


def _autosave(request: HttpRequest, pk: UUID) -> HttpResponse:
    values, revision = _read(request)
    try:
        saved = sheets.save(pk, by=request.actor, values=values, revision=revision)
    except sheets.Clash as clash:
        told = {"revision": clash.sheet.revision, "theirs": clash.theirs, "base": {}, "merged": clash.merged, "by": "",
                "at": clash.sheet.updated_at.isoformat()}  # fmt: skip
        return JsonResponse(told, status=409)
    except NotNow as closed:
        reasons = [str(reason) for reason in closed.reasons]
        return problem(423, detail=" ".join(reasons), reasons=reasons)
    one = saved.sheet
    told = {"revision": one.revision, "saved_at": saved.saved_at.isoformat(), "errors": saved.errors,
            "merged": saved.merged, "others": [], "total": "" if one.total is None else str(one.total),
            "complete": {"filled": one.filled}}  # fmt: skip
    return JsonResponse(told)


def _read(request: HttpRequest) -> tuple[dict[str, Any], int]:
    try:
        body = json.loads(request.body)
        values, revision = body["values"], body["revision"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Invalid({"": [_("The request could not be read.")]}) from None
    if not isinstance(values, dict) or not isinstance(revision, int) or isinstance(revision, bool):
        raise Invalid({"": [_("The request could not be read.")]})
    return values, revision


def _post(request: HttpRequest, one: Sheet) -> HttpResponse:
    """Save, and submit where that button was pressed; the next sheet follows."""
    codes = [criterion.code for criterion in one.round.criteria()]
    names = {"comment", "note", *(f"{part}{code}" for part in (sheets.POINTS, sheets.REMARKS) for code in codes)}
    values = {name: request.POST[name] for name in names if name in request.POST}
    revision = request.POST.get("_revision", "")
    try:
        sheets.save(one.pk, by=request.actor, values=values, revision=int(revision) if revision.isdigit() else -1)
        one = get_sheet(request.actor, one.pk)
        if request.POST.get("do") == "submit":
            return _submit(request, one)
    except Invalid as wrong:
        return _page(request, one, status=400, typed=values, wrong=wrong.errors)
    except sheets.Clash as clash:
        return _page(request, get_sheet(request.actor, one.pk), status=409, typed=values, clash=clash.theirs)
    except NotNow as closed:
        return _page(request, get_sheet(request.actor, one.pk), status=409, reasons=closed.reasons, typed=values)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(request.get_full_path())


def _submit(request: HttpRequest, one: Sheet) -> HttpResponse:
    perform(one, "submit", by=request.actor)
    following = desk.next_after(one, request.actor)
    if following is None:
        messages.success(request, _("Submitted. Nothing is left to fill in: please sign now."))
        return redirect("assessment:desk")
    told = _("%(entry)s is submitted and waits for your signature on your desk. Here is the next one.")
    messages.success(request, told % {"entry": one.subject.code})
    return redirect("assessment:sheet", pk=following.pk)


@declare(SIGNED_IN)
@require_safe
def paper(request: HttpRequest, pk: UUID, attachment: UUID) -> FileResponse:
    """A paper of the entry, for whoever may read the entry; who opened it is written in the ledger."""
    subject = found.subjects_for(request.actor).filter(pk=pk).select_related("panel__matter__parent").first()
    papers = content_of(subject).papers if subject is not None else ()
    one = next((one.attachment for one in papers if one.attachment.pk == attachment), None)
    if one is None:
        raise Unknown(str(attachment))
    return sent(reading.handed_to(request.actor, one), inline="inline" in request.GET)


@declare(SIGNED_IN)
@require_safe
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was signed, version by version, with the hash and how to compute it again."""
    versions = list(found.versions_for(request.actor).filter(sheet=pk).order_by("-number"))
    papers = found.receipts_of(versions)
    for one in versions:
        one.paper = papers.get(one.pk)
    if not versions:
        raise Unknown(str(pk))
    sheet_ = found.followed_for(request.actor).filter(pk=pk).first()
    context = {"sheet": sheet_, "versions": versions, "command": signed.COMMAND % (pk, versions[0].number)}
    return render(request, "assessment/sheets/receipt.html", context)


@declare(SIGNED_IN)
@require_POST
def receipt_paper(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Have the receipt of a version made as a paper; the worker prints it in a moment."""
    one = found.versions_for(request.actor).filter(sheet=pk, number=number).first()
    if one is None:
        raise Unknown(str(pk))
    document = sheet_receipts.ask(one, by=request.actor)
    if not document.ready:
        messages.success(request, _("The receipt is being made. Open this page again in a minute."))
    return redirect("assessment:sheet-receipt", pk=pk)


@declare(SIGNED_IN)
@require_safe
def version(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """The bytes whose hash stands on the receipt."""
    one = found.versions_for(request.actor).filter(sheet=pk, number=number).first()
    if one is None:
        raise Unknown(str(pk))
    answer = HttpResponse(signed.bytes_of(one), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="sheet-{pk}-v{number}.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@declare(SIGNED_IN)
class SheetStep(StepPage):
    """A step of a sheet: taken back by its writer, reopened by the chair, voided by the staff."""

    def subjects(self, actor: Actor):
        """Those whose state the actor may know."""
        return found.followed_for(actor)

    def address(self, subject: Sheet) -> str:
        """The sheet for whoever may read it, else the round."""
        name, pk = ("sheet", subject.pk) if self._own(subject) else ("round", subject.round_id)
        return reverse(f"assessment:{name}", kwargs={"pk": pk})

    def _own(self, subject: Sheet) -> bool:
        return subject.seat.reviewer.user_id == self.request.actor.user_id

    def about(self, subject: Sheet, step: Step) -> dict:
        """Whose sheet, for which entry."""
        return {"name": f"{subject.subject.code} {subject.subject.title} · {subject.seat.reviewer}"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Signing has a page of its own, which asks who it is once more."""
        if kwargs["step"] == "sign":
            address = reverse("assessment:sign")
            return HttpResponseRedirect(f"{address}?sheet={kwargs['pk']}")
        return super().dispatch(request, *args, **kwargs)
