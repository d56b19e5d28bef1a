"""The page of a form, for the programmes to mount under their own address; works without scripts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from office.access import Invalid, NotNow, NotYours
from office.attachments import attaching, reading
from office.docket.models import Matter
from office.forms import assigning, posting, sources
from office.forms.completeness import state_of
from office.forms.editing import Editor
from office.forms.models import Answers
from office.forms.queries import answers_of, may_read_draft, may_write
from office.forms.saving import Conflict, save


@sources.once()
def edit(
    request: HttpRequest,
    matter: Matter,
    *,
    template: str,
    back: str = "",
    context: dict[str, Any] | None = None,
    form: str = "",
    done: str = "",
) -> HttpResponse:
    """Show a form and take what is posted. `template` includes `office/forms/_edit.html`.

    The caller has asked who may see the matter, and may say in `done` what a form without a gap is good for.
    Raises NotYours for readers who may not see drafts.
    """
    answers = answers_of(matter, form)
    if not may_read_draft(request.actor, answers):
        raise NotYours("forms.draft")
    told = {**(context or {}), "back": back}
    if request.method == "POST":
        return _post(request, answers, template, told, done)
    asked = request.GET
    return _show(
        request, answers, template, told, strict="check" in asked, add_row=asked.get("rows", ""),
        section=asked.get("section", ""), mine="mine" in asked,
    )  # fmt: skip


def _show(
    request: HttpRequest,
    answers: Answers,
    template: str,
    context: dict,
    *,
    status: int = 200,
    conflict: Any = None,
    **more: Any,
) -> HttpResponse:
    more.setdefault("section", posting.section(request.POST))
    editor = Editor(answers, may_write=may_write(request.actor, answers), reader=request.actor.user_id, **more)
    return render(request, template, {**context, "edit": editor, "conflict": conflict}, status=status)


def _post(request: HttpRequest, answers: Answers, template: str, context: dict, done: str) -> HttpResponse:
    """Save everything that was sent, then do what the button says; with scripts only the button's work is left."""
    values = posting.values(answers, request.POST)
    revision = posting.revision(request.POST)
    try:
        saved = save(answers, values, revision=revision, by=request.actor)
    except Conflict as conflict:
        told = posting.conflicts(answers, conflict, values)
        return _show(request, answers, template, context, status=409, typed=values, conflict=told)
    except Invalid as wrong:
        return _show(request, answers, template, context, status=400, typed=values, errors=wrong.errors)
    wrong = _papers(request, answers) | _assign(request, answers)
    if wrong:
        return _show(request, answers, template, context, status=400, errors=wrong)
    now = state_of(answers_of(answers.matter, answers.form_code))  # a file may have come or gone
    _thank(request, bool(saved.errors), whole=now.complete, done=done)
    return HttpResponseRedirect(request.path + posting.where_next(request.POST))


def _papers(request: HttpRequest, answers: Answers) -> dict[str, list[str]]:
    """Hand in the files that came along, take back the one whose button was pressed; returns what was refused."""
    wrong: dict[str, list[str]] = {}
    for code, uploads, skipped in posting.files(answers, request):
        try:
            attaching.attach_all(answers.matter, code, uploads, by=request.actor, skipped=skipped)
        except Invalid as refusal:
            wrong |= refusal.errors
        except NotNow as refusal:
            wrong[code] = [str(reason) for reason in refusal.reasons]
    if pk := posting.removed(request.POST):
        paper = (
            reading.attachments_for(request.actor)
            .select_related("matter")
            .filter(pk=pk, matter=answers.matter_id)
            .first()
        )
        if paper is not None:
            attaching.remove(paper, by=request.actor)
    return wrong


def _assign(request: HttpRequest, answers: Answers) -> dict[str, list[str]]:
    """Give the section whose button was pressed to whoever was chosen, or to nobody; returns what was refused."""
    section = request.POST.get("_assign", "")
    if not section:
        return {}
    try:
        chosen = posting.assignee(request.POST)
        if chosen is None:
            assigning.unassign(answers, section, by=request.actor)
        else:
            assigning.assign(answers, section, chosen, by=request.actor)
    except Invalid as refusal:
        return refusal.errors
    return {}


def _thank(request: HttpRequest, wrong: bool, *, whole: bool, done: str) -> None:
    if wrong:
        messages.warning(request, _("Saved. Some entries need your attention."))
    elif whole:
        usual = _("Saved. Nothing is missing: it can be submitted from the page of the case.")
        messages.success(request, done or usual)
    else:
        messages.success(request, _("Saved."))
