"""Entering a call: which one, for whom, and with what of an earlier entry."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from competitions import queries_entries as found_in
from competitions import rules
from competitions.actions import entries, reuse
from competitions.forms.entering import NewEntryForm
from competitions.models import Entry
from office.access import SIGNED_IN, Actor, NotYours, declare


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a draft; `?call=` says which call the reader comes from, `?source=` which entry."""
    actor = request.actor
    posted = request.method == "POST"
    if posted and not found_in.may_enter(actor):
        raise NotYours(rules.MayEnter.key)
    form = NewEntryForm(request.POST if posted else None, initial=_wanted(request), actor=actor)
    if posted and form.is_valid():
        return redirect("competitions:entry", pk=_opened(request, form.cleaned_data, actor).pk)
    context = {
        "form": form,
        "calls": found_in.enterable_calls(actor).exists(),
        "organisations": found_in.may_enter(actor),
    }
    return render(request, "competitions/entry/new.html", context, status=400 if posted else 200)


def _wanted(request: HttpRequest) -> dict:
    found = {name: _uuid(request.GET.get(name, "")) for name in ("call", "source")}
    return {name: pk for name, pk in found.items() if pk}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _opened(request: HttpRequest, chosen: dict, actor: Actor) -> Entry:
    call, lead, source = chosen["call"], chosen["organisation"], chosen.get("source")
    parts = tuple(chosen.get("parts") or ())
    if source is None or not parts:
        return entries.create(by=actor, call=call, lead=lead)
    entry, taken = reuse.create_from(source, by=actor, call=call, lead=lead, parts=parts)
    _tell(request, source, taken)
    return entry


def _tell(request: HttpRequest, source: Entry, taken: reuse.Taken) -> None:
    """What was taken over, and what was not."""
    said = [
        ngettext("%(count)d answer", "%(count)d answers", taken.answers) % {"count": taken.answers},
        ngettext("%(count)d file", "%(count)d files", len(taken.files)) % {"count": len(taken.files)},
    ]
    if taken.partners:
        said.append(_("invited again: %(names)s") % {"names": ", ".join(taken.partners)})
    told = {"title": source.matter.title or _("Untitled draft"), "what": ", ".join(said)}
    messages.success(request, _("Taken over from “%(title)s”: %(what)s. Read it through and correct it.") % told)
    if taken.refused:
        told = {"what": " ".join(taken.refused)}
        messages.warning(request, _("Not taken over: %(what)s") % told)
