"""After the lock: the scores of an entry side by side, what the members say of them, and the opinion they write."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from office.access import SIGNED_IN, Actor, Invalid, NotNow, Unknown, declare
from office.assessment import rules_tally as rules
from office.assessment.actions import tally_words as actions
from office.assessment.forms.tally import AskForm, NoteForm, OpinionForm
from office.assessment.models import Opinion, Round, Sheet, Subject
from office.assessment.queries import tally as found_in
from office.assessment.queries.finding import named_like
from office.assessment.statistics import Outlier, Scores, outliers
from office.assessment.views.finding_tally import get_discussed, get_opined, get_spoken_of
from office.assessment.views.sheet_pages import remarks_of

PER_PAGE = 30


@declare(SIGNED_IN)
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The entries of a locked round: mean, spread, who stands out, how much was said."""
    round_, actor = get_discussed(request.actor, pk), request.actor
    entries = found_in.discussable_for(actor).filter(panel=round_.panel_id, reached__gte=round_.position)
    asked = request.GET.get("q", "").strip()
    page = Paginator(named_like(entries, asked), PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    sheets = _by_entry(round_, actor, subject__in=shown)
    odd: dict[str, list[Outlier]] = {}
    for one in outliers(_scores(sheets)):
        odd.setdefault(one.application, []).append(one)
    said = found_in.notes_counted(round_, actor, shown)
    rows = [
        {"subject": one, "sheets": sheets.get(one.code, []), "odd": odd.get(one.code, []), "said": said.get(one.pk, 0),
         "opinion": getattr(one, "opinion", None), **_range(sheets.get(one.code, []))}
        for one in shown
    ]  # fmt: skip
    context = {"round": round_, "panel": round_.panel, "name": round_.rules.name, "rows": rows,
               "page": page, "asked_for": asked,
               "asked": found_in.questions_to(actor).filter(round=round_.pk)}  # fmt: skip
    return render(request, "assessment/tally/talks.html", context)


def _by_entry(round_: Round, actor: Actor, **more: Any) -> dict[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = {}
    for sheet in found_in.sheets_of(round_, actor, **more):
        found.setdefault(sheet.subject.code, []).append(sheet)
    return found


def _scores(sheets: dict[str, list[Sheet]]) -> Scores:
    return Scores.of({code: {one.seat.code: one.total for one in row if one.total is not None}
                      for code, row in sheets.items()})  # fmt: skip


def _range(sheets: list[Sheet]) -> dict[str, Any]:
    totals = sorted(one.total for one in sheets if one.total is not None)
    if not totals:
        return {"mean": None, "lowest": None, "highest": None}
    return {"mean": round(sum(totals) / len(totals), 2), "lowest": totals[0], "highest": totals[-1]}


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID, subject: UUID) -> HttpResponse:
    """One entry: everybody's points and comments, and the discussion. POST `do` is note, ask or answer."""
    round_ = get_discussed(request.actor, pk)
    one = get_spoken_of(request.actor, round_.panel, subject)
    forms: dict[str, Any] = {}
    if request.method == "POST":
        forms = _said(request, round_, one)
        if not forms:
            return redirect("assessment:talk", pk=round_.pk, subject=one.pk)
    return render(request, "assessment/tally/talk.html", _context(request, round_, one, forms),
                  status=400 if forms else 200)  # fmt: skip


def _context(request: HttpRequest, round_: Round, one: Subject, forms: dict[str, Any]) -> dict[str, Any]:
    actor = request.actor
    sheets = _by_entry(round_, actor, subject=one).get(one.code, [])
    odd = {each.reviewer: each for each in outliers(_scores({one.code: sheets}))}
    over = actions.against_speaking_of(one)
    speaks = rules.SpeakOn.holds(actor, one) and not over
    names = {each.code: each.name for each in round_.criteria()}
    return {
        "round": round_, "panel": round_.panel, "name": round_.rules.name, "subject": one, "criteria": names.items(),
        "rows": [{"sheet": each, "odd": odd.get(each.seat.code), "remarks": remarks_of(round_, each),
                  "points": [(name, each.points.get(code, "")) for code, name in names.items()]} for each in sheets],
        "notes": list(found_in.notes_for(actor).filter(round=round_.pk, subject=one.pk, answers=None)),
        "speaks": speaks, "over": over, "asks": speaks and rules.AskMember.holds(actor, one), "me": actor.user_id,
        "note_form": forms.get("note") or (NoteForm() if speaks else None),
        "ask_form": forms.get("ask") or _ask_form(request, sheets),
        "answer_form": forms.get("answer") or NoteForm(prefix="answer"),
    }  # fmt: skip


def _ask_form(request: HttpRequest, sheets: list[Sheet]) -> AskForm:
    return AskForm(members=found_in.seats_of(sheets), initial={"member": request.GET.get("ask")})


def _said(request: HttpRequest, round_: Round, one: Subject) -> dict[str, Any]:
    """Empty once it is done; else the form with what is wrong under its name."""
    deed, actor = request.POST.get("do", ""), request.actor
    if deed == "ask":
        form = AskForm(request.POST, members=found_in.seats_of(_by_entry(round_, actor, subject=one).get(one.code, [])))
        return _try(deed, form, lambda told: actions.ask(round_, one, by=actor, **told))
    if deed == "note":
        return _try(deed, NoteForm(request.POST), lambda told: actions.note(round_, one, by=actor, **told))
    if deed != "answer":
        raise Unknown(deed)
    asked = found_in.questions_to(actor).filter(round=round_.pk, subject=one.pk, pk=request.POST.get("of")).first()
    if asked is None:
        raise Unknown("of")
    form = NoteForm(request.POST, prefix="answer")
    return _try(deed, form, lambda told: actions.note(round_, one, by=actor, answers=asked, **told))


def _try(name: str, form: Any, act: Any) -> dict[str, Any]:
    if not form.is_valid():
        return {name: form}
    try:
        act(form.cleaned_data)
    except Invalid as wrong:
        for field, lines in wrong.errors.items():
            form.add_error(field if field in form.fields else None, lines)
        return {name: form}
    return {}


# ------------------------------------------------------------------------------------------- the opinion


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST", "PATCH"])
def opinion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The consolidated opinion: read by the staff, written by the members; PATCH is what the page saves by itself."""
    subject = get_opined(request.actor, pk)
    if request.method == "PATCH":
        return _saved(request, subject)
    found, over = getattr(subject, "opinion", None), actions.against_speaking_of(subject)
    form = OpinionForm(initial=_initial(found))
    if request.method == "POST":
        form = OpinionForm(request.POST)
        if form.is_valid() and _written(request, subject, form):
            messages.success(request, _("The opinion is saved."))
            return redirect("assessment:opinion", pk=subject.pk)
    context = {
        "subject": subject,
        "panel": subject.panel,
        "opinion": found,
        "form": form,
        "writes": rules.SpeakOn.holds(request.actor, subject) and not over,
        "over": over,
        "rounds": _locked(request.actor, subject),
    }
    return render(request, "assessment/tally/opinion.html", context, status=400 if request.method == "POST" else 200)


def _written(request: HttpRequest, subject: Subject, form: OpinionForm) -> bool:
    """By the button, without scripts: on the revision that the page was opened with."""
    given = request.POST.get("revision", "")
    revision = int(given) if given.isdecimal() else 0
    try:
        actions.write_opinion(subject, values=form.cleaned_data, revision=revision, by=request.actor)
    except actions.Moved as moved:
        told = _("%(who)s has saved meanwhile. Open the page again in another tab, and put both together.")
        form.add_error(None, told % {"who": moved.opinion.written_by.name})
        return False
    return True


def _locked(actor: Actor, subject: Subject) -> list[Round]:
    return list(found_in.discussed_for(actor).filter(panel=subject.panel_id, position__lte=subject.reached))


def _initial(found: Opinion | None) -> dict[str, str]:
    return {name: getattr(found, name) if found else "" for name in actions.OPINION}


def _saved(request: HttpRequest, subject: Subject) -> HttpResponse:
    told = _body(request)
    try:
        found = actions.write_opinion(subject, values=told["values"], revision=told["revision"], by=request.actor)
    except actions.Moved as moved:
        return _conflict(moved.opinion, told["values"])
    except NotNow as closed:
        return JsonResponse({"detail": " ".join(map(str, closed.reasons))}, status=423)
    said = {"revision": found.revision, "saved_at": timezone.localtime(found.written_at).isoformat(), "errors": {}}
    if found.revision != told["revision"] and not told["values"]:
        # What others wrote since goes into the page, so that nothing is written over unseen.
        said |= {"merged": _initial(found), "others": [found.written_by.name]}
    return JsonResponse(said)


def _conflict(now: Opinion, values: dict[str, str]) -> JsonResponse:
    theirs = {name: getattr(now, name) for name in actions.OPINION if name in values}
    at = timezone.localtime(now.written_at).isoformat()
    told = {"revision": now.revision, "theirs": theirs, "base": {}, "by": now.written_by.name, "at": at}
    return JsonResponse(told, status=409)


def _body(request: HttpRequest) -> dict[str, Any]:
    try:
        told = json.loads(request.body or b"{}")
        return {"revision": int(told.get("revision", 0)), "values": dict(told.get("values", {}))}
    except (AttributeError, TypeError, ValueError):
        raise Invalid({"": [_("This could not be read.")]}) from None
